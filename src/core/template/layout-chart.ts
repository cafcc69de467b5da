import type { ChartData, ChartSeries } from '../chart/chart-data.ts'
import type { Language } from '../base/local-text.ts'
import { formatNumber } from '../result/format-number.ts'
import type { Value } from '../result/page.ts'
import { unitNames } from '../result/data/unit-name-data.ts'
import { formatText } from './format-text.ts'
import { formatCell, formatSourceLine } from './layout-print-table.ts'
import type { TemplateRun } from './layout-print-table.ts'
import type { TemplateChart, TemplateColumn } from './template.ts'

/** The chart of a template with the rows of a run; null where the template has none or the result lacks its columns. */
export function layoutChartData(run: TemplateRun): ChartData | null {
  const { template, page, language } = run
  const { chart } = template
  if (chart === null) return null
  const rows = chartRows(run, chart)
  const category = template.columns.find(({ name }) => name === chart.category)
  if (category === undefined || page.columns.every(({ name }) => name !== chart.category)) return null
  const categories = rows.map(({ row }) => formatCell(category, valueAt(run, chart.category, row), language))
  const series = chart.series.flatMap((one) => layoutSeries(run, one, rows))
  if (series.length === 0) return null
  const title = formatText(chart.title, run)
  const tableTitle = formatText(template.tableTitle, run)
  return {
    kind: chart.kind,
    title,
    subtitle: title === tableTitle ? '' : tableTitle,
    categories,
    categoryKind: chart.categoryKind,
    series,
    totals: rows.flatMap(({ total }, index) => (total ? [index] : [])),
    notes: template.notes.map((note) => formatText(note, run)),
    sourceLine: formatSourceLine(run),
    description: describe(title, categories, series, language),
  }
}

/** Rows that the chart shows; the total of a waterfall stands at its end. */
function chartRows({ template, page }: TemplateRun, chart: TemplateChart): { row: number; total: boolean }[] {
  const kindName = template.columns.find(({ role }) => role === 'row-kind')?.name
  const kinds = page.values[page.columns.findIndex(({ name }) => name === kindName)] ?? []
  const rows = Array.from({ length: page.rowCount }, (_, row) => ({ row, total: kinds[row] === 'total' })).filter(
    ({ row, total }) => kinds[row] !== 'subtotal' && (chart.totals || !total),
  )
  return chart.kind === 'waterfall'
    ? [...rows.filter(({ total }) => !total), ...rows.filter(({ total }) => total)]
    : rows
}

function layoutSeries(
  run: TemplateRun,
  one: TemplateChart['series'][number],
  rows: readonly { row: number }[],
): ChartSeries[] {
  const { template, page, language } = run
  const column = template.columns.find(({ name }) => name === one.column)
  if (column === undefined || page.columns.every(({ name }) => name !== one.column)) return []
  const unit = column.unit === null || language === 'zh' ? column.unit : (unitNames[column.unit] ?? column.unit)
  return [
    {
      name: seriesName(run, column),
      unit,
      values: rows.map(({ row }) => toNumber(valueAt(run, one.column, row))),
      axis: one.axis,
      mark: one.mark,
      decimals: column.decimals ?? 0,
    },
  ]
}

/** The label of a column, with the texts above it where two series would read the same. */
function seriesName({ template, ...run }: TemplateRun, column: TemplateColumn): string {
  const label = (one: TemplateColumn) => formatText(one.label, { template, ...run })
  const chosen =
    template.chart?.series.map(({ column: name }) => template.columns.find((one) => one.name === name)) ?? []
  const alike = chosen.filter((one) => one !== undefined && label(one) === label(column)).length > 1
  return alike
    ? [...column.group.map((text) => formatText(text, { template, ...run })), label(column)].join(' ')
    : label(column)
}

function valueAt({ page }: TemplateRun, name: string, row: number): Value {
  return page.values[page.columns.findIndex((column) => column.name === name)]?.[row] ?? null
}

function toNumber(value: Value): number | null {
  if (value === null || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** One sentence: what is shown, how many categories, and where the first series is highest and lowest. */
function describe(
  title: string,
  categories: readonly string[],
  series: readonly ChartSeries[],
  language: Language,
): string {
  const [first] = series
  const known = (first?.values ?? []).flatMap((value, index) =>
    value === null ? [] : [{ value, name: categories[index] ?? '' }],
  )
  const sorted = [...known].sort((a, b) => b.value - a.value)
  const [high, low] = [sorted[0], sorted.at(-1)]
  const count = String(categories.length)
  const names = series.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')
  if (first === undefined || high === undefined || low === undefined)
    return language === 'zh' ? `${title}。没有数值。` : `${title}. No values.`
  const figure = (value: number) =>
    `${formatNumber(value, first.decimals)}${first.unit === null ? '' : ` ${first.unit}`}`
  return language === 'zh'
    ? `${title}。${count} 类，${names}；${first.name}最高为${high.name} ${figure(high.value)}，最低为${low.name} ${figure(low.value)}。`
    : `${title}. ${count} categories; ${names}. ${first.name} is highest for ${high.name} (${figure(high.value)}) and lowest for ${low.name} (${figure(low.value)}).`
}
