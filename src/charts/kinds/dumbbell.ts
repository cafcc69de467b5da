import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { rowChart, widestFigure, type RowPlace } from '../row-chart.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 4.5

/** Two figures of each category, joined by a line: where it was (hollow) and where it is (filled). */
export function dumbbell(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [from, to] = [seriesOf(data, 'from', 0), seriesOf(data, 'to', 1)]
  if (from === null || to === null) return bar(canvas, data, language)
  const unit = unitsOf([from, to], language)
  const room = widestFigure(canvas, [from, to]) + RADIUS + 6
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [
      { name: from.name, colour: canvas.theme.total, mark: 'ring' },
      { name: to.name, colour: seriesColour(canvas.theme, 0), mark: 'dot' },
    ],
    ...rowChart(canvas, {
      names: data.categories,
      totals: data.totals,
      extent: extentOf([...from.values, ...to.values]),
      zero: false,
      reference: null,
      room: { left: room, right: room },
      drawRow: (slot, place) => {
        drawPair(canvas, data, { from, to, slot, place })
      },
    }),
  }
}

type Pair = { from: ChartSeries; to: ChartSeries; slot: number; place: RowPlace }

function drawPair(canvas: Canvas, data: ChartData, pair: Pair): void {
  const { from, to, slot, place } = pair
  const { svg, theme } = canvas
  const { x, y } = place
  const [before, after] = [from.values[slot] ?? null, to.values[slot] ?? null]
  if (before === null || after === null) {
    drawGap(canvas, data, pair, { before, after })
  } else {
    const line = { x1: round(x(before)), x2: round(x(after)), y1: round(y), y2: round(y) }
    svgElement(svg, 'line', { ...line, stroke: theme.axis, 'stroke-width': 2 })
  }
  const rises = before === null || after === null || after >= before
  for (const [series, value, outward] of [
    [from, before, rises ? -1 : 1],
    [to, after, rises ? 1 : -1],
  ] as const) {
    if (value === null) continue
    const colour = series === to ? seriesColour(theme, 0) : theme.total
    const fill = series === to ? colour : theme.surface
    const at = { cx: round(x(value)), cy: round(y), r: RADIUS }
    const dot = svgElement(svg, 'circle', { ...at, fill, stroke: colour, 'stroke-width': 2 })
    svgElement(dot, 'title', {}).textContent = hintOf(data, series, slot, value)
    const text = formatFigure(value, series.decimals)
    const beside = { x: x(value) + outward * (RADIUS + 4), y, anchor: outward === 1 ? 'start' : 'end' } as const
    if (place.figures) drawText(canvas, text, beside)
  }
}

/** The sign of a gap stands on the side where the missing figure would: before the later one, after the earlier one. */
function drawGap(
  canvas: Canvas,
  data: ChartData,
  { from, to, slot, place: { x, y, left } }: Pair,
  { before, after }: { before: number | null; after: number | null },
): void {
  const full = gapHintOf(data, before === null ? from : to, slot)
  if (before === null && after === null) drawText(canvas, GAP_SIGN, { x: left, y, full })
  else if (after === null) drawText(canvas, GAP_SIGN, { x: x(before ?? 0) + RADIUS + 4, y, full })
  else drawText(canvas, GAP_SIGN, { x: x(after) - RADIUS - 4, y, anchor: 'end', full })
}
