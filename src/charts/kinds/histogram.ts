import type { Language } from '../../core/base/local-text.ts'
import { binValues, type Bins } from '../../core/chart/bin-values.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { quantile } from '../../core/chart/quantiles.ts'
import { linearScale, thinnedScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawXyFrame, plotOf, type XyPlot } from '../draw-frame-xy.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure, tickDecimals } from '../format-figure.ts'
import { emptyPicture } from '../picture.ts'
import { gapHintOf, hintOf, nameWithUnit, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { axisOf, extentOf, valueAxis } from '../value-axis.ts'
import { bar } from './bar.ts'

const EDGE = 0.02
/** Room above the bars for their figures, as a factor, and above the plot for the median in px. */
const HEADROOM = 1.1
const MEDIAN_ROOM = 12

/** How figures are spread over classes: counted here from a column of figures, or given as classes (categories) with their counts. */
export function histogram(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const raw = data.series.find(({ role }) => role === 'value')
  if (raw === undefined) return givenClasses(canvas, data, language)
  const known = raw.values.filter((value) => value !== null)
  const bins = binValues(known, data.options.bins)
  if (bins === null) return bar(canvas, data, language)
  return {
    leftTitle: { text: chartWord(language, 'count'), key: null },
    rightTitle: null,
    legend: [],
    note: noteOf(raw, bins, language),
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 240), 440), least: 200 },
    draw: (area) => {
      drawBins(canvas, area, { bins, series: raw, median: quantile(known, 0.5) }, language)
    },
  }
}

function givenClasses(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [series] = data.series
  if (series === undefined) return bar(canvas, data, language)
  const picture = { ...emptyPicture(data.categories, data.categoryKind, data.totals), touching: true }
  for (const slot of data.categories.keys()) {
    const value = series.values[slot] ?? null
    const end = { slot, middle: 0.5, width: 1, outward: 1 as const, strong: false }
    if (value === null) {
      picture.ends.push({ ...end, value: 0, text: GAP_SIGN, full: gapHintOf(data, series, slot) })
      continue
    }
    const colour = seriesColour(canvas.theme, 0)
    const hint = hintOf(data, series, slot, value)
    picture.bars.push({ slot, start: EDGE, end: 1 - EDGE, from: 0, to: value, colour, hint })
    picture.ends.push({ ...end, value, text: formatFigure(value, series.decimals) })
  }
  const unit = unitsOf([series], language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 220), 440), least: 180 },
    draw(area) {
      const ticks = Math.max(3, Math.round((area.bottom - area.top) / 56))
      const left = valueAxis(extentOf(series.values), true, ticks)
      drawUpright(canvas, area, picture, { left, right: null, room: 0 })
    },
  }
}

type Spread = { bins: Bins; series: ChartSeries; median: number | null }

function drawBins(canvas: Canvas, given: Area, spread: Spread, language: Language): void {
  const { svg, theme, measure } = canvas
  const { bins, series, median } = spread
  const { edges, counts, below, above } = bins
  const area = { ...given, top: given.top + MEDIAN_ROOM }
  const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 1]
  const width = (last - first) / counts.length
  // Tails stand as one more class on their side.
  const domain: [number, number] = [first - (below > 0 ? width : 0), last + (above > 0 ? width : 0)]
  const most = Math.max(...counts, below, above)
  const axis = valueAxis([0, most * HEADROOM], true, Math.max(3, Math.round((area.bottom - area.top) / 56)))
  // Half a unit is no count.
  const whole = axis.ticks.map(({ value }) => value).filter(Number.isInteger)
  const up = linearScale(axisOf(axis.domain, whole))
  const plot = plotOf(canvas, area, up)
  const along = thinnedScale(linearScale(axisOf(domain, edges)), plot.right - plot.left, measure)
  const frame = drawXyFrame(canvas, area, { x: along, y: up, title: nameWithUnit(series, language) })
  const bars = [
    ...(below > 0 ? [{ from: domain[0], to: first, count: below, tail: true }] : []),
    ...counts.map((count, at) => ({ from: edges[at] ?? 0, to: edges[at + 1] ?? 0, count, tail: false })),
    ...(above > 0 ? [{ from: last, to: domain[1], count: above, tail: true }] : []),
  ]
  const space = frame.x(first + width) - frame.x(first)
  const figures = bars.every(({ count }) => measure(String(count), faces.value.size) + 2 <= space)
  for (const { from, to, count, tail } of bars) {
    const [left, right, top] = [frame.x(from) + 0.5, frame.x(to) - 0.5, frame.y(count)]
    const size = { width: round(Math.max(right - left, 0.5)), height: round(frame.plot.bottom - top) }
    const rect = svgElement(svg, 'rect', {
      x: round(left),
      y: round(top),
      ...size,
      fill: tail ? theme.total : seriesColour(theme, 0),
    })
    const decimals = Math.max(series.decimals, tickDecimals(edges))
    const range = tail
      ? `${from < first ? '< ' : '> '}${formatFigure(from < first ? first : last, decimals)}`
      : `${formatFigure(from, decimals)} – ${formatFigure(to, decimals)}`
    svgElement(rect, 'title', {}).textContent = `${range}\n${formatFigure(count, 0)}`
    if (!figures || count === 0) continue
    drawText(canvas, formatFigure(count, 0), { x: (left + right) / 2, y: top - 2, anchor: 'middle', edge: 'bottom' })
  }
  if (median !== null) drawMedian(canvas, frame, { median, decimals: series.decimals, language })
}

/** The median as a dashed line; its figure stands above all bars. */
function drawMedian(
  canvas: Canvas,
  { plot, x }: XyPlot,
  { median, decimals, language }: { median: number; decimals: number; language: Language },
): void {
  const { svg, theme, measure } = canvas
  const at = round(x(median))
  const dash = { stroke: theme.ink, 'stroke-width': 1, 'stroke-dasharray': '4 3' }
  svgElement(svg, 'line', { x1: at, x2: at, y1: plot.top - 2, y2: plot.bottom, ...dash })
  const text = chartWord(language, 'median', { value: formatFigure(median, decimals) })
  const fits = at + 5 + measure(text, faces.tick.size) <= plot.right
  const place = { x: fits ? at + 5 : at - 5, y: plot.top - 8, anchor: fits ? 'start' : 'end' } as const
  drawText(canvas, text, { ...faces.tick, ...place, colour: theme.secondary, halo: theme.surface })
}

function noteOf(series: ChartSeries, { edges, below, above }: Bins, language: Language): string {
  const missing = series.values.filter((value) => value === null).length
  const edge = (at: number) => formatFigure(edges.at(at) ?? 0, Math.max(series.decimals, tickDecimals(edges)))
  const parts = [
    missing === 0 ? '' : chartWord(language, 'missing', { count: missing }),
    below + above === 0 ? '' : chartWord(language, 'tails', { low: edge(0), high: edge(-1), below, above }),
  ]
  return parts.filter((text) => text !== '').join(language === 'zh' ? '；' : '; ')
}
