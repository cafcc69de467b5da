import * as Plot from '@observablehq/plot'
import type { Area, Canvas } from './canvas.ts'
import type { Picture } from './picture.ts'

/** Values are upright over categories from left to right, or lying with categories from top to bottom. */
export type Direction = 'upright' | 'lying'

/** Scales of the values: `right` only where lines have an axis of their own. */
export type PlotScales = { left: [number, number]; right: [number, number] | null; grid: number[] }

/** Places in px: of a value of the left or right axis, and of an index (0 is the start of the first slot). */
export type Places = { value(value: number, axis?: 'left' | 'right'): number; index(index: number): number }

/**
 * Draws grid, bars, links, lines and dots into the area, which is the plot without its labels. Bars stand in slots of a linear
 * index axis, so that grouped, stacked and floating bars and lines share one scale.
 */
export function drawIndexPlot(
  canvas: Canvas,
  area: Area,
  picture: Picture,
  plan: { direction: Direction; scales: PlotScales },
): Places {
  const { svg } = canvas
  const { direction, scales } = plan
  const lying = direction === 'lying'
  const slots = Math.max(picture.categories.length, 1)
  const values = { domain: scales.left, axis: null }
  const indexes = { domain: lying ? [slots, 0] : [0, slots], axis: null }
  const height = Number(svg.getAttribute('height'))
  const chart = Plot.plot({
    document: canvas.document,
    width: canvas.width,
    height,
    marginLeft: area.left,
    marginRight: canvas.width - area.right,
    marginTop: area.top,
    marginBottom: height - area.bottom,
    x: lying ? values : indexes,
    y: lying ? indexes : values,
    color: { type: 'identity' },
    marks: [
      ...gridMarks(canvas, plan),
      ...barMarks(canvas, picture, lying),
      ...lineMarks(canvas, picture, scales),
      ...referenceMarks(canvas, picture, lying),
    ],
  })
  const value = chart.scale(lying ? 'x' : 'y')
  const index = chart.scale(lying ? 'y' : 'x')
  // The style sheet of the library stays behind: it would name things outside this file.
  for (const part of [...chart.children]) if (part.tagName !== 'style') svg.append(part)
  return {
    value: (one, axis = 'left') => Number(value?.apply(axis === 'left' ? one : toLeft(one, scales))),
    index: (one) => Number(index?.apply(one)),
  }
}

function gridMarks(
  { theme }: Canvas,
  { direction, scales }: { direction: Direction; scales: PlotScales },
): Plot.Markish[] {
  const rule = direction === 'lying' ? Plot.ruleX : Plot.ruleY
  return [rule(scales.grid, { stroke: theme.grid, strokeWidth: 1 })]
}

function barMarks({ theme }: Canvas, picture: Picture, lying: boolean): Plot.Markish[] {
  const start = picture.bars.map((bar) => bar.slot + bar.start)
  const end = picture.bars.map((bar) => bar.slot + bar.end)
  const low = picture.bars.map((bar) => Math.min(bar.from, bar.to))
  const high = picture.bars.map((bar) => Math.max(bar.from, bar.to))
  const look = { fill: picture.bars.map(({ colour }) => colour), title: picture.bars.map(({ hint }) => hint) }
  const bars = lying
    ? Plot.rect(picture.bars, { ...look, x1: low, x2: high, y1: start, y2: end })
    : Plot.rect(picture.bars, { ...look, x1: start, x2: end, y1: low, y2: high })
  const line = { stroke: theme.axis, strokeWidth: 1 }
  const links = lying
    ? Plot.ruleX(picture.links, { ...line, x: 'value', y1: 'from', y2: 'to' })
    : Plot.ruleY(picture.links, { ...line, y: 'value', x1: 'from', x2: 'to' })
  const zero = lying ? Plot.ruleX([0], line) : Plot.ruleY([0], line)
  return picture.bars.length === 0 ? [] : [bars, links, zero]
}

function lineMarks({ theme }: Canvas, { lines, bars }: Picture, scales: PlotScales): Plot.Markish[] {
  const zero = bars.length === 0 && scales.left[0] <= 0 && scales.left[1] >= 0
  const marks = lines.flatMap((line) => {
    const onRight = (value: number | null) =>
      value === null ? NaN : line.axis === 'right' ? toLeft(value, scales) : value
    const place = { x: line.values.map((_, index) => index + 0.5), y: line.values.map(onRight) }
    const shown = place.y.map((y, index) => (line.dotted || isAlone(line.values, index) ? y : NaN))
    const look = {
      r: line.values.length > 24 ? 2 : 3,
      fill: theme.surface,
      stroke: line.colour,
      strokeWidth: line.values.length > 24 ? 1.5 : 2,
    }
    const dots = Plot.dot(line.values, { x: place.x, y: shown, ...look, title: line.hints })
    return [Plot.line(line.values, { ...place, stroke: line.colour, strokeWidth: 2 }), dots]
  })
  return [...(zero ? [Plot.ruleY([0], { stroke: theme.axis, strokeWidth: 1 })] : []), ...marks]
}

function referenceMarks({ theme }: Canvas, { reference }: Picture, lying: boolean): Plot.Markish[] {
  if (reference === null) return []
  const look = { stroke: theme.ink, strokeWidth: 1.2, strokeDasharray: '5 3' }
  return [lying ? Plot.ruleX([reference], look) : Plot.ruleY([reference], look)]
}

/** A point between two gaps: only a dot shows it. */
function isAlone(values: (number | null)[], index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
}

/** The value of the left axis that stands at the same height. */
function toLeft(value: number, { left, right }: PlotScales): number {
  if (right === null) return value
  const share = (value - right[0]) / (right[1] - right[0])
  return left[0] + share * (left[1] - left[0])
}
