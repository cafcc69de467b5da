import { arc, pie as pieLayout, type PieArcDatum } from 'd3-shape'
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
type Callout = { index: number; lines: string[]; angle: number; y: number; height: number; right: boolean }

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
    draw: (area) => drawPie(canvas, area, data, series),
  }
}

function drawPie(canvas: Canvas, area: Area, data: ChartData, series: ChartSeries): void {
  const { svg, theme } = canvas
  const parts: Part[] = data.categories.flatMap((_, index) => {
    const value = series.values[index] ?? null
    return value === null ? [] : [{ index, value }]
  })
  const sum = parts.reduce((total, { value }) => total + value, 0)
  const centre = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 }
  const labelWidth = (area.right - area.left) * LABEL_SHARE
  const radius = Math.min(
    (area.bottom - area.top) / 2 - 10,
    (area.right - area.left) / 2 - labelWidth - 2 * ELBOW,
    LARGEST_RADIUS,
  )
  const arcs = pieLayout<Part>()
    .value(({ value }) => value)
    .sort(null)(parts)
  const draw = arc<PieArcDatum<Part>>().innerRadius(0).outerRadius(Math.max(radius, 20))
  for (const slice of arcs) {
    if (slice.data.value === 0) continue
    const attributes = {
      d: draw(slice) ?? '',
      transform: `translate(${centre.x} ${centre.y})`,
      fill: seriesColour(theme, slice.data.index),
    }
    const path = svgElement(svg, 'path', {
      ...attributes,
      stroke: theme.surface,
      'stroke-width': arcs.length > 1 ? 1.5 : 0,
    })
    svgElement(path, 'title', {}).textContent = hintOf(data, series, slice.data.index, slice.data.value)
  }
  const callouts = arcs.map((slice): Callout => {
    const angle = (slice.startAngle + slice.endAngle) / 2
    const lines = calloutLines(canvas, {
      name: data.categories[slice.data.index] ?? '',
      value: slice.data.value,
      share: slice.data.value / sum,
      series,
      room: labelWidth,
    })
    const y = centre.y - Math.cos(angle) * (radius + ELBOW)
    return {
      index: slice.data.index,
      lines,
      angle,
      y,
      height: blockHeight(lines.length, faces.value.size) + 3,
      right: angle < Math.PI,
    }
  })
  for (const side of [true, false]) {
    const column = callouts.filter(({ right }) => right === side).sort((a, b) => a.y - b.y)
    const ys = spread(column, { top: area.top + 8, bottom: area.bottom - 8 })
    for (const [at, callout] of column.entries())
      drawCallout(canvas, callout, { centre, radius, y: ys[at] ?? callout.y })
  }
}

function calloutLines(
  { measure }: Canvas,
  part: { name: string; value: number; share: number; series: ChartSeries; room: number },
): string[] {
  const figures = `${formatFigure(part.value, part.series.decimals)}  ${formatFigure(part.share * 100, 1)}%`
  return [...wrapText(part.name, part.room, faces.value, { measure, maxLines: NAME_LINES }), figures]
}

function drawCallout(
  { svg, theme }: Canvas,
  callout: Callout,
  at: { centre: { x: number; y: number }; radius: number; y: number },
): void {
  const side = callout.right ? 1 : -1
  const edge = (distance: number) => ({
    x: at.centre.x + Math.sin(callout.angle) * distance,
    y: at.centre.y - Math.cos(callout.angle) * distance,
  })
  const from = edge(at.radius + 2)
  const bend = { x: at.centre.x + side * (at.radius + ELBOW), y: at.y }
  const points = [from, bend, { x: bend.x + side * 5, y: at.y }]
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')
  svgElement(svg, 'polyline', { points, fill: 'none', stroke: theme.axis, 'stroke-width': 1 })
  drawLabel(svg, {
    ...faces.value,
    lines: callout.lines,
    x: bend.x + side * 9,
    y: at.y,
    anchor: callout.right ? 'start' : 'end',
    edge: 'middle',
    colour: theme.ink,
  })
}
