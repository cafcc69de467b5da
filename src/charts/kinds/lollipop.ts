import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { rowChart, widestFigure, type RowPlace } from '../row-chart.ts'
import { gapHintOf, hintOf, referenceKeys, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 5

/** A thin line from zero to a dot for each category: bars with less ink. */
export function lollipop(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const series = seriesOf(data, 'value', 0)
  if (series === null) return bar(canvas, data, language)
  const unit = unitsOf([series], language)
  const reference = data.options.reference?.value ?? null
  const extent = extentOf([...series.values, reference])
  const room = widestFigure(canvas, [series]) + RADIUS + 6
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: referenceKeys(data, canvas.theme),
    ...rowChart(canvas, {
      names: data.categories,
      totals: data.totals,
      extent,
      zero: true,
      reference,
      room: { left: extent[0] < 0 ? room : 0, right: room },
      drawRow: (slot, place) => {
        drawStick(canvas, data, { series, slot, place })
      },
    }),
  }
}

function drawStick(
  canvas: Canvas,
  data: ChartData,
  { series, slot, place }: { series: ChartSeries; slot: number; place: RowPlace },
): void {
  const { svg, theme } = canvas
  const { x, y } = place
  const value = series.values[slot] ?? null
  if (value === null) {
    drawText(canvas, GAP_SIGN, { x: x(0) + 4, y, full: gapHintOf(data, series, slot) })
    return
  }
  const colour = data.totals.includes(slot) ? theme.total : seriesColour(theme, 0)
  const ends = { x1: round(x(0)), x2: round(x(value)), y1: round(y), y2: round(y) }
  svgElement(svg, 'line', { ...ends, stroke: colour, 'stroke-width': 2 })
  const dot = svgElement(svg, 'circle', { cx: round(x(value)), cy: round(y), r: RADIUS, fill: colour })
  svgElement(dot, 'title', {}).textContent = hintOf(data, series, slot, value)
  const outward = value < 0 ? -1 : 1
  const beside = { x: x(value) + outward * (RADIUS + 4), y, anchor: outward === 1 ? 'start' : 'end' } as const
  if (place.figures) drawText(canvas, formatFigure(value, series.decimals), beside)
}
