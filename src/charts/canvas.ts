import type { ChartTheme } from './theme.ts'
import type { Measure } from './measure-text.ts'

/** What every part of a chart draws with. `document` is an argument so that charts draw in any document. */
export type Canvas = { svg: SVGSVGElement; document: Document; width: number; theme: ChartTheme; measure: Measure }

/** A rectangle of the drawing in px. */
export type Area = { left: number; top: number; right: number; bottom: number }

/** An entry of a legend: a square for bars, a line with a dot for lines, a filled or hollow dot, a dashed line, a tick, a line with caps. */
export type Key = { name: string; colour: string; mark: 'bar' | 'line' | 'dot' | 'ring' | 'dash' | 'tick' | 'span' }

/** Text above an axis, with the key of its only series where that saves a legend. */
export type AxisTitle = { text: string; key: Key | null }

/** A chart kind made ready: what stands above the plot, how high it wants to be at least, and how it is drawn. */
export type KindLayout = {
  leftTitle: AxisTitle | null
  rightTitle: AxisTitle | null
  legend: Key[]
  /** What the drawing leaves out or does of its own; printed with the notes. */
  note?: string
  /** Height of the plot with its axes: what suits it, and what it needs at the least. */
  height: { usual: number; least: number }
  draw(area: Area): void
}

/** Sizes of type in px. */
export const faces = {
  title: { size: 15, weight: 600 },
  subtitle: { size: 12, weight: 400 },
  axis: { size: 12, weight: 400 },
  tick: { size: 11, weight: 400 },
  category: { size: 12, weight: 400 },
  value: { size: 11, weight: 400 },
  strong: { size: 11, weight: 600 },
  note: { size: 11, weight: 400 },
} as const
