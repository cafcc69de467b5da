import type { Language } from '../../core/base/local-text.ts'
import { boxOf, lanesOf, type Box, type Lane } from '../../core/chart/box-figures.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { rowChart, widestFigure, type RowPlace } from '../row-chart.ts'
import { gapHintOf, hintOf, hintsOf, unitsOf } from '../series-text.ts'
import { mix } from '../shades.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const THICK = 0.5
const PALE = 0.3

/** Spread of figures on rows: quartiles and median as a box, whiskers, outliers as dots; computed here or given as columns. */
export function box(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [low, high] = [seriesOf(data, 'low', null), seriesOf(data, 'high', null)]
  const median = seriesOf(data, 'value', 0)
  if (median === null) return bar(canvas, data, language)
  if (low !== null && high !== null) return givenBoxes(canvas, data, { low, median, high }, language)
  return countedBoxes(canvas, data, median, language)
}

function countedBoxes(canvas: Canvas, data: ChartData, series: ChartSeries, language: Language): KindLayout {
  const { lanes, missing } = lanesOf(data) ?? { lanes: [], missing: 0 }
  const unit = unitsOf([series], language)
  const boxes = lanes.map(({ points }) => boxOf(points.map(({ value }) => value)))
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: [chartWord(language, 'boxes'), missing === 0 ? '' : chartWord(language, 'missing', { count: missing })]
      .filter((text) => text !== '')
      .join(language === 'zh' ? '；' : '; '),
    ...rowChart(canvas, {
      names: lanes.map(({ name, points }) => `${name} (${points.length})`),
      totals: [],
      extent: extentOf(series.values),
      zero: false,
      reference: null,
      room: { left: 8, right: widestFigure(canvas, [series]) + 12 },
      drawRow(slot, place) {
        const [lane, one] = [lanes[slot], boxes[slot] ?? null]
        if (lane === undefined) return
        if (one !== null) drawBox(canvas, place, one, laneHint(lane, one, series))
        drawPoints(canvas, data, { lane, one, series, place })
        if (one !== null) drawMedianFigure(canvas, place, formatFigure(one.median, series.decimals))
      },
    }),
  }
}

type Given = { low: ChartSeries; median: ChartSeries; high: ChartSeries }

function givenBoxes(canvas: Canvas, data: ChartData, given: Given, language: Language): KindLayout {
  const [q1, q3] = [seriesOf(data, 'q1', null), seriesOf(data, 'q3', null)]
  const { low, median, high } = given
  const all = [low, q1, median, q3, high].flatMap((one) => (one === null ? [] : [one]))
  const unit = unitsOf(all, language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: chartWord(language, 'givenBoxes', {
      names: all.map(({ name }) => name).join(language === 'zh' ? '、' : ', '),
    }),
    ...rowChart(canvas, {
      names: data.categories,
      totals: data.totals,
      extent: extentOf(all.flatMap(({ values }) => values)),
      zero: false,
      reference: null,
      room: { left: 8, right: widestFigure(canvas, [median]) + 12 },
      drawRow(slot, place) {
        const at = (series: ChartSeries | null) => series?.values[slot] ?? null
        const middle = at(median)
        if (middle === null) {
          drawText(canvas, GAP_SIGN, { x: place.left + 4, y: place.y, full: gapHintOf(data, median, slot) })
          return
        }
        const one = {
          low: at(low) ?? middle,
          q1: at(q1),
          median: middle,
          q3: at(q3),
          high: at(high) ?? middle,
          count: null,
        }
        drawBox(canvas, place, one, hintsOf(data, all, slot))
        drawMedianFigure(canvas, place, formatFigure(middle, median.decimals))
      },
    }),
  }
}

function laneHint({ name }: Lane, { low, q1, median, q3, high, count }: Box, { decimals }: ChartSeries): string {
  const figures = [low, q1, median, q3, high].flatMap((one) => (one === null ? [] : [formatFigure(one, decimals)]))
  return `${name} (${String(count ?? 0)})\n${figures.join(' | ')}`
}

function drawBox({ svg, theme }: Canvas, { x, y, row }: RowPlace, one: Box, hint: string): void {
  const colour = seriesColour(theme, 0)
  const stroke = { stroke: colour, 'stroke-width': 1.5 }
  const height = Math.min(row * THICK, 22)
  const upright = (value: number, share: number, width = 1.5) =>
    svgElement(svg, 'line', {
      x1: round(x(value)),
      x2: round(x(value)),
      y1: round(y - (height * share) / 2),
      y2: round(y + (height * share) / 2),
      stroke: colour,
      'stroke-width': width,
    })
  svgElement(svg, 'line', { x1: round(x(one.low)), x2: round(x(one.high)), y1: round(y), y2: round(y), ...stroke })
  upright(one.low, 0.5)
  upright(one.high, 0.5)
  if (one.q1 !== null && one.q3 !== null) {
    const size = { width: round(Math.max(x(one.q3) - x(one.q1), 0.5)), height: round(height) }
    const place = { x: round(x(one.q1)), y: round(y - height / 2) }
    const rect = svgElement(svg, 'rect', { ...place, ...size, fill: mix(theme, colour, PALE), ...stroke })
    svgElement(rect, 'title', {}).textContent = hint
  }
  svgElement(upright(one.median, 1, 2.5), 'title', {}).textContent = hint
}

/** Figures beyond the whiskers, or all of a lane that is too short for a box. */
function drawPoints(
  { svg, theme }: Canvas,
  data: ChartData,
  { lane, one, series, place }: { lane: Lane; one: Box | null; series: ChartSeries; place: RowPlace },
): void {
  for (const { index, value } of lane.points) {
    if (one !== null && value >= one.low && value <= one.high) continue
    const at = { cx: round(place.x(value)), cy: round(place.y), r: 3 }
    const look = { fill: theme.surface, stroke: seriesColour(theme, 0), 'stroke-width': 1.5 }
    const dot = svgElement(svg, 'circle', { ...at, ...look })
    svgElement(dot, 'title', {}).textContent = hintOf(data, series, index, value)
  }
}

/** Medians stand in a column at the right, because the row is taken. */
function drawMedianFigure(canvas: Canvas, { right, y, figures }: RowPlace, text: string): void {
  if (figures) drawText(canvas, text, { x: right + 8, y })
}
