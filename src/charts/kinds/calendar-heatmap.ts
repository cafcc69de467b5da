import type { Language } from '../../core/base/local-text.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { periodSpan, type Span } from '../../core/chart/period-place.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { cellTableHeight, drawCells, type Cell } from '../draw-cells.ts'
import { layoutRows } from '../draw-rows.ts'
import { formatFigure } from '../format-figure.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { shadesOf, type Shades } from '../shades.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { extentOf } from '../value-axis.ts'
import { heatmap } from './heatmap.ts'

/** More columns than this cannot be seen; years become rows. */
const MOST_COLUMNS = 60

type Period = Span & { slot: number }
type Table = { rows: string[]; columns: string[]; cells: Cell[][] }

/** Months (or quarters, years) from left to right without a break, series from top to bottom; a single series has a row for each year. */
export function calendarHeatmap(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const periods = periodsOf(data)
  if (periods === null || data.series.length === 0) return heatmap(canvas, data, language)
  const shades = shadesOf(extentOf(data.series.flatMap(({ values }) => values)), canvas.theme, data.options.center)
  const table = tableOf(data, periods, { shades, language })
  const layout = layoutRows(canvas, table.rows)
  const height = cellTableHeight(canvas, { layout, columns: table.columns })
  const unit = unitsOf(data.series, language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: shades.keys,
    height: { usual: height, least: height },
    draw: (area) => {
      drawCells(canvas, area, { layout, columns: table.columns, cells: table.cells, totals: [] })
    },
  }
}

/** The categories as periods of one length, none twice; null where they are not. */
function periodsOf({ categories }: ChartData): Period[] | null {
  const periods = categories.flatMap((text, slot) => {
    const span = periodSpan(text)
    return span === null || !Number.isInteger(span.end) ? [] : [{ ...span, slot }]
  })
  const lengths = new Set(periods.map(({ start, end }) => end - start))
  const starts = new Set(periods.map(({ start }) => start))
  return periods.length === 0 || periods.length < categories.length || lengths.size > 1 || starts.size < periods.length
    ? null
    : periods
}

type Look = { shades: Shades; language: Language }

function tableOf(data: ChartData, periods: Period[], look: Look): Table {
  const step = (periods[0]?.end ?? 1) - (periods[0]?.start ?? 0)
  const first = Math.min(...periods.map(({ start }) => start))
  const last = Math.max(...periods.map(({ start }) => start))
  const bySlot = new Map(periods.map(({ start, slot }) => [start, slot]))
  const cell = (series: ChartSeries, start: number) => cellOf(data, series, bySlot.get(start) ?? null, look)
  const years = step < 12 && (data.series.length === 1 || (last - first) / step > MOST_COLUMNS)
  if (years) return yearTable(data, { step, first, last }, { look, cell })
  const starts = Array.from({ length: (last - first) / step + 1 }, (_, at) => first + at * step)
  return {
    rows: data.series.map(({ name }) => name),
    columns: starts.map((start, at) => columnName(start, step, { first: at === 0, language: look.language })),
    cells: data.series.map((series) => starts.map((start) => cell(series, start))),
  }
}

/** A row for each year and, of several series, for each of them. */
function yearTable(
  data: ChartData,
  { step, first, last }: { step: number; first: number; last: number },
  { look, cell }: { look: Look; cell: (series: ChartSeries, start: number) => Cell },
): Table {
  const years = Array.from(
    { length: Math.floor(last / 12) - Math.floor(first / 12) + 1 },
    (_, at) => Math.floor(first / 12) + at,
  )
  const inYear = Array.from({ length: 12 / step }, (_, at) => at * step)
  const rows = data.series.flatMap((series) => years.map((year) => ({ series, year })))
  const yearName = (year: number) => (look.language === 'zh' ? `${year}年` : String(year))
  return {
    rows: rows.map(({ series, year }) =>
      data.series.length === 1 ? yearName(year) : `${series.name} ${yearName(year)}`,
    ),
    columns: inYear.map((start) => columnName(start, step, { first: false, language: look.language })),
    cells: rows.map(({ series, year }) => inYear.map((start) => cell(series, year * 12 + start))),
  }
}

/** `6月`, with the year for the first column and each January; a year alone where columns are years. */
function columnName(start: number, step: number, { first, language }: { first: boolean; language: Language }): string {
  const year = Math.floor(start / 12)
  const inYear = start - year * 12
  if (step === 12) return String(year)
  const named = year > 0 && (first || inYear === 0)
  if (step === 3) return `${named ? `${year} ` : ''}Q${inYear / 3 + 1}`
  if (language === 'zh') return `${named ? `${year}年` : ''}${inYear + 1}月`
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, inYear, 1)),
  )
  return named ? `${month} ${year}` : month
}

/** The cell of a period; one that has no row is as empty as one without a figure. */
function cellOf(data: ChartData, series: ChartSeries, slot: number | null, { shades }: Look): Cell {
  if (slot === null) return { colour: null, text: '', hint: series.name }
  const value = series.values[slot] ?? null
  if (value === null) return { colour: null, text: GAP_SIGN, hint: gapHintOf(data, series, slot) }
  return {
    colour: shades.colourOf(value),
    text: formatFigure(value, series.decimals),
    hint: hintOf(data, series, slot, value),
  }
}
