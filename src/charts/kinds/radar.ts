import type { Language } from '../../core/base/local-text.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { linearScale, type AxisScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type Key, type KindLayout } from '../canvas.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { blockHeight, drawLabel } from '../label.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { wrapText } from '../wrap-text.ts'
import { bar } from './bar.ts'

const LARGEST = 190
const NAME_SHARE = 0.26
const GAP = 10
const RINGS = 4
/** More axes than this leave no room for their names; fewer than three have no area. */
const MOST_AXES = 16

type Wheel = { x: number; y: number; radius: number; scale: AxisScale; count: number }

/** Categories as axes of a wheel, a closed line for each series, all on one scale. Too few or too many categories are drawn as bars. */
export function radar(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length === 0 || categories.length < 3 || categories.length > MOST_AXES) return bar(canvas, data, language)
  const unit = unitsOf(series, language)
  const keys = series.map(({ name }, at): Key => ({ name, colour: seriesColour(canvas.theme, at), mark: 'line' }))
  const radius = Math.min(LARGEST, Math.max(canvas.width * (0.5 - NAME_SHARE) - GAP, 60))
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: series.length > 1 ? keys : [],
    height: { usual: 2 * radius + 84, least: 240 },
    draw(area) {
      drawWheel(canvas, area, data)
    },
  }
}

function drawWheel(canvas: Canvas, area: Area, data: ChartData): void {
  const { svg, theme } = canvas
  const [low, high] = extentOf(data.series.flatMap(({ values }) => values))
  const scale = linearScale(valueAxis([low, high], low >= 0, RINGS))
  const most = Math.min((area.bottom - area.top) / 2 - 40, canvas.width * (0.5 - NAME_SHARE) - GAP, LARGEST)
  const wheel: Wheel = {
    x: (area.left + area.right) / 2,
    y: (area.top + area.bottom) / 2,
    radius: Math.max(most, 30),
    scale,
    count: data.categories.length,
  }
  const ring = (value: number) =>
    data.categories
      .map((_, at) => pointOn(wheel, at, value))
      .map(([x, y]) => `${x},${y}`)
      .join(' ')
  for (const { value } of scale.ticks) {
    const strong = value === 0 && low < 0
    svgElement(svg, 'polygon', {
      points: ring(value),
      fill: 'none',
      stroke: strong ? theme.axis : theme.grid,
      'stroke-width': 1,
    })
  }
  for (const at of data.categories.keys()) {
    const [x2, y2] = pointOn(wheel, at, scale.domain[1])
    svgElement(svg, 'line', { x1: round(wheel.x), y1: round(wheel.y), x2, y2, stroke: theme.grid, 'stroke-width': 1 })
    drawAxisName(canvas, data.categories[at] ?? '', wheel, at)
  }
  for (const [at, series] of data.series.entries())
    drawShape(canvas, data, { series, wheel, colour: seriesColour(theme, at), alone: data.series.length === 1 })
  drawRingFigures(canvas, wheel)
}

function pointOn({ x, y, radius, scale, count }: Wheel, at: number, value: number): [number, number] {
  const angle = (at / count) * 2 * Math.PI
  const reach = scale.share(value) * radius
  return [round(x + Math.sin(angle) * reach), round(y - Math.cos(angle) * reach)]
}

/** Figures of the rings along the first axis, those that have room. */
function drawRingFigures(canvas: Canvas, wheel: Wheel): void {
  const { theme } = canvas
  const { ticks } = wheel.scale
  const apart = ticks.length < 2 ? Infinity : wheel.radius / (ticks.length - 1)
  const step = Math.max(1, Math.ceil(16 / apart))
  const between = Math.abs(Math.sin((2 * Math.PI) / wheel.count)) * wheel.radius
  for (const [at, { value, text }] of ticks.entries()) {
    if (at === 0 || at % step !== 0 || canvas.measure(text, faces.tick.size) + GAP > between) continue
    const [x, y] = pointOn(wheel, 0, value)
    drawText(canvas, text, {
      ...faces.tick,
      x: x - 4,
      y: y + 1,
      anchor: 'end',
      colour: theme.secondary,
      halo: theme.surface,
    })
  }
}

function drawAxisName(canvas: Canvas, name: string, wheel: Wheel, at: number): void {
  const { svg, theme, measure, width } = canvas
  const angle = (at / wheel.count) * 2 * Math.PI
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const upright = Math.abs(sine) < 0.12
  const turn = (2 * Math.PI) / wheel.count
  // At the top and at the foot a name stands between its neighbours; beside the wheel it stands above the next one.
  const between = 2 * Math.abs(Math.sin(turn)) * (wheel.radius + GAP) - GAP
  const room = upright && wheel.count > 4 ? between : width * (upright ? 0.5 : NAME_SHARE) - GAP
  const apart = (Math.cos(turn) - Math.cos(2 * turn)) * wheel.radius
  const maxLines = apart < blockHeight(2, faces.axis.size) + 2 ? 1 : 2
  const lines = wrapText(name, room, faces.axis, { measure, maxLines })
  const cut = lines.at(-1)?.endsWith('…') === true && !name.endsWith('…')
  const half = blockHeight(lines.length, faces.axis.size) / 2
  drawLabel(svg, {
    ...faces.axis,
    lines,
    x: wheel.x + sine * (wheel.radius + GAP),
    // Names move away from the wheel by half their height at the top and at the foot.
    y: wheel.y - cosine * (wheel.radius + GAP + half * Math.abs(cosine)),
    anchor: upright ? 'middle' : sine > 0 ? 'start' : 'end',
    edge: 'middle',
    colour: theme.ink,
    ...(cut ? { full: name } : {}),
  })
}

/** The line of a series; it is closed and filled only where no figure is missing. */
function drawShape(
  { svg, theme }: Canvas,
  data: ChartData,
  { series, wheel, colour, alone }: { series: ChartSeries; wheel: Wheel; colour: string; alone: boolean },
): void {
  const values = data.categories.map((_, at) => series.values[at] ?? null)
  const points = values.map((value, at) => (value === null ? null : pointOn(wheel, at, value)))
  const stroke = { stroke: colour, 'stroke-width': 2 }
  if (points.every((point) => point !== null)) {
    const fill = { fill: colour, 'fill-opacity': alone ? 0.16 : 0.06 }
    svgElement(svg, 'polygon', { points: points.map((point) => point.join()).join(' '), ...fill, ...stroke })
  } else {
    for (const [at, point] of points.entries()) {
      const next = points[(at + 1) % points.length] ?? null
      if (point === null || next === null) continue
      svgElement(svg, 'line', { x1: point[0], y1: point[1], x2: next[0], y2: next[1], ...stroke })
    }
  }
  for (const [at, point] of points.entries()) {
    const value = values[at] ?? null
    if (point === null || value === null) continue
    const dot = svgElement(svg, 'circle', { cx: point[0], cy: point[1], r: 3, fill: theme.surface, ...stroke })
    svgElement(dot, 'title', {}).textContent = hintOf(data, series, at, value)
  }
}
