import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { rowChart, widestFigure, type RowPlace } from '../row-chart.ts'
import { gapHintOf, hintOf, hintsOf, referenceKeys, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 4.5

type Shown = { dots: ChartSeries[]; low: ChartSeries | null; high: ChartSeries | null }

/** Dots on rows, one for each series; with `low` and `high` the interval around the first one. The axis need not begin at zero. */
export function dot(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const dots = data.series.filter(({ role }) => role === 'value' || role === 'series')
  const [low, high] = [seriesOf(data, 'low', null), seriesOf(data, 'high', null)]
  if (dots.length === 0) return bar(canvas, data, language)
  const shown = { dots, low, high }
  const reference = data.options.reference?.value ?? null
  const all = [...dots, ...(low === null ? [] : [low]), ...(high === null ? [] : [high])]
  const unit = unitsOf(dots, language)
  const room = widestFigure(canvas, dots) + RADIUS + 6
  const keys = dots.map(({ name }, at): Key => ({ name, colour: seriesColour(canvas.theme, at), mark: 'dot' }))
  const spans: Key[] =
    low === null || high === null
      ? []
      : [{ name: `${low.name}–${high.name}`, colour: seriesColour(canvas.theme, 0), mark: 'span' }]
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [...(dots.length > 1 || spans.length > 0 ? [...keys, ...spans] : []), ...referenceKeys(data, canvas.theme)],
    ...rowChart(canvas, {
      names: data.categories,
      totals: data.totals,
      extent: extentOf([...all.flatMap(({ values }) => values), reference]),
      zero: false,
      reference,
      // Several dots leave no place for figures: the axis and the tooltips have them.
      room: { left: RADIUS + 2, right: dots.length > 1 ? RADIUS + 2 : room },
      drawRow: (slot, place) => {
        drawRow(canvas, data, { ...shown, slot, place })
      },
    }),
  }
}

function drawRow(
  canvas: Canvas,
  data: ChartData,
  { dots, low, high, slot, place }: Shown & { slot: number; place: RowPlace },
): void {
  const { svg, theme } = canvas
  const { x, y } = place
  const guide = { x1: round(place.left), x2: round(place.right), y1: round(y), y2: round(y) }
  svgElement(svg, 'line', { ...guide, stroke: theme.grid, 'stroke-width': 1 })
  const [from, to] = [low?.values[slot] ?? null, high?.values[slot] ?? null]
  if (from !== null && to !== null) drawInterval(canvas, place, [from, to])
  for (const [at, series] of dots.entries()) {
    const value = series.values[slot] ?? null
    const colour = seriesColour(theme, at)
    if (value === null) {
      if (dots.length > 1) continue
      drawText(canvas, GAP_SIGN, { x: place.left + 4, y, full: gapHintOf(data, series, slot) })
      continue
    }
    const circle = svgElement(svg, 'circle', { cx: round(x(value)), cy: round(y), r: RADIUS, fill: colour })
    const interval = low === null || high === null ? [] : [low, high]
    const hint = interval.length === 0 ? hintOf(data, series, slot, value) : hintsOf(data, [series, ...interval], slot)
    svgElement(circle, 'title', {}).textContent = hint
    const beyond = Math.max(x(value) + RADIUS, to === null ? 0 : x(to)) + 4
    if (dots.length === 1 && place.figures)
      drawText(canvas, formatFigure(value, series.decimals), { x: beyond, y, halo: theme.surface })
  }
}

/** The interval as a line with caps. */
function drawInterval({ svg, theme }: Canvas, { x, y }: RowPlace, [from, to]: [number, number]): void {
  const [left, right] = [round(x(Math.min(from, to))), round(x(Math.max(from, to)))]
  const stroke = { stroke: seriesColour(theme, 0), 'stroke-width': 1.5 }
  svgElement(svg, 'line', { x1: left, x2: right, y1: round(y), y2: round(y), ...stroke })
  for (const end of [left, right]) {
    svgElement(svg, 'line', { x1: end, x2: end, y1: round(y - 4), y2: round(y + 4), ...stroke })
  }
}
