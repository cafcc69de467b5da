import { faces, type Area, type Canvas } from './canvas.ts'
import type { AxisScale } from './axis-scale.ts'
import { blockHeight, drawLabel } from './label.ts'
import { drawText } from './draw-text.ts'
import { svgElement } from './svg-element.ts'
import { wrapText } from './wrap-text.ts'

const NAME_GAP = 8
const NAME_SHARE = 0.36
const NAME_LINES = 3
const ROW = 24
/** Height of the figures below a panel. */
const AXIS = 20

/** Names of rows set for measuring and drawing, and the height that rows and axis need. */
export type RowsLayout = { names: string[][]; full: string[]; nameWidth: number; row: number; height: number }

/** Rows on the page: the area right of the names and above the axis, and the middle of each row. */
export type Rows = { plot: Area; row: number; y: (row: number) => number }

/** Breaks the names of rows that are at least `least` px high. */
export function layoutRows({ measure, width }: Canvas, names: string[], least = ROW): RowsLayout {
  const set = names.map((name) => wrapText(name, width * NAME_SHARE, faces.category, { measure, maxLines: NAME_LINES }))
  const tallest = Math.max(0, ...set.map((lines) => blockHeight(lines.length, faces.category.size) + 6))
  const widest = Math.max(0, ...set.flat().map((line) => measure(line, faces.category.size, 600)))
  const row = Math.max(least, tallest)
  return {
    names: set,
    full: names,
    nameWidth: widest === 0 ? 0 : widest + NAME_GAP,
    row,
    height: Math.max(names.length, 1) * row + AXIS,
  }
}

/** Draws the names of the rows; `totals` are set bold. */
export function drawRowNames(canvas: Canvas, area: Area, layout: RowsLayout, totals: readonly number[] = []): Rows {
  const plot = { ...area, left: area.left + layout.nameWidth, bottom: area.bottom - AXIS }
  const row = (plot.bottom - plot.top) / Math.max(layout.names.length, 1)
  const y = (at: number) => plot.top + (at + 0.5) * row
  for (const at of layout.names.keys()) {
    drawRowName(canvas, layout, at, { x: plot.left, y: y(at), strong: totals.includes(at) })
  }
  return { plot, row, y }
}

/** Draws one name, which ends before the plot that begins at `x`. */
export function drawRowName(
  { svg, theme }: Canvas,
  layout: RowsLayout,
  at: number,
  { x, y, strong }: { x: number; y: number; strong: boolean },
): void {
  const [lines, full] = [layout.names[at] ?? [], layout.full[at] ?? '']
  const cut = lines.at(-1)?.endsWith('…') === true && !full.endsWith('…')
  const look = {
    ...faces.category,
    weight: strong ? 600 : 400,
    anchor: 'end',
    edge: 'middle',
    colour: theme.ink,
  } as const
  drawLabel(svg, { ...look, lines, x: x - NAME_GAP, y, ...(cut ? { full } : {}) })
}

/** Draws grid lines and figures of a horizontal axis below a panel; answers the place of a value. `bounds` are where texts may reach. */
export function drawPanelAxis(
  canvas: Canvas,
  panel: Area,
  scale: AxisScale,
  bounds: { left: number; right: number },
): (value: number) => number {
  const { svg, theme, measure } = canvas
  const x = (value: number) => panel.left + scale.share(value) * (panel.right - panel.left)
  for (const { value, text } of scale.ticks) {
    const at = x(value)
    const strong = value === 0
    const ends = { x1: round(at), x2: round(at), y1: round(panel.top), y2: round(panel.bottom) }
    svgElement(svg, 'line', { ...ends, stroke: strong ? theme.axis : theme.grid, 'stroke-width': 1 })
    const half = measure(text, faces.tick.size) / 2
    const place = { x: Math.min(Math.max(at, bounds.left + half), bounds.right - half), y: panel.bottom + 5 }
    drawText(canvas, text, { ...faces.tick, ...place, anchor: 'middle', edge: 'top', colour: theme.secondary })
  }
  return x
}

/** Two decimals are finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
