import { ticks } from 'd3-array'
import { faces, type Area, type Canvas } from './canvas.ts'
import { drawIndexPlot, type Places } from './draw-index-plot.ts'
import { insideLabels } from './draw-upright.ts'
import { blockHeight, drawLabel, type Label } from './label.ts'
import type { Picture } from './picture.ts'
import { extentOf } from './value-axis.ts'
import { wrapText } from './wrap-text.ts'

const NAME_GAP = 8
const FIGURE_GAP = 4
/** A lane is one bar with its figure. */
const LANE = 15
const SINGLE_LANE = 24
const ROW_GAP = 8
/** Share of the width that names may take, and lines of a name. */
const NAME_SHARE = 0.36
const NAME_LINES = 3
/** Names move from the zero line to the left edge when bars would become shorter than this share of the width. */
const LEAST_BARS = 0.4

/** Heights and names of a lying picture, set once for measuring and drawing. */
export type LyingLayout = { height: number; names: string[][] }

/** Breaks the names and finds the height that all rows need. */
export function layoutLying({ measure, width }: Canvas, picture: Picture): LyingLayout {
  const names = picture.categories.map((name) =>
    wrapText(name, width * NAME_SHARE, faces.category, { measure, maxLines: NAME_LINES }),
  )
  const lanes = picture.lanes === 1 ? SINGLE_LANE : picture.lanes * LANE + ROW_GAP
  const tallest = Math.max(0, ...names.map((lines) => blockHeight(lines.length, faces.category.size) + 6))
  return { height: Math.max(names.length, 1) * Math.max(lanes, tallest), names }
}

/** Draws a lying picture: categories from top to bottom, values to the right, figures at the ends of all bars. */
export function drawLying(
  canvas: Canvas,
  area: Area,
  picture: Picture,
  layout: LyingLayout,
): { places: Places; labels: Label[] } {
  const widths = layout.names.map((lines) =>
    Math.max(0, ...lines.map((line) => canvas.measure(line, faces.category.size, 600))),
  )
  const atZero = picture.namesAtZero ? solveScale(canvas, picture, area.right - area.left, widths) : null
  const beside = atZero !== null && barLength(picture) * atZero.scale >= LEAST_BARS * (area.right - area.left)
  const nameColumn = beside ? 0 : Math.max(0, ...widths) + NAME_GAP
  const plot = { ...area, left: area.left + nameColumn }
  const solved = beside ? atZero : solveScale(canvas, picture, plot.right - plot.left, null)
  const [low, high] = extentWithZero(picture)
  const grid = low === high ? [0] : ticks(low, high, 5)
  const scales = { left: solved.domain, right: null, grid }
  const places = drawIndexPlot(canvas, plot, picture, { direction: 'lying', scales })
  const names = nameLabels(canvas, picture, { layout, places, edge: beside ? null : plot.left - NAME_GAP })
  const labels = [...names, ...endLabels(canvas, picture, places), ...insideLabels(canvas, picture, places, true)]
  for (const label of labels) drawLabel(canvas.svg, label)
  return { places, labels }
}

type Solved = { scale: number; domain: [number, number] }

/**
 * The largest scale (px for each unit of value) at which every bar has room for its figure and, where names stand at the zero
 * line, every name has room on the side that its bar leaves free.
 */
function solveScale({ measure }: Canvas, picture: Picture, width: number, nameWidths: number[] | null): Solved {
  const ends = picture.ends.map((end) => ({ ...end, room: measure(end.text, faces.value.size, 600) + FIGURE_GAP + 2 }))
  const [low, high] = extentWithZero(picture)
  const sides = (scale: number): [number, number] => {
    let left = -low * scale
    let right = high * scale
    for (const { value, outward, room } of ends) {
      if (outward === 1) right = Math.max(right, value * scale + room)
      else left = Math.max(left, -value * scale + room)
    }
    for (const [slot, name] of (nameWidths ?? []).entries()) {
      if (pointsLeft(picture, slot)) right = Math.max(right, name + NAME_GAP)
      else left = Math.max(left, name + NAME_GAP)
    }
    return [left, right]
  }
  let lower = 0
  let upper = width / Math.max(high - low, Number.MIN_VALUE * 1e10)
  if (!Number.isFinite(upper) || high === low) upper = 1
  for (let step = 0; step < 60; step += 1) {
    const middle = (lower + upper) / 2
    const [left, right] = sides(middle)
    if (left + right <= width) lower = middle
    else upper = middle
  }
  const scale = Math.max(lower, Number.MIN_VALUE * 1e10)
  const [left] = sides(scale)
  return { scale, domain: [-left / scale, (width - left) / scale] }
}

function extentWithZero(picture: Picture): [number, number] {
  const [low, high] = extentOf([...picture.bars.flatMap(({ from, to }) => [from, to]), picture.reference])
  return [Math.min(low, 0), Math.max(high, 0)]
}

function barLength(picture: Picture): number {
  const [low, high] = extentWithZero(picture)
  return high - low
}

function pointsLeft(picture: Picture, slot: number): boolean {
  return picture.ends.some((end) => end.slot === slot && end.outward === -1)
}

function nameLabels(
  { theme }: Canvas,
  picture: Picture,
  at: { layout: LyingLayout; places: Places; edge: number | null },
): Label[] {
  return at.layout.names.map((lines, slot) => {
    const right = at.edge === null && pointsLeft(picture, slot)
    const zero = at.places.value(0)
    const name = picture.categories[slot] ?? ''
    const cut = lines.at(-1)?.endsWith('…') === true && !name.endsWith('…')
    return {
      ...faces.category,
      weight: picture.totals.has(slot) ? 600 : 400,
      lines,
      x: at.edge ?? (right ? zero + NAME_GAP : zero - NAME_GAP),
      y: at.places.index(slot + 0.5),
      anchor: right ? 'start' : 'end',
      edge: 'middle',
      colour: theme.ink,
      ...(cut ? { full: name } : {}),
    }
  })
}

function endLabels({ theme }: Canvas, picture: Picture, places: Places): Label[] {
  return picture.ends.map((end) => ({
    ...(end.strong ? faces.strong : faces.value),
    lines: [end.text],
    ...(end.full === undefined ? {} : { full: end.full }),
    x: places.value(end.value) + end.outward * FIGURE_GAP,
    y: places.index(end.slot + end.middle),
    anchor: end.outward === 1 ? 'start' : 'end',
    edge: 'middle',
    colour: theme.ink,
  }))
}
