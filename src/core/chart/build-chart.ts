import type { Language } from '../base/local-text.ts'
import { formatPlainValue } from '../result/layout-plain-table.ts'
import type { Page } from '../result/page.ts'
import { noOptions, type ChartData, type ChartSeries } from './chart-data.ts'
import { columnIndex, columnValues, neededDecimals, toFigure } from './column-figures.ts'
import { isPeriodColumn, shownRows, type ChartChoice } from './suggest-chart.ts'

/** Words of a chart, in the language of the page. */
export type ChartTexts = Pick<ChartData, 'title' | 'subtitle' | 'notes' | 'sourceLine' | 'description'>

/**
 * The chart of a result's rows under a choice; null where the columns are gone or there are no rows. In `level-growth` the first
 * series are bars on the left axis and the last is the line on the right one.
 */
export function buildChart(page: Page, choice: ChartChoice, texts: ChartTexts, language: Language): ChartData | null {
  const rows = shownRows(page, choice)
  const names = choice.series.filter((name) => columnIndex(page, name) !== null)
  if (columnIndex(page, choice.category) === null || names.length === 0 || rows === 0) return null
  return {
    ...texts,
    kind: choice.kind,
    categories: columnValues(page, choice.category)
      .slice(0, rows)
      .map((value) => formatPlainValue(value, null, language)),
    categoryKind: isPeriodColumn(page, choice.category) ? 'period' : 'name',
    series: names.map((name, index) =>
      toSeries(page, name, {
        rows,
        ...placeOf(choice, index, names.length),
        role: choice.kind === 'histogram' ? 'value' : 'series',
      }),
    ),
    categoryName: choice.category,
    labels: [],
    options: noOptions,
    totals: [],
  }
}

function toSeries(
  page: Page,
  name: string,
  at: Pick<ChartSeries, 'axis' | 'mark' | 'role'> & { rows: number },
): ChartSeries {
  const values = columnValues(page, name).slice(0, at.rows).map(toFigure)
  const decimals = neededDecimals(values)
  return { name, unit: null, role: at.role, values, reasons: [], axis: at.axis, mark: at.mark, decimals }
}

function placeOf({ kind }: ChartChoice, index: number, count: number): Pick<ChartSeries, 'axis' | 'mark'> {
  if (kind === 'line') return { axis: 'left', mark: 'line' }
  const second = kind === 'level-growth' && index > 0 && index === count - 1
  return second ? { axis: 'right', mark: 'line' } : { axis: 'left', mark: 'bar' }
}
