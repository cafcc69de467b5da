import type { Language } from '../../core/base/local-text.ts'
import { labelsOf, seriesOf, type ChartData } from '../../core/chart/chart-data.ts'
import { periodSpan, type Span } from '../../core/chart/period-place.ts'
import type { AxisScale } from '../axis-scale.ts'
import { thinnedScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type Key, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawPanelAxis, drawRowNames, layoutRows, round, type RowsLayout } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { gapHintOf } from '../series-text.ts'
import { mix } from '../shades.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { bar } from './bar.ts'

const BAR = 0.56
const PALE = 0.28
const STEPS = [1, 3, 6, 12, 24, 60, 120]
const MOST_TICKS = 10

type Row = { span: Span | null; from: string; to: string; done: number | null }

/** Spans of time on rows, from the start of `from` to the end of `to`; the darker part is what is done, in percent. */
export function gantt(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [from, to] = [labelsOf(data, 'from'), labelsOf(data, 'to')]
  if (from === null || to === null) return bar(canvas, data, language)
  const progress = seriesOf(data, 'value', 0)
  const rows = data.categories.map((_, slot): Row => {
    const [start, end] = [periodSpan(from.values[slot] ?? ''), periodSpan(to.values[slot] ?? '')]
    const known = start !== null && end !== null && end.end > start.start
    const span = known ? { start: start.start, end: end.end } : null
    return { span, from: from.values[slot] ?? '', to: to.values[slot] ?? '', done: progress?.values[slot] ?? null }
  })
  const layout = layoutRows(canvas, data.categories)
  const colour = seriesColour(canvas.theme, 0)
  const keys: Key[] =
    progress === null
      ? []
      : [
          { name: `${from.name}–${to.name}`, colour: mix(canvas.theme, colour, PALE), mark: 'bar' },
          { name: progress.name, colour, mark: 'bar' },
        ]
  const undated = rows.filter(({ span }) => span === null).length
  return {
    leftTitle: null,
    rightTitle: null,
    legend: keys,
    note: undated === 0 ? '' : chartWord(language, 'undated', { count: undated }),
    height: { usual: layout.height, least: layout.height },
    draw: (area) => {
      drawSpans(canvas, area, data, { rows, layout })
    },
  }
}

function drawSpans(
  canvas: Canvas,
  area: Area,
  data: ChartData,
  { rows, layout }: { rows: Row[]; layout: RowsLayout },
): void {
  const { svg, theme, measure } = canvas
  const progress = seriesOf(data, 'value', 0)
  const { plot, row, y } = drawRowNames(canvas, area, layout, data.totals)
  const figure = (done: number | null) =>
    progress === null ? '' : done === null ? GAP_SIGN : `${formatFigure(done, progress.decimals)}${progress.unit ?? ''}`
  const room = Math.max(0, ...rows.map(({ done }) => measure(figure(done), faces.value.size)))
  const wide = room * 3 <= plot.right - plot.left
  const panel = { ...plot, right: wide && room > 0 ? plot.right - room - 8 : plot.right - 2 }
  const scale = timeScale(rows, panel.right - panel.left)
  const x = drawPanelAxis(canvas, panel, thinnedScale(scale, panel.right - panel.left, measure), area)
  const colour = seriesColour(theme, 0)
  for (const [slot, { span, from, to, done }] of rows.entries()) {
    const height = round(row * BAR)
    const top = round(y(slot) - (row * BAR) / 2)
    const name = `${data.categories[slot] ?? ''}\n${from} – ${to}`
    if (span === null) drawText(canvas, GAP_SIGN, { x: panel.left + 4, y: y(slot), full: name })
    else {
      const [left, right] = [x(span.start), x(span.end)]
      const place = { x: round(left), y: top, width: round(Math.max(right - left, 1)), height }
      const fill = progress === null ? colour : mix(theme, colour, PALE)
      const rect = svgElement(svg, 'rect', { ...place, fill })
      svgElement(rect, 'title', {}).textContent = done === null ? name : `${name}\n${figure(done)}`
      // More than all cannot be done of a bar; the figure at the right says it.
      const part = Math.min(Math.max(done ?? 0, 0), 100) / 100
      if (part > 0)
        svgElement(svg, 'rect', {
          ...place,
          width: round((right - left) * part),
          fill: colour,
          'pointer-events': 'none',
        })
    }
    const full = done === null && progress !== null ? { full: gapHintOf(data, progress, slot) } : {}
    if (wide) drawText(canvas, figure(done), { x: plot.right, y: y(slot), anchor: 'end', ...full })
  }
}

/** Months along x, with ticks at the starts of months, quarters or years. */
function timeScale(rows: readonly Row[], width: number): AxisScale {
  const spans = rows.flatMap(({ span }) => (span === null ? [] : [span]))
  const start = spans.length === 0 ? 0 : Math.floor(Math.min(...spans.map((span) => span.start)))
  const end = spans.length === 0 ? 12 : Math.ceil(Math.max(...spans.map((span) => span.end)))
  const most = Math.min(MOST_TICKS, Math.max(width / 70, 1))
  const step = STEPS.find((one) => (end - start) / one <= most) ?? Math.ceil((end - start) / most / 120) * 120
  const first = Math.ceil(start / step) * step
  const values = Array.from({ length: Math.max(Math.floor((end - first) / step) + 1, 0) }, (_, at) => first + at * step)
  const text = (month: number) => {
    const year = String(Math.floor(month / 12))
    return step % 12 === 0 ? year : `${year}-${String((month % 12) + 1).padStart(2, '0')}`
  }
  return {
    domain: [start, end],
    ticks: spans.length === 0 ? [] : values.map((value) => ({ value, text: text(value) })),
    share: (value) => (value - start) / (end - start),
  }
}
