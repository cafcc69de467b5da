import { faces, type Area, type Canvas } from './canvas.ts'
import { drawIndexPlot, type Places, type PlotScales } from './draw-index-plot.ts'
import { areApart, drawLabel, labelBox, type Box, type Label } from './label.ts'
import { layoutCategories, type CategoryLayout } from './layout-categories.ts'
import type { Picture } from './picture.ts'
import { placeLineLabels } from './place-line-labels.ts'
import { inkOn } from './theme.ts'
import type { ValueAxis } from './value-axis.ts'

/** Axes of an upright chart, and the room at the right that names at line ends need. */
export type UprightAxes = { left: ValueAxis; right: ValueAxis | null; room: number }

const TICK_GAP = 7
/** Widest slot that bars fill, and what each further bar in it adds. */
const MOST_SLOT = 120
const MOST_LANE = 60
/** Room above the highest and below the lowest bar for its figure. */
const FIGURE_ROOM = 17
/** Share of the axis in which a figure below its bar would reach the names. */
const LOW_SHARE = 0.12

/** Draws an upright picture into the area: values from bottom to top, categories from left to right. Answers the places and all labels. */
export function drawUpright(
  canvas: Canvas,
  area: Area,
  given: Picture,
  axes: UprightAxes,
): { places: Places; plot: Area; labels: Label[] } {
  const { plot, names } = layoutPlot(canvas, area, given, axes)
  const picture = narrowBars(given, (plot.right - plot.left) / Math.max(given.categories.length, 1))
  const scales: PlotScales = {
    left: axes.left.domain,
    right: axes.right?.domain ?? null,
    grid: axes.left.ticks.map(({ value }) => value),
  }
  const places = drawIndexPlot(canvas, plot, picture, { direction: 'upright', scales })
  const centre = (index: number) => places.index(index + 0.5)
  const ticks = [...tickLabels(canvas, plot, axes, places), ...names.place(centre, plotFoot(plot, picture, axes))]
  const inside = insideLabels(canvas, picture, places)
  const ends = endLabels(canvas, picture, places)
  const shownEnds = fitAll(canvas, [...ends, ...inside], {
    ...plot,
    top: area.top,
    bottom: plotFoot(plot, picture, axes),
  })
    ? ends
    : []
  const figures = [...ticks, ...shownEnds, ...inside]
  const lineLabels = placeLineLabels(canvas, picture, places, {
    taken: figures.map((label) => labelBox(label, canvas.measure)),
    plot: { ...area, bottom: plotFoot(plot, picture, axes) },
  })
  const labels = [...figures, ...lineLabels]
  for (const label of labels) drawLabel(canvas.svg, label)
  return { places, plot, labels }
}

/** The picture with bars no wider than suits them: one or two categories would fill the page. */
function narrowBars(picture: Picture, slot: number): Picture {
  const widest = MOST_SLOT + (picture.lanes - 1) * MOST_LANE
  if (slot <= widest || picture.touching) return picture
  const squeeze = (share: number) => 0.5 + ((share - 0.5) * widest) / slot
  const bar = <Placed extends { start: number; end: number }>(one: Placed): Placed => ({
    ...one,
    start: squeeze(one.start),
    end: squeeze(one.end),
  })
  const along = (place: number) => Math.floor(place) + squeeze(place - Math.floor(place))
  return {
    ...picture,
    bars: picture.bars.map(bar),
    insides: picture.insides.map((one) => ({ ...one, bar: bar(one.bar) })),
    ends: picture.ends.map((one) => ({ ...one, middle: squeeze(one.middle) })),
    links: picture.links.map((one) => ({ ...one, from: along(one.from), to: along(one.to) })),
  }
}

/** The plot without its labels. Slanted names may need more room at the left than the figures of the axis. */
function layoutPlot(
  canvas: Canvas,
  area: Area,
  picture: Picture,
  axes: UprightAxes,
): { plot: Area; names: CategoryLayout } {
  const { measure } = canvas
  const widest = (axis: ValueAxis | null) =>
    Math.max(0, ...(axis?.ticks ?? []).map(({ text }) => measure(text, faces.tick.size)))
  const right = axes.right === null ? 0 : widest(axes.right) + TICK_GAP
  const slots = Math.max(picture.categories.length, 1)
  const layout = (left: number) => {
    const plotRight = area.right - right - axes.room
    const slot = Math.max((plotRight - left) / slots, 1)
    const names = layoutCategories(canvas, picture.categories, slot, {
      kind: picture.categoryKind,
      totals: picture.totals,
    })
    const bottom = area.bottom - names.height - footRoom(picture, axes)
    const boxes = names.place((index) => left + (index + 0.5) * slot, bottom).map((label) => labelBox(label, measure))
    const lack = area.left - Math.min(area.left, ...boxes.map((box) => box.left))
    return { plot: { left, right: plotRight, top: area.top + FIGURE_ROOM, bottom }, names, lack }
  }
  const first = layout(area.left + widest(axes.left) + TICK_GAP)
  return first.lack > 0 ? layout(first.plot.left + first.lack) : first
}

/** Room for figures below bars and points that come near the lower end of their axis. */
function footRoom(picture: Picture, axes: UprightAxes): number {
  const isLow = (value: number, { domain: [low, high] }: ValueAxis) => (value - low) / (high - low) < LOW_SHARE
  const bars = picture.ends.some(({ outward, value }) => outward === -1 && value < 0 && isLow(value, axes.left))
  const lines = picture.lines.some(({ axis, values, texts }) => {
    const scale = axis === 'right' ? (axes.right ?? axes.left) : axes.left
    return texts.length > 0 && values.some((value) => value !== null && value < 0 && isLow(value, scale))
  })
  return bars || lines ? FIGURE_ROOM : 0
}

function plotFoot(plot: Area, picture: Picture, axes: UprightAxes): number {
  return plot.bottom + footRoom(picture, axes)
}

function tickLabels({ theme }: Canvas, plot: Area, axes: UprightAxes, places: Places): Label[] {
  const side = (axis: ValueAxis | null, name: 'left' | 'right', x: number) =>
    (axis?.ticks ?? []).map(({ value, text }): Label => ({
      ...faces.tick,
      lines: [text],
      x,
      y: places.value(value, name),
      anchor: name === 'left' ? 'end' : 'start',
      edge: 'middle',
      colour: theme.secondary,
    }))
  return [...side(axes.left, 'left', plot.left - TICK_GAP), ...side(axes.right, 'right', plot.right + TICK_GAP)]
}

function endLabels({ theme }: Canvas, picture: Picture, places: Places): Label[] {
  return picture.ends.map((end): Label => ({
    ...(end.strong ? faces.strong : faces.value),
    lines: [end.text],
    ...(end.full === undefined ? {} : { full: end.full }),
    x: places.index(end.slot + end.middle),
    y: places.value(end.value) - end.outward * 2,
    anchor: 'middle',
    edge: end.outward === 1 ? 'bottom' : 'top',
    colour: theme.ink,
  }))
}

/** Figures inside bars, where the bar is large enough. */
export function insideLabels(canvas: Canvas, picture: Picture, places: Places, lying = false): Label[] {
  return picture.insides.flatMap(({ bar, text }): Label[] => {
    const along = places.index(bar.slot + (bar.start + bar.end) / 2)
    const across = places.value((bar.from + bar.to) / 2)
    const thick = Math.abs(places.index(bar.slot + bar.end) - places.index(bar.slot + bar.start))
    const long = Math.abs(places.value(bar.to) - places.value(bar.from))
    const [width, height] = lying ? [long, thick] : [thick, long]
    const place = lying ? { x: across, y: along } : { x: along, y: across }
    const label: Label = {
      ...faces.value,
      lines: [text],
      ...place,
      anchor: 'middle',
      edge: 'middle',
      colour: inkOn(bar.colour),
    }
    return canvas.measure(text, faces.value.size) + 6 <= width && height >= 14 ? [label] : []
  })
}

/** All figures or none: a chart that names some bars only leaves the reader guessing. */
function fitAll({ measure }: Canvas, labels: Label[], room: Area): boolean {
  const boxes = labels.map((label) => labelBox(label, measure))
  const inside = (box: Box) =>
    box.left >= room.left - 4 && box.right <= room.right + 4 && box.top >= room.top - 1 && box.bottom <= room.bottom + 1
  return boxes.every(inside) && areApart(boxes)
}
