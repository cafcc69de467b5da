import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { rowChart, widestFigure, type RowPlace } from '../row-chart.ts'
import { gapHintOf, hintsOf, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const BAR = 0.4
const TICK = 0.66
const BAND = 0.74
const GAP = 10
/** Width of the slash between figure and target. */
const SLASH = 14

type Parts = { value: ChartSeries; target: ChartSeries; low: ChartSeries | null; high: ChartSeries | null }

/** A bar against its target (a tick) for each category, over the range from `low` to `high` where there is one. */
export function bullet(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [value, target] = [seriesOf(data, 'value', 0), seriesOf(data, 'target', 1)]
  if (value === null || target === null) return bar(canvas, data, language)
  const parts = { value, target, low: seriesOf(data, 'low', 2), high: seriesOf(data, 'high', 3) }
  const { theme } = canvas
  const all = Object.values(parts).flatMap((one) => (one === null ? [] : [one]))
  const extent = extentOf(all.flatMap(({ values }) => values))
  const unit = unitsOf(all, language)
  const band = parts.low === null || parts.high === null ? '' : `${parts.low.name}–${parts.high.name}`
  const keys: Key[] = [
    { name: value.name, colour: seriesColour(theme, 0), mark: 'bar' },
    { name: target.name, colour: theme.ink, mark: 'tick' },
    { name: band, colour: theme.grid, mark: 'bar' },
  ]
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: keys.filter(({ name }) => name !== ''),
    ...rowChart(canvas, {
      names: data.categories,
      totals: data.totals,
      extent,
      zero: true,
      reference: null,
      room: {
        left: extent[0] < 0 ? 8 : 0,
        right: widestFigure(canvas, [value]) + widestFigure(canvas, [target]) + GAP + SLASH,
      },
      least: 28,
      drawRow: (slot, place) => {
        drawBullet(canvas, data, { ...parts, slot, place })
      },
    }),
  }
}

function drawBullet(
  canvas: Canvas,
  data: ChartData,
  { value, target, low, high, slot, place }: Parts & { slot: number; place: RowPlace },
): void {
  const { svg, theme } = canvas
  const { x, y, row } = place
  const rect = (from: number, to: number, share: number, fill: string) => {
    const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))]
    const size = { width: round(right - left), height: round(row * share) }
    return svgElement(svg, 'rect', { x: round(left), y: round(y - (row * share) / 2), ...size, fill })
  }
  const [done, goal] = [value.values[slot] ?? null, target.values[slot] ?? null]
  const [from, to] = [low?.values[slot] ?? null, high?.values[slot] ?? null]
  if (from !== null && to !== null) rect(from, to, BAND, theme.grid)
  if (done !== null) {
    const known = [value, target, low, high].flatMap((one) => (one === null ? [] : [one]))
    const drawn = rect(0, done, BAR, seriesColour(theme, 0))
    svgElement(drawn, 'title', {}).textContent = hintsOf(data, known, slot)
  }
  if (goal !== null) {
    const at = {
      x1: round(x(goal)),
      x2: round(x(goal)),
      y1: round(y - (row * TICK) / 2),
      y2: round(y + (row * TICK) / 2),
    }
    const tick = svgElement(svg, 'line', { ...at, stroke: theme.ink, 'stroke-width': 2.5 })
    svgElement(tick, 'title', {}).textContent = hintsOf(data, [value, target], slot)
  }
  const figure = (one: number | null, series: ChartSeries) =>
    one === null ? GAP_SIGN : formatFigure(one, series.decimals)
  const gap = done === null ? value : goal === null ? target : null
  const full = gap === null ? {} : { full: gapHintOf(data, gap, slot) }
  if (place.figures)
    drawText(canvas, `${figure(done, value)} / ${figure(goal, target)}`, { x: place.right + GAP, y, ...full })
  else if (done === null) drawText(canvas, GAP_SIGN, { x: x(0) + 4, y, ...full })
}
