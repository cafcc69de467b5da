import type { ChartData, ChartKind, ChartSeries } from '../../../core/chart/chart-data.ts'
import type { Page, Value } from '../../../core/result/page.ts'
import { isNumeric, plainValue } from '../../grid/grid-source.ts'

/** What the user chose to draw: names of result columns. */
export type QueryChart = { kind: ChartKind; category: string; series: string[] }

/** Categories of names that a chart can still label. */
export const maxNames = 60
/** Points of a line. */
export const maxPeriods = 600
const maxDecimals = 2
const period = /^\d{4}(-(\d{2}|Q[1-4])(-\d{2})?)?$/

/** A first choice: the first text or period column against the first figures; null where there are no figures. */
export function suggestQueryChart(page: Page): QueryChart | null {
  const numeric = page.columns.filter(({ type }) => isNumeric(type))
  const category = page.columns.find(({ type }) => !isNumeric(type)) ?? numeric[0]
  const [first] = numeric.filter(({ name }) => name !== category?.name)
  if (category === undefined || first === undefined || page.rowCount === 0) return null
  const kind = isPeriodColumn(page, category.name) && page.rowCount > 2 ? 'line' : hasNegative(page, first.name) ? 'diverging-bar' : 'bar'
  return { kind, category: category.name, series: [first.name] }
}

/** Rows that a chart shows: names are many sooner than periods. */
export function shownRows(page: Page, chart: QueryChart): number {
  return Math.min(page.rowCount, isPeriodColumn(page, chart.category) ? maxPeriods : maxNames)
}

/** The chart of a query's first rows. */
export function buildQueryChart(page: Page, chart: QueryChart, title: string): ChartData | null {
  const rows = shownRows(page, chart)
  const categories = columnOf(page, chart.category)?.slice(0, rows).map(plainValue)
  const series = chart.series.flatMap((name, index) => {
    const values = columnOf(page, name)
    return values === undefined ? [] : [toSeries(name, values.slice(0, rows), { kind: chart.kind, index })]
  })
  if (categories === undefined || series.length === 0 || rows === 0) return null
  const names = chart.series.join(', ')
  return {
    kind: chart.kind,
    title: series.length === 1 ? names : title,
    subtitle: '',
    categories,
    categoryKind: isPeriodColumn(page, chart.category) ? 'period' : 'name',
    series,
    totals: [],
    notes: [],
    sourceLine: '',
    description: `${names} × ${chart.category}`,
  }
}

function toSeries(name: string, values: Value[], { kind, index }: { kind: ChartKind; index: number }): ChartSeries {
  const numbers = values.map((value) => (value === null || value === '' || !Number.isFinite(Number(value)) ? null : Number(value)))
  const second = kind === 'level-growth' && index > 0
  return { name, unit: null, values: numbers, axis: second ? 'right' : 'left', mark: second || kind === 'line' ? 'line' : 'bar', decimals: decimalsOf(numbers) }
}

function decimalsOf(numbers: (number | null)[]): number {
  return numbers.reduce<number>((most, number) => {
    const decimals = number === null ? 0 : (/\.(\d+)/.exec(String(Number(number.toPrecision(12))))?.[1]?.length ?? 0)
    return Math.max(most, Math.min(maxDecimals, decimals))
  }, 0)
}

function columnOf(page: Page, name: string): Value[] | undefined {
  return page.values[page.columns.findIndex((column) => column.name === name)]
}

function isPeriodColumn(page: Page, name: string): boolean {
  const values = columnOf(page, name)?.filter((value) => value !== null) ?? []
  return values.length > 0 && values.every((value) => period.test(plainValue(value)))
}

function hasNegative(page: Page, name: string): boolean {
  return columnOf(page, name)?.some((value) => Number(value) < 0) === true
}
