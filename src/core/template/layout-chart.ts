import type { Language } from '../base/local-text.ts'
import type { ChartData, ChartLabels, ChartSeries, FigureRole, LabelRole } from '../chart/chart-data.ts'
import { describeChart } from '../chart/describe-chart.ts'
import { gapNotes } from '../chart/gap-notes.ts'
import { kindRoles } from '../chart/kind-roles.ts'
import { sortInTime } from '../chart/period-place.ts'
import { pivotGroups } from '../chart/pivot-groups.ts'
import { quantile } from '../chart/quantiles.ts'
import { unitNames } from '../result/data/unit-name-data.ts'
import { noteOfFlag, parseFlag } from '../result/flag.ts'
import type { Value } from '../result/page.ts'
import { formatText } from './format-text.ts'
import { formatCell, formatSourceLine } from './layout-print-table.ts'
import type { TemplateRun } from './layout-print-table.ts'
import type { TemplateChart, TemplateColumn } from './template.ts'

type Row = { row: number; total: boolean }
type Body = Pick<ChartData, 'categories' | 'categoryName' | 'series' | 'labels' | 'totals'> & { repeated: number }

/** The chart of a template with the rows of a run; null where the template has none or the result lacks its columns. */
export function layoutChartData(run: TemplateRun): ChartData | null {
  const { template, language } = run
  const { chart } = template
  if (chart === null) return null
  const body = layoutBody(run, chart)
  if (body === null) return null
  const { repeated, ...parts } = body
  const title = formatText(chart.title, run)
  const tableTitle = formatText(template.tableTitle, run)
  return {
    ...parts,
    kind: chart.kind,
    title,
    subtitle: title === tableTitle ? '' : tableTitle,
    categoryKind: chart.categoryKind,
    options: { ...chart.options, reference: layoutReference(run, chart, parts) },
    notes: [
      ...template.notes.map((note) => formatText(note, run)),
      ...gapNotes(parts, language),
      ...(repeated === 0 ? [] : [repeatedNote(repeated, language)]),
    ],
    sourceLine: formatSourceLine(run),
    description: describeChart({ ...parts, kind: chart.kind, title }, language),
  }
}

function layoutBody(run: TemplateRun, chart: TemplateChart): Body | null {
  const rows = chartRows(run, chart)
  const { labels: labelRoles, pivots } = kindRoles[chart.kind]
  const isLabel = (role: string): role is LabelRole => labelRoles.some((one) => one === role)
  const named = Object.entries(chart.roles).flatMap(([role, column]) =>
    column === null || role === 'category' ? [] : [{ role: role as FigureRole | LabelRole, column }],
  )
  const lists = chart.series.map(({ column, ...look }) => ({ column, role: 'series' as const, ...look }))
  const figures = named.flatMap(({ role, column }) =>
    isLabel(role) ? [] : [{ column, role, axis: 'left' as const, mark: 'bar' as const }],
  )
  const series = [...lists, ...figures].flatMap((one) => layoutSeries(run, one, rows))
  const category = chart.roles.category === null ? null : layoutLabels(run, chart.roles.category, rows)
  if (category === null && chart.roles.category !== null) return null
  const labels = named.flatMap(({ role, column }): ChartLabels[] => {
    const texts = isLabel(role) ? layoutLabels(run, column, rows) : null
    return texts === null || !isLabel(role) ? [] : [{ role, ...texts }]
  })
  if (series.length === 0 && labels.length === 0) return null
  const categories = category?.values ?? wayNames(labels, rows.length)
  const categoryName = category?.name ?? ''
  const totals = rows.flatMap(({ total }, index) => (total ? [index] : []))
  const group = pivots ? labels.find(({ role }) => role === 'group') : undefined
  const [first] = series
  if (group === undefined || first === undefined)
    return { categories, categoryName, series, labels, totals, repeated: 0 }
  return { ...pivotBody({ categories, group, series: first, totals }, chart.categoryKind === 'period'), categoryName }
}

/** Flows have no category: each is named by its two ends. */
function wayNames(labels: readonly ChartLabels[], count: number): string[] {
  const [from, to] = (['from', 'to'] as const).map((role) => labels.find((one) => one.role === role)?.values)
  if (from === undefined || to === undefined) return Array.from({ length: count }, () => '')
  return from.map((name, at) => `${name} → ${to[at] ?? ''}`)
}

/** The line to compare with; null where the parameter is empty or the series has no figures. */
function layoutReference(
  run: TemplateRun,
  { reference }: TemplateChart,
  { series, totals }: Pick<Body, 'series' | 'totals'>,
): ChartData['options']['reference'] {
  if (reference === null) return null
  const { at, name } = reference
  const known = (series[0]?.values ?? []).filter((value, index) => value !== null && !totals.includes(index))
  const value =
    at === 'median'
      ? quantile(
          known.filter((one) => one !== null),
          0.5,
        )
      : at === 'mean'
        ? meanOf(known.filter((one) => one !== null))
        : toNumber(typeof at === 'number' ? at : (run.parameters[at.slice(1)] ?? null))
  if (value === null) return null
  const usual = at === 'median' || at === 'mean' ? referenceWords[at][run.language] : referenceWords.goal[run.language]
  return { value, name: name === null ? usual : formatText(name, run) }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

const referenceWords = {
  median: { zh: '中位数', en: 'Median' },
  mean: { zh: '平均', en: 'Mean' },
  goal: { zh: '参照线', en: 'Reference' },
}

/** A long list as a table: each group becomes a series. */
function pivotBody(
  {
    categories,
    group,
    series,
    totals,
  }: { categories: string[]; group: ChartLabels; series: ChartSeries; totals: number[] },
  sorted: boolean,
): Omit<Body, 'categoryName'> {
  const lines = categories.map((row, at) => ({ row, column: group.values[at] ?? '' }))
  const { rows, columns, cells, repeated } = pivotGroups(lines, sorted)
  const totalNames = new Set(totals.map((at) => categories[at]))
  return {
    categories: rows,
    series: columns.map((name, at) => ({
      ...series,
      name,
      role: 'series',
      values: (cells[at] ?? []).map((line) => (line === null ? null : (series.values[line] ?? null))),
      reasons: (cells[at] ?? []).map((line) => (line === null ? null : (series.reasons[line] ?? null))),
    })),
    labels: [],
    totals: rows.flatMap((name, at) => (totalNames.has(name) ? [at] : [])),
    repeated,
  }
}

function repeatedNote(count: number, language: Language): string {
  return language === 'zh'
    ? `有 ${String(count)} 行与前面的行分类相同，没有画出。`
    : `${String(count)} rows repeat the categories of earlier ones and are not drawn.`
}

/** Rows that the chart shows; the total of a waterfall stands at its end. */
function chartRows({ template, page }: TemplateRun, chart: TemplateChart): Row[] {
  const valuesOf = (name: string | null | undefined): readonly Value[] =>
    page.values[page.columns.findIndex((column) => column.name === name)] ?? []
  const kinds = valuesOf(template.columns.find(({ role }) => role === 'row-kind')?.name)
  const chosen = valuesOf(chart.only)
  const rows = Array.from({ length: page.rowCount }, (_, row) => ({ row, total: kinds[row] === 'total' })).filter(
    ({ row, total }) =>
      kinds[row] !== 'subtotal' && (chart.totals || !total) && (chart.only === null || chosen[row] === true),
  )
  const totals = chart.kind === 'waterfall' ? rows.filter(({ total }) => total) : []
  const parts = chart.kind === 'waterfall' ? rows.filter(({ total }) => !total) : rows
  // Time runs to the right. Groups are set out in time by themselves, and keep the order in which the table names them.
  const periods = valuesOf(chart.roles.category)
  const isTime = chart.categoryKind === 'period' && chart.roles.group === null
  const inOrder = isTime ? sortInTime(parts, ({ row }) => String(periods[row] ?? '')) : parts
  return [...inOrder.slice(0, chart.rows ?? inOrder.length), ...totals]
}

function layoutLabels(run: TemplateRun, name: string, rows: readonly Row[]): { name: string; values: string[] } | null {
  const column = columnOf(run, name)
  if (column === null) return null
  const values = rows.map(({ row }) => formatCell(column, valueAt(run, name, row), run.language))
  return { name: formatText(column.label, run), values }
}

function layoutSeries(
  run: TemplateRun,
  one: Pick<ChartSeries, 'role' | 'axis' | 'mark'> & { column: string },
  rows: readonly Row[],
): ChartSeries[] {
  const { template, language } = run
  const column = columnOf(run, one.column)
  if (column === null) return []
  const unit = column.unit === null || language === 'zh' ? column.unit : (unitNames[column.unit] ?? column.unit)
  const flag = template.columns.find(({ flagOf }) => flagOf === column.name)
  const reasonAt = (row: number): string | null => {
    const found = flag === undefined ? null : parseFlag(valueAt(run, flag.name, row))
    return found === null ? null : noteOfFlag(found.id, language)
  }
  const values = rows.map(({ row }) => toNumber(valueAt(run, one.column, row)))
  return [
    {
      name: seriesName(run, column),
      unit,
      role: one.role,
      values,
      reasons: rows.map(({ row }, at) => (values[at] === null ? reasonAt(row) : null)),
      axis: one.axis,
      mark: one.mark,
      decimals: column.decimals ?? 0,
    },
  ]
}

/** The label of a column, with the texts above it where two series would read the same. */
function seriesName({ template, ...run }: TemplateRun, column: TemplateColumn): string {
  const label = (one: TemplateColumn) => formatText(one.label, { template, ...run })
  const { chart } = template
  const names = chart === null ? [] : [...chart.series.map((one) => one.column), ...Object.values(chart.roles)]
  const chosen = names.map((name) => template.columns.find((one) => one.name === name))
  const alike = chosen.filter((one) => one !== undefined && label(one) === label(column)).length > 1
  return alike
    ? [...column.group.map((text) => formatText(text, { template, ...run })), label(column)].join(' ')
    : label(column)
}

/** A column that both the template and the result have. */
function columnOf({ template, page }: TemplateRun, name: string): TemplateColumn | null {
  if (page.columns.every((column) => column.name !== name)) return null
  return template.columns.find((column) => column.name === name) ?? null
}

function valueAt({ page }: TemplateRun, name: string, row: number): Value {
  return page.values[page.columns.findIndex((column) => column.name === name)]?.[row] ?? null
}

function toNumber(value: Value): number | null {
  if (value === null || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}
