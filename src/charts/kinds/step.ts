import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { linearScale, thinnedScale } from '../axis-scale.ts'
import type { Area, Canvas, Key, KindLayout } from '../canvas.ts'
import { drawXyFrame, plotOf } from '../draw-frame-xy.ts'
import { MOST_END_NAMES, drawEndNames, setEndNames } from '../draw-end-names.ts'
import { round } from '../draw-rows.ts'
import { drawUpright } from '../draw-upright.ts'
import { emptyPicture } from '../picture.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { mix } from '../shades.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { axisOf, extentOf, valueAxis, type ValueAxis } from '../value-axis.ts'
import { bar } from './bar.ts'

/** Dots mark the steps while they are this few. */
const MOST_DOTS = 40
/** Opacity of the interval. */
const BAND = 0.18

type Lines = { curves: ChartSeries[]; low: ChartSeries | null; high: ChartSeries | null; times: number[] | null }
type Places = { x: (at: number) => number; y: (value: number) => number; plot: Area }

/**
 * Lines that keep their level until the next figure, as survival curves do; `low` and `high` shade the interval of a single curve.
 * Categories that are all numbers (years, months since) are measured along x, others stand in equal slots.
 */
export function step(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const curves = data.series.filter(({ role }) => role === 'value' || role === 'series')
  if (curves.length === 0) return bar(canvas, data, language)
  const lines = { curves, low: seriesOf(data, 'low', null), high: seriesOf(data, 'high', null), times: timesOf(data) }
  const unit = unitsOf(curves, language)
  const keys = curves.map(({ name }, at): Key => ({ name, colour: seriesColour(canvas.theme, at), mark: 'line' }))
  const named = curves.length > 1 && curves.length <= MOST_END_NAMES
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: curves.length > 1 ? (named ? [] : keys) : bandKeys(canvas, lines, keys),
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 240), 440), least: 200 },
    draw(area) {
      const names = named ? setEndNames(canvas, keys) : null
      const room = names?.room ?? 0
      const places = drawAxes(canvas, area, data, { lines, room })
      drawBand(canvas, lines, places)
      for (const [at, curve] of curves.entries())
        drawCurve(canvas, data, { curve, places, colour: seriesColour(canvas.theme, at) })
      const heightOf = (at: number) => {
        const last = curves[at]?.values.filter((value) => value !== null).at(-1) ?? null
        return last === null ? null : places.y(last)
      }
      if (names !== null) drawEndNames(canvas, names, { plot: places.plot, right: area.right, heightOf })
    },
  }
}

/** The keys of a single curve with its interval. */
function bandKeys({ theme }: Canvas, { low, high }: Lines, keys: Key[]): Key[] {
  if (low === null || high === null) return []
  return [...keys, { name: `${low.name}–${high.name}`, colour: mix(theme, seriesColour(theme, 0), BAND), mark: 'bar' }]
}

/** Categories as rising numbers; null where one is none. */
function timesOf({ categories, categoryKind }: ChartData): number[] | null {
  if (categoryKind === 'period' || categories.length < 2) return null
  const times = categories.map((text) => (text.trim() === '' ? NaN : Number(text)))
  const rising = times.every((time, at) => Number.isFinite(time) && (at === 0 || time > (times[at - 1] ?? 0)))
  return rising ? times : null
}

function drawAxes(
  canvas: Canvas,
  area: Area,
  data: ChartData,
  { lines, room }: { lines: Lines; room: number },
): Places {
  const { curves, low, high, times } = lines
  const all = [...curves, low, high].flatMap((one) => one?.values ?? [])
  const axis = levelAxis(extentOf(all), curves, Math.max(3, Math.round((area.bottom - area.top) / 56)))
  if (times === null) {
    const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
    const { places, plot } = drawUpright(canvas, area, picture, { left: axis, right: null, room })
    return { x: (at) => places.index(at + 0.5), y: (value) => places.value(value), plot }
  }
  const inner = { ...area, right: area.right - room }
  const y = linearScale(axis)
  const plot = plotOf(canvas, inner, y)
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 1]
  const whole = times.length <= 24 ? axisOf([from, to], times) : valueAxis([from, to], false, 8)
  const x = thinnedScale(linearScale(whole), plot.right - plot.left, canvas.measure)
  const frame = drawXyFrame(canvas, inner, { x, y, title: data.categoryName })
  return { x: (at) => frame.x(times[at] ?? 0), y: frame.y, plot: frame.plot }
}

/** Shares of a whole are read against 0 to 100. */
function levelAxis([low, high]: [number, number], curves: ChartSeries[], count: number): ValueAxis {
  const percent = curves.every(({ unit }) => unit === '%') && low >= 0 && high > 50 && high <= 100
  return percent ? axisOf([0, 100], [0, 20, 40, 60, 80, 100]) : valueAxis([low, high], low >= 0, count)
}

/** Corners of a stepped line over known figures, in runs without a gap. */
function runsOf(values: readonly (number | null)[], { x, y }: Places): [number, number][][] {
  const runs: [number, number][][] = []
  let run: [number, number][] = []
  for (const [at, value] of values.entries()) {
    if (value === null) {
      if (run.length > 0) runs.push(run)
      run = []
      continue
    }
    const before = run.at(-1)
    if (before !== undefined) run.push([x(at), before[1]])
    run.push([x(at), y(value)])
  }
  return run.length > 0 ? [...runs, run] : runs
}

const pathOf = (points: readonly [number, number][]) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')

function drawBand({ svg, theme }: Canvas, { curves, low, high }: Lines, places: Places): void {
  if (low === null || high === null || curves.length > 1) return
  const known = low.values.map((value, at) => value !== null && (high.values[at] ?? null) !== null)
  const held = (values: readonly (number | null)[]) => values.map((value, at) => (known[at] === true ? value : null))
  const upper = runsOf(held(high.values), places)
  for (const [at, lower] of runsOf(held(low.values), places).entries()) {
    const points = pathOf([...(upper[at] ?? []), ...[...lower].reverse()])
    svgElement(svg, 'polygon', { points, fill: seriesColour(theme, 0), 'fill-opacity': BAND })
  }
}

function drawCurve(
  { svg, theme }: Canvas,
  data: ChartData,
  { curve, places, colour }: { curve: ChartSeries; places: Places; colour: string },
): void {
  for (const run of runsOf(curve.values, places)) {
    svgElement(svg, 'polyline', { points: pathOf(run), fill: 'none', stroke: colour, 'stroke-width': 2 })
  }
  const small = curve.values.length > MOST_DOTS
  for (const [at, value] of curve.values.slice(0, data.categories.length).entries()) {
    if (value === null) continue
    const place = { cx: round(places.x(at)), cy: round(places.y(value)), r: small ? 1.5 : 3 }
    const dot = svgElement(svg, 'circle', {
      ...place,
      fill: theme.surface,
      stroke: colour,
      'stroke-width': small ? 1 : 2,
    })
    svgElement(dot, 'title', {}).textContent = hintOf(data, curve, at, value)
  }
}
