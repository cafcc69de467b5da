import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { cumulativeShares, type ParetoStep } from '../../core/chart/cumulative-shares.ts'
import { steppedAxis } from '../align-axes.ts'
import { fittingScale, linearScale, thinnedScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawPanelAxis, drawRowNames, layoutRows, round, type RowsLayout } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure } from '../format-figure.ts'
import { chooseDirection } from '../layout-bars.ts'
import { emptyPicture, type Picture } from '../picture.ts'
import { gapHintOf, hintOf, nameWithUnit } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { axisOf, extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const START = 0.18
const END = 0.82
/** Share of the width that the bars take where the cumulative line stands beside them. */
const BAR_SHARE = 0.58
const PANEL_GAP = 24

type Ranked = { series: ChartSeries; steps: ParetoStep[]; names: string[]; data: ChartData; language: Language }

/** Causes by size with their cumulative share. What has no whole (negative figures) is drawn as plain bars. */
export function pareto(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const series = seriesOf(data, 'value', 0)
  const steps = series === null ? null : cumulativeShares(data.categories.map((_, at) => series.values[at] ?? null))
  if (series === null || steps === null) return bar(canvas, data, language)
  const names = steps.map(({ index }) => data.categories[index] ?? '')
  const ranked = { series, steps, names, data, language }
  const picture = pictureOf(canvas, ranked)
  const [barColour, lineColour] = [seriesColour(canvas.theme, 0), seriesColour(canvas.theme, 1)]
  const titles = {
    leftTitle: { text: nameWithUnit(series, language), key: { name: '', colour: barColour, mark: 'bar' as const } },
    rightTitle: {
      text: chartWord(language, 'cumulative'),
      key: { name: '', colour: lineColour, mark: 'line' as const },
    },
    legend: [],
  }
  if (chooseDirection(canvas, picture) === 'lying') {
    const layout = layoutRows(canvas, names)
    return {
      ...titles,
      height: { usual: layout.height, least: layout.height },
      draw: (area) => drawPanels(canvas, area, layout, ranked),
    }
  }
  return {
    ...titles,
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 240), 440), least: 200 },
    draw(area) {
      const extent: [number, number] = [0, extentOf(series.values)[1]]
      drawUpright(canvas, area, picture, {
        left: steppedAxis(extent, 5, 0),
        right: steppedAxis([0, 100], 5, 0),
        room: 0,
      })
    },
  }
}

/** Bars with the line of cumulative shares above them. */
function pictureOf({ theme }: Canvas, { series, steps, names, data }: Ranked): Picture {
  const picture = emptyPicture(names, 'name', [])
  for (const [slot, { index, value }] of steps.entries()) {
    const place = { slot, middle: 0.5, width: END - START, strong: false, outward: 1 as const }
    if (value === null) {
      picture.ends.push({ ...place, value: 0, text: GAP_SIGN, full: gapHintOf(data, series, index) })
      continue
    }
    const hint = hintOf(data, series, index, value)
    picture.bars.push({ slot, start: START, end: END, from: 0, to: value, colour: seriesColour(theme, 0), hint })
    picture.ends.push({ ...place, value, text: formatFigure(value, series.decimals) })
  }
  picture.lines.push({
    name: '',
    axis: 'right',
    colour: seriesColour(theme, 1),
    values: steps.map(({ cumulative }) => cumulative),
    texts: steps.map(({ cumulative }) => (cumulative === null ? '' : formatFigure(cumulative, 1))),
    hints: steps.map(({ cumulative }, slot) => `${names[slot] ?? ''}\n${formatFigure(cumulative ?? 0, 1)} %`),
    dotted: true,
  })
  return picture
}

/** Many or long names: rows, with bars at the left and the cumulative line in a panel of its own at the right. */
function drawPanels(canvas: Canvas, area: Area, layout: RowsLayout, ranked: Ranked): void {
  const { svg, theme, measure } = canvas
  const { series, steps, data } = ranked
  const { plot, row, y } = drawRowNames(canvas, area, layout)
  const middle = plot.left + (plot.right - plot.left) * BAR_SHARE
  const figure = (value: number | null) => (value === null ? GAP_SIGN : formatFigure(value, series.decimals))
  const room = Math.max(...steps.map(({ value }) => measure(figure(value), faces.value.size))) + 6
  const bars = { ...plot, right: Math.max(middle - room, plot.left + 10) }
  const size = { width: bars.right - bars.left, measure }
  const x = drawPanelAxis(canvas, bars, fittingScale([0, extentOf(series.values)[1]], true, size), {
    left: area.left,
    right: middle,
  })
  for (const [at, { index, value }] of steps.entries()) {
    const full = value === null ? { full: gapHintOf(data, series, index) } : {}
    drawText(canvas, figure(value), { x: x(value ?? 0) + 4, y: y(at), ...full })
    if (value === null) continue
    const height = row * (END - START)
    const place = {
      x: bars.left,
      y: round(y(at) - height / 2),
      width: round(x(value) - bars.left),
      height: round(height),
    }
    const rect = svgElement(svg, 'rect', { ...place, fill: seriesColour(theme, 0) })
    svgElement(rect, 'title', {}).textContent = hintOf(data, series, index, value)
  }
  drawCumulative(canvas, { ...plot, left: middle + PANEL_GAP }, { steps, y, right: area.right })
}

function drawCumulative(
  canvas: Canvas,
  area: Area,
  { steps, y, right }: { steps: ParetoStep[]; y: (row: number) => number; right: number },
): void {
  const { svg, theme, measure } = canvas
  const colour = seriesColour(theme, 1)
  const room = measure('100.0', faces.value.size) + 8
  const panel = { ...area, right: Math.max(area.right - room, area.left + 10) }
  const scale = linearScale(axisOf([0, 100], [0, 20, 40, 60, 80, 100]))
  const bounds = { left: area.left - PANEL_GAP / 2, right }
  const x = drawPanelAxis(canvas, panel, thinnedScale(scale, panel.right - panel.left, measure), bounds)
  const dots = steps.flatMap(({ cumulative }, at) => (cumulative === null ? [] : [{ cumulative, at }]))
  const points = dots.map(({ cumulative, at }) => `${round(x(cumulative))},${round(y(at))}`).join(' ')
  svgElement(svg, 'polyline', { points, fill: 'none', stroke: colour, 'stroke-width': 2 })
  for (const { cumulative, at } of dots) {
    const text = formatFigure(cumulative, 1)
    const place = { cx: round(x(cumulative)), cy: round(y(at)), r: 3 }
    svgElement(svg, 'circle', { ...place, fill: theme.surface, stroke: colour, 'stroke-width': 2 })
    drawText(canvas, text, { x: x(cumulative) + 7, y: y(at), halo: theme.surface })
  }
}
