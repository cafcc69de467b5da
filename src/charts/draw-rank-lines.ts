import type { ChartData } from '../core/chart/chart-data.ts'
import { faces, type Area, type Canvas } from './canvas.ts'
import { round } from './draw-rows.ts'
import { drawText } from './draw-text.ts'
import { formatFigure } from './format-figure.ts'
import { hintOf } from './series-text.ts'
import { spread } from './spread.ts'
import { svgElement } from './svg-element.ts'
import { ellipsis } from './wrap-text.ts'

/** Lines of categories from one series to the next: how high a figure stands, and how each line and its points look. */
export type RankLines = {
  colours: string[]
  /** Height of a figure of the nth series: 0 at the top and 1 at the foot of the plot. */
  share: (value: number, at: number) => number
  /** Radius of points; those of ranks hold their figure. */
  radius: number
  inside: boolean
}

/** Least distance of names at the sides, px. */
export const LINE_ROOM = 15
const SIDE_SHARE = 0.29
const GAP = 6
/** Room for the strokes that lead to names which had to move. */
const LEAD = 12
const MOST_CLOSE = 8
const HEAD = 22
/** Least width of a name beside its figure, px. */
const LEAST_NAME = 34

/** Draws lines from left to right with names and figures at both ends and the names of the series above. */
export function drawRankLines(canvas: Canvas, area: Area, data: ChartData, look: RankLines): void {
  const { measure, width } = canvas
  const widest = Math.max(
    0,
    ...sidesOf(data, look).flatMap(({ first, last }) => [
      measure(first, faces.value.size),
      measure(last, faces.value.size),
    ]),
  )
  const side = Math.min(widest, width * SIDE_SHARE)
  const gap = data.categories.length > MOST_CLOSE && !look.inside ? GAP + LEAD : GAP
  const offset = side + gap + look.radius
  const plot = {
    left: area.left + offset,
    right: Math.max(area.right - offset, area.left + offset + 1),
    top: area.top + HEAD,
    bottom: area.bottom,
  }
  const inner = { top: plot.top + look.radius + 2, bottom: plot.bottom - look.radius - 2 }
  const x = (at: number) =>
    data.series.length < 2 ? plot.left : plot.left + (at / (data.series.length - 1)) * (plot.right - plot.left)
  const y = (value: number, at: number) => inner.top + look.share(value, at) * (inner.bottom - inner.top)
  drawHeads(canvas, data, { area, x, plot })
  for (const slot of data.categories.keys()) drawOne(canvas, data, { slot, x, y, look })
  for (const end of ['first', 'last'] as const) {
    drawSide(canvas, data, {
      end,
      edge: end === 'first' ? plot.left - look.radius - gap : plot.right + look.radius + gap,
      room: side,
      y,
      look,
      plot: inner,
    })
  }
}

/** What stands at the two ends of a line: its name, and its figure unless the points hold it. */
function sidesOf({ categories, series }: ChartData, { inside }: RankLines): { first: string; last: string }[] {
  return categories.map((name, slot) => {
    const figure = (at: number) => {
      const value = series.at(at)?.values[slot] ?? null
      return value === null || inside ? '' : formatFigure(value, series.at(at)?.decimals ?? 0)
    }
    const [from, to] = [figure(0), figure(-1)]
    return { first: from === '' ? name : `${name} ${from}`, last: to === '' ? name : `${to} ${name}` }
  })
}

function drawHeads(
  canvas: Canvas,
  data: ChartData,
  { area, x, plot }: { area: Area; x: (at: number) => number; plot: Area },
): void {
  const { svg, theme, measure } = canvas
  const count = data.series.length
  const slot = count < 2 ? area.right - area.left : (plot.right - plot.left) / (count - 1)
  const widest = Math.max(0, ...data.series.map(({ name }) => measure(name, faces.axis.size, 600)))
  const room = Math.max(slot - 6, 30)
  const step = Math.max(1, Math.ceil(Math.min(widest, 90) / Math.max(slot - 4, 1)))
  for (const [at, { name }] of data.series.entries()) {
    const line = { x1: round(x(at)), x2: round(x(at)), y1: round(plot.top), y2: round(plot.bottom) }
    svgElement(svg, 'line', { ...line, stroke: theme.grid, 'stroke-width': 1 })
    if (at % step !== 0) continue
    const text = ellipsis(name, room * step, { size: faces.axis.size, weight: 600 }, measure)
    const half = measure(text, faces.axis.size, 600) / 2
    const place = Math.min(Math.max(x(at), area.left + half), area.right - half)
    const full = text === name ? {} : { full: name }
    drawText(canvas, text, {
      ...faces.axis,
      weight: 600,
      x: place,
      y: area.top,
      anchor: 'middle',
      edge: 'top',
      ...full,
    })
  }
}

type One = { slot: number; x: (at: number) => number; y: (value: number, at: number) => number; look: RankLines }

function drawOne({ svg, theme, ...canvas }: Canvas, data: ChartData, { slot, x, y, look }: One): void {
  const stroke = look.colours[slot] ?? theme.total
  const values = data.series.map((series) => series.values[slot] ?? null)
  for (const [at, value] of values.entries()) {
    const next = values[at + 1] ?? null
    if (value === null || next === null) continue
    const line = { x1: round(x(at)), y1: round(y(value, at)), x2: round(x(at + 1)), y2: round(y(next, at + 1)) }
    svgElement(svg, 'line', { ...line, stroke, 'stroke-width': 1.8 })
  }
  for (const [at, series] of data.series.entries()) {
    const value = values[at] ?? null
    if (value === null) continue
    const place = { cx: round(x(at)), cy: round(y(value, at)), r: look.radius }
    const dot = svgElement(svg, 'circle', {
      ...place,
      fill: look.inside ? theme.surface : stroke,
      stroke,
      'stroke-width': 1.5,
    })
    svgElement(dot, 'title', {}).textContent = hintOf(data, series, slot, value)
    // Equal ranks share a point and its figure.
    const taken = series.values.slice(0, slot).includes(value)
    if (!look.inside || taken) continue
    const middle = { x: x(at), y: y(value, at), anchor: 'middle' } as const
    drawText({ svg, theme, ...canvas }, formatFigure(value, 0), { ...middle, size: look.radius + 1 })
  }
}

/** Names at one side, each as near to its end as the others let it; a line without a figure there has none. */
function drawSide(
  canvas: Canvas,
  data: ChartData,
  at: {
    end: 'first' | 'last'
    edge: number
    room: number
    y: (value: number, at: number) => number
    look: RankLines
    plot: { top: number; bottom: number }
  },
): void {
  const series = data.series.at(at.end === 'first' ? 0 : -1)
  if (series === undefined) return
  const texts = sidesOf(data, at.look)
  const placed = data.categories
    .flatMap((_, slot) => {
      const value = series.values[slot] ?? null
      return value === null
        ? []
        : [{ slot, y: at.y(value, at.end === 'first' ? 0 : data.series.length - 1), height: LINE_ROOM }]
    })
    .sort((a, b) => a.y - b.y || a.slot - b.slot)
  const ys = spread(placed, at.plot)
  for (const [index, { slot, y }] of placed.entries()) {
    const text = texts[slot]?.[at.end] ?? ''
    const cut =
      canvas.measure(text, faces.value.size) <= at.room
        ? text
        : cutName(canvas, data, { slot, end: at.end, text, room: at.room })
    const place = { x: at.edge, y: ys[index] ?? y, anchor: at.end === 'first' ? 'end' : 'start' } as const
    drawText(canvas, cut, { ...place, ...(cut === text ? {} : { full: text }) })
    const moved = place.y - y
    if (Math.abs(moved) < 3 || at.look.inside) continue
    const outward = at.end === 'first' ? -1 : 1
    const lead = {
      x1: round(at.edge - outward * 2),
      y1: round(place.y),
      x2: round(at.edge - outward * (GAP + LEAD)),
      y2: round(y),
    }
    svgElement(canvas.svg, 'line', { ...lead, stroke: canvas.theme.axis, 'stroke-width': 0.6 })
  }
}

/** The name cut so that it stands beside its figure; where not even that fits, the name alone: the tooltip has the figure. */
function cutName(
  { measure }: Canvas,
  { categories }: ChartData,
  { slot, end, text, room }: { slot: number; end: 'first' | 'last'; text: string; room: number },
): string {
  const name = categories[slot] ?? ''
  const figure = end === 'first' ? text.slice(name.length) : text.slice(0, text.length - name.length)
  const left = room - measure(figure, faces.value.size)
  if (left < LEAST_NAME) return ellipsis(name, room, faces.value, measure)
  const cut = ellipsis(name, left, faces.value, measure)
  return end === 'first' ? cut + figure : figure + cut
}
