import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { stepShares, type StepShares } from '../../core/chart/step-shares.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawRowName, layoutRows, round, type RowsLayout } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { inkOn, seriesColour } from '../theme.ts'
import { bar } from './bar.ts'

const HEAD = 20
const BAR = 0.72
const GAP = 14
/** Without this much room for bars the shares are left out. */
const LEAST = 70

type Stages = { series: ChartSeries; shares: StepShares[]; layout: RowsLayout; language: Language }

/** Stages of a process: centred bars, and beside each what share of the stage before and of the first one it is. */
export function funnel(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const series = seriesOf(data, 'value', 0)
  const negative = series?.values.some((value) => value !== null && value < 0) ?? true
  if (series === null || negative || data.categories.length === 0) return bar(canvas, data, language)
  const layout = layoutRows(canvas, data.categories, 34)
  const unit = unitsOf([series], language)
  const height = layout.names.length * layout.row + HEAD
  const shares = stepShares(data.categories.map((_, at) => series.values[at] ?? null))
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    height: { usual: height, least: height },
    draw: (area) => {
      drawStages(canvas, area, data, { series, shares, layout, language })
    },
  }
}

function drawStages(canvas: Canvas, area: Area, data: ChartData, { series, shares, layout, language }: Stages): void {
  const { svg, theme, measure } = canvas
  const plot = { ...area, left: area.left + layout.nameWidth, top: area.top + HEAD }
  const figures = series.values.map((value) => (value === null ? GAP_SIGN : formatFigure(value, series.decimals)))
  const widest = Math.max(0, ...figures.map((text) => measure(text, faces.strong.size, 600)))
  const columns = shareColumns(canvas, { shares, language }, { left: plot.left + widest + LEAST, right: area.right })
  const right = area.right - columns.reduce((sum, { width }) => sum + width, 0)
  const row = (plot.bottom - plot.top) / Math.max(layout.names.length, 1)
  const most = Math.max(...series.values.map((value) => value ?? 0), 0)
  const middle = (plot.left + right) / 2
  const space = Math.max(right - plot.left, 0)
  // Figures that fit into no bar stand beside it and need room there.
  const free = space < 3 * widest ? Math.max(space - 2 * (widest + 8), 0) : space
  const scale = most === 0 ? 0 : free / most
  for (const { head, x } of columns) {
    drawText(canvas, head, { ...faces.tick, x, y: area.top + HEAD / 2, anchor: 'end', colour: theme.secondary })
  }
  for (const slot of data.categories.keys()) {
    const y = plot.top + (slot + 0.5) * row
    drawRowName(canvas, layout, slot, { x: plot.left, y, strong: data.totals.includes(slot) })
    const value = series.values[slot] ?? null
    if (value === null) {
      drawText(canvas, GAP_SIGN, { x: middle, y, anchor: 'middle', full: gapHintOf(data, series, slot) })
      continue
    }
    const [width, height] = [value * scale, row * BAR]
    const fill = seriesColour(theme, 0)
    const place = { x: round(middle - width / 2), y: round(y - height / 2), width: round(width), height: round(height) }
    const rect = svgElement(svg, 'rect', { ...place, fill })
    svgElement(rect, 'title', {}).textContent = hintOf(data, series, slot, value)
    const text = figures[slot] ?? ''
    const inside = measure(text, faces.strong.size, 600) + 10 <= width
    const beside = { x: middle + width / 2 + 5, anchor: 'start' } as const
    const look = inside ? ({ x: middle, anchor: 'middle', colour: inkOn(fill) } as const) : beside
    drawText(canvas, text, { ...faces.strong, y, halo: inside ? fill : theme.surface, ...look })
    for (const { texts, x } of columns) drawText(canvas, texts[slot] ?? '', { x, y, anchor: 'end' })
  }
}

type ShareColumn = { head: string; texts: string[]; width: number; x: number }

/** The two columns of shares at the right; none where they would leave no room between `left` and `right`. */
function shareColumns(
  { measure }: Canvas,
  { shares, language }: Pick<Stages, 'shares' | 'language'>,
  { left, right }: { left: number; right: number },
): ShareColumn[] {
  const set = (head: string, list: (number | null)[]): Omit<ShareColumn, 'x'> => {
    const texts = list.map((share) => (share === null ? '' : formatFigure(share, 1)))
    const widest = Math.max(0, ...texts.map((text) => measure(text, faces.value.size)))
    return { head, texts, width: Math.max(measure(head, faces.tick.size), widest) + GAP }
  }
  const previous = set(
    chartWord(language, 'ofPrevious'),
    shares.map(({ ofPrevious }) => ofPrevious),
  )
  const first = set(
    chartWord(language, 'ofFirst'),
    shares.map(({ ofFirst }) => ofFirst),
  )
  if (right - previous.width - first.width < left) return []
  return [
    { ...previous, x: right - first.width },
    { ...first, x: right },
  ]
}
