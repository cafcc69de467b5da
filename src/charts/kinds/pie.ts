import { arc, pie as pieLayout, type PieArcDatum } from 'd3-shape'
import type { Language } from '../../core/base/local-text.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { isPartsOfWhole } from '../../core/chart/validate-chart.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { formatFigure } from '../format-figure.ts'
import { blockHeight, drawLabel } from '../label.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { spread } from '../spread.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { wrapText } from '../wrap-text.ts'
import { bar } from './bar.ts'

const ELBOW = 12
const LABEL_SHARE = 0.3
const NAME_LINES = 2
const LARGEST_RADIUS = 150

type Part = { index: number; value: number }
type Callout = { lines: string[]; angle: number; y: number; height: number; right: boolean }

/** Parts of a whole with name, figure and share beside each. What is no whole (negative, too many parts) is drawn as bars. */
export function pie(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const [series] = data.series
  if (series === undefined || !isPartsOfWhole(data)) return bar(canvas, data, language)
  const unit = unitsOf([series], language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    height: {
      usual: Math.min(Math.max(canvas.width * 0.45, 240), 360),
      least: Math.max(220, (data.categories.length / 2) * 30),
    },
    draw: (area) => drawPie(canvas, area, data, { series, language }),
  }
}

type Circle = { x: number; y: number; radius: number; labelWidth: number }

function drawPie(
  canvas: Canvas,
  area: Area,
  data: ChartData,
  { series, language }: { series: ChartSeries; language: Language },
): void {
  const parts: Part[] = data.categories.flatMap((_, index) => {
    const value = series.values[index] ?? null
    return value === null ? [] : [{ index, value }]
  })
  const sum = parts.reduce((total, { value }) => total + value, 0)
  const circle = placeCircle(area)
  const arcs = pieLayout<Part>()
    .value(({ value }) => value)
    .sort(null)(parts)
  drawSlices(canvas, arcs, circle, (part) => hintOf(data, series, part.index, part.value))
  const callouts = arcs.map((slice): Callout => {
    const { index, value } = slice.data
    const angle = (slice.startAngle + slice.endAngle) / 2
    const part = {
      name: data.categories[index] ?? '',
      value,
      share: value / sum,
      series,
      room: circle.labelWidth,
      language,
    }
    const lines = calloutLines(canvas, part)
    const y = circle.y - Math.cos(angle) * (circle.radius + ELBOW)
    return { lines, angle, y, height: blockHeight(lines.length, faces.value.size) + 3, right: angle < Math.PI }
  })
  for (const side of [true, false]) {
    const column = callouts.filter(({ right }) => right === side).sort((a, b) => a.y - b.y)
    const ys = spread(column, { top: area.top + 8, bottom: area.bottom - 8 })
    for (const [at, callout] of column.entries()) drawCallout(canvas, callout, circle, ys[at] ?? callout.y)
  }
}

function placeCircle(area: Area): Circle {
  const width = area.right - area.left
  const labelWidth = width * LABEL_SHARE
  const radius = Math.min((area.bottom - area.top) / 2 - 10, width / 2 - labelWidth - 2 * ELBOW, LARGEST_RADIUS)
  return { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2, radius: Math.max(radius, 20), labelWidth }
}

function drawSlices(
  { svg, theme }: Canvas,
  arcs: PieArcDatum<Part>[],
  circle: Circle,
  hint: (part: Part) => string,
): void {
  const draw = arc<PieArcDatum<Part>>().innerRadius(0).outerRadius(circle.radius)
  for (const slice of arcs) {
    if (slice.data.value === 0) continue
    const place = { d: draw(slice) ?? '', transform: `translate(${circle.x} ${circle.y})` }
    const fill = seriesColour(theme, slice.data.index)
    const path = svgElement(svg, 'path', {
      ...place,
      fill,
      stroke: theme.surface,
      'stroke-width': arcs.length > 1 ? 1.5 : 0,
    })
    svgElement(path, 'title', {}).textContent = hint(slice.data)
  }
}

function calloutLines(
  { measure }: Canvas,
  part: { name: string; value: number; share: number; series: ChartSeries; room: number; language: Language },
): string[] {
  const share = `${formatFigure(part.share * 100, 1)}%`
  const figure = formatFigure(part.value, part.series.decimals)
  const figures = part.language === 'zh' ? `${figure}（${share}）` : `${figure} (${share})`
  return [...wrapText(part.name, part.room, faces.value, { measure, maxLines: NAME_LINES }), figures]
}

function drawCallout({ svg, theme }: Canvas, callout: Callout, circle: Circle, y: number): void {
  const side = callout.right ? 1 : -1
  const reach = circle.radius + 2
  const from = { x: circle.x + Math.sin(callout.angle) * reach, y: circle.y - Math.cos(callout.angle) * reach }
  const bend = { x: circle.x + side * (circle.radius + ELBOW), y }
  const points = [from, bend, { x: bend.x + side * 5, y }].map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`)
  svgElement(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: theme.axis, 'stroke-width': 1 })
  const anchor = callout.right ? 'start' : 'end'
  drawLabel(svg, {
    ...faces.value,
    lines: callout.lines,
    x: bend.x + side * 9,
    y,
    anchor,
    edge: 'middle',
    colour: theme.ink,
  })
}
