import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { fittingScale } from '../axis-scale.ts'
import type { Area, Canvas, KindLayout } from '../canvas.ts'
import { faces } from '../canvas.ts'
import { drawPanelAxis, drawRowNames, layoutRows, round, type RowsLayout } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 4.5
/** Share of the width that figures may take on each side. */
const MOST_FIGURES = 0.3

type Ends = { from: ChartSeries; to: ChartSeries }

/** Two figures of each category, joined by a line: where it was (hollow) and where it is (filled). */
export function dumbbell(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [from, to] = [seriesOf(data, 'from', 0), seriesOf(data, 'to', 1)]
  if (from === null || to === null) return bar(canvas, data, language)
  const layout = layoutRows(canvas, data.categories)
  const unit = unitsOf([from, to], language)
  const [muted, colour] = [canvas.theme.total, seriesColour(canvas.theme, 0)]
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [
      { name: from.name, colour: muted, mark: 'ring' },
      { name: to.name, colour, mark: 'dot' },
    ],
    height: { usual: layout.height, least: layout.height },
    draw: (area) => drawDumbbells(canvas, area, data, { layout, ends: { from, to } }),
  }
}

function drawDumbbells(
  canvas: Canvas,
  area: Area,
  data: ChartData,
  { layout, ends: { from, to } }: { layout: RowsLayout; ends: Ends },
): void {
  const { theme, measure } = canvas
  const { plot, y } = drawRowNames(canvas, area, layout, data.totals)
  const texts = [from, to].flatMap(({ values, decimals }) =>
    values.map((value) => (value === null ? GAP_SIGN : formatFigure(value, decimals))),
  )
  const wanted = Math.max(0, ...texts.map((text) => measure(text, faces.value.size))) + RADIUS + 6
  // Without room the figures are left to the axis and the tooltips.
  const figures = wanted <= (plot.right - plot.left) * MOST_FIGURES
  const room = figures ? wanted : RADIUS + 16
  const panel = { ...plot, left: plot.left + room, right: Math.max(plot.right - room, plot.left + room + 10) }
  const scale = fittingScale(extentOf([...from.values, ...to.values]), false, {
    width: panel.right - panel.left,
    measure,
  })
  const x = drawPanelAxis(canvas, panel, scale, area)
  for (const slot of data.categories.keys()) {
    const [before, after] = [from.values[slot] ?? null, to.values[slot] ?? null]
    const at = { y: y(slot), x, slot, data, figures }
    if (before !== null && after !== null) {
      const line = { x1: round(x(before)), x2: round(x(after)), y1: round(at.y), y2: round(at.y) }
      svgElement(canvas.svg, 'line', { ...line, stroke: theme.axis, 'stroke-width': 2 })
    }
    const rises = before === null || after === null || after >= before
    drawEnd(canvas, at, { series: from, value: before, outward: rises ? -1 : 1, filled: false })
    drawEnd(canvas, at, { series: to, value: after, outward: rises ? 1 : -1, filled: true })
    if (before === null || after === null) drawGap(canvas, at, { before, after, from, to, left: panel.left })
  }
}

type RowPlace = { y: number; x: (value: number) => number; slot: number; data: ChartData; figures: boolean }

function drawEnd(
  canvas: Canvas,
  { y, x, slot, data, figures }: RowPlace,
  { series, value, outward, filled }: { series: ChartSeries; value: number | null; outward: 1 | -1; filled: boolean },
): void {
  if (value === null) return
  const { svg, theme } = canvas
  const colour = filled ? seriesColour(theme, 0) : theme.total
  const place = { cx: round(x(value)), cy: round(y), r: RADIUS }
  const dot = svgElement(svg, 'circle', {
    ...place,
    fill: filled ? colour : theme.surface,
    stroke: colour,
    'stroke-width': 2,
  })
  svgElement(dot, 'title', {}).textContent = hintOf(data, series, slot, value)
  const text = formatFigure(value, series.decimals)
  if (figures)
    drawText(canvas, text, { x: x(value) + outward * (RADIUS + 4), y, anchor: outward === 1 ? 'start' : 'end' })
}

/** The sign of a gap stands on the side where the missing figure would: before the later one, after the earlier one. */
function drawGap(
  canvas: Canvas,
  { y, x, slot, data }: RowPlace,
  gap: { before: number | null; after: number | null; from: ChartSeries; to: ChartSeries; left: number },
): void {
  const { before, after, from, to } = gap
  const full = gapHintOf(data, before === null ? from : to, slot)
  if (before === null && after === null) drawText(canvas, GAP_SIGN, { x: gap.left, y, full })
  else if (after === null) drawText(canvas, GAP_SIGN, { x: x(before ?? 0) + RADIUS + 4, y, full })
  else drawText(canvas, GAP_SIGN, { x: x(after) - RADIUS - 4, y, anchor: 'end', full })
}
