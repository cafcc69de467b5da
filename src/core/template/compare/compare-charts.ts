import type { Language } from '../../base/local-text.ts'
import { noOptions } from '../../chart/chart-data.ts'
import type { ChartData, ChartSeries } from '../../chart/chart-data.ts'
import { describeChart } from '../../chart/describe-chart.ts'
import { gapNotes } from '../../chart/gap-notes.ts'
import { sortInTime } from '../../chart/period-place.ts'
import type { PrintTable } from '../../result/print-table.ts'
import { formatText } from '../format-text.ts'
import { layoutChartData } from '../layout-chart.ts'
import type { TemplateRun } from '../layout-print-table.ts'
import type { Template, TemplateChart } from '../template.ts'
import { absentWords } from './compare-words.ts'

/** A run of one period; `period` in words. */
export type PeriodRun = { period: string; run: TemplateRun }

/** More groups of bars cannot be told apart. */
const mostBars = 24
/** More lines neither. */
const mostLines = 6

/**
 * The first measure of a template's chart for several periods: bars in groups by category, or lines where the categories are periods. Null
 * where the template has no chart, or nothing in it to compare by. `table` is the compared table, whose title, notes and source it takes.
 */
export function compareCharts(runs: readonly [PeriodRun, ...PeriodRun[]], table: PrintTable): ChartData | null {
  const [{ run: first }] = runs
  const { template, language } = first
  const chart = plainChart(template)
  if (chart === null) return null
  const drawn = runs.flatMap(({ period, run }) => {
    const data = layoutChartData({ ...run, template: { ...template, chart } })
    return data === null ? [] : [{ period, data: chart.kind === 'line' ? data : flattenGroups(data) }]
  })
  const whole = mergeCategories(drawn.map(({ data }) => data))
  const categories = chart.kind === 'line' ? sortInTime(whole, (name) => name) : whole.slice(0, mostBars)
  if (categories.length === 0) return null
  const series = drawn.flatMap(({ period, data }) =>
    data.series
      .slice(0, Math.max(1, Math.floor(mostLines / runs.length)))
      .map((one) => placeSeries(one, data, { period, categories, language, alone: data.series.length === 1 })),
  )
  const title = measureTitle(runs, chart)
  const [shape] = drawn
  return {
    kind: chart.kind,
    title,
    subtitle: table.title,
    categories,
    categoryName: shape?.data.categoryName ?? '',
    categoryKind: chart.categoryKind,
    series,
    labels: [],
    options: { ...noOptions },
    totals: [],
    notes: [
      ...table.notes,
      ...gapNotes({ categories, series }, language),
      ...(categories.length < whole.length ? [cutNote(categories.length, whole.length, language)] : []),
    ],
    sourceLine: table.sourceLine,
    description: describeChart({ kind: chart.kind, title, categories, series }, language),
  }
}

/** The template's chart with its first measure alone, drawn as bars or as lines. */
function plainChart({ chart, columns }: Template): TemplateChart | null {
  if (chart === null) return null
  const { value, x, y, from } = chart.roles
  const named = [...chart.series.map(({ column }) => column), value, y, x, from]
  const column = named.find((name) => columns.some((one) => one.name === name && one.role === 'measure'))
  const category = chart.roles.category ?? columns.find(({ role }) => role === 'dimension')?.name
  if (column === undefined || column === null || category === undefined) return null
  const lines = chart.categoryKind === 'period'
  const { reference: _, ...options } = noOptions
  return {
    ...chart,
    kind: lines ? 'line' : 'grouped-bar',
    series: [{ column, axis: 'left', mark: lines ? 'line' : 'bar' }],
    roles: {
      category,
      group: chart.roles.group,
      value: null,
      x: null,
      y: null,
      size: null,
      low: null,
      q1: null,
      q3: null,
      high: null,
      target: null,
      from: null,
      to: null,
    },
    options,
    reference: null,
  }
}

/** Groups within categories as categories of their own: `云汀镇 钢铁`. */
function flattenGroups(data: ChartData): ChartData {
  const [only] = data.series
  if (data.series.length <= 1 || only === undefined) return data
  const places = data.categories.flatMap((category, at) =>
    data.series.flatMap((one) => {
      const [value, reason] = [one.values[at] ?? null, one.reasons[at] ?? null]
      return value === null && reason === null ? [] : [{ name: `${category} ${one.name}`, value, reason }]
    }),
  )
  return {
    ...data,
    categories: places.map(({ name }) => name),
    series: [{ ...only, values: places.map(({ value }) => value), reasons: places.map(({ reason }) => reason) }],
  }
}

function mergeCategories(charts: readonly ChartData[]): string[] {
  return [...new Set(charts.flatMap(({ categories }) => categories))]
}

type Place = { period: string; categories: readonly string[]; language: Language; alone: boolean }

function placeSeries(
  series: ChartSeries,
  data: ChartData,
  { period, categories, language, alone }: Place,
): ChartSeries {
  const places = categories.map((name) => data.categories.indexOf(name))
  const absent = absentWords(period, language)
  return {
    ...series,
    name: alone ? period : `${series.name} ${period}`,
    values: places.map((at) => series.values[at] ?? null),
    // Lines end where their period does; that needs no reason.
    reasons: places.map((at) =>
      at < 0 ? (data.categoryKind === 'period' ? null : absent) : (series.reasons[at] ?? null),
    ),
  }
}

/** What is drawn, with the header texts above it: `1—6月、1—5月 产值`. */
function measureTitle(runs: readonly PeriodRun[], chart: TemplateChart): string {
  const [series] = chart.series
  const paths = runs.map(({ run }) => {
    const column = run.template.columns.find(({ name }) => name === series?.column)
    return column === undefined ? [] : [...column.group, column.label].map((text) => formatText(text, run))
  })
  const comma = runs[0]?.run.language === 'zh' ? '、' : ', '
  return (paths[0] ?? []).map((_, level) => [...new Set(paths.map((path) => path[level] ?? ''))].join(comma)).join(' ')
}

function cutNote(shown: number, all: number, language: Language): string {
  return language === 'zh'
    ? `只画了前 ${String(shown)} 项，共 ${String(all)} 项。`
    : `Only the first ${String(shown)} of ${String(all)} items are drawn.`
}
