import type { PrintColumn, PrintTable } from '../../core/result/print-table.ts'
import { compareCharts } from '../../core/template/compare/compare-charts.ts'
import type { PeriodRun } from '../../core/template/compare/compare-charts.ts'
import { compareTables } from '../../core/template/compare/compare-tables.ts'
import type { PeriodTable } from '../../core/template/compare/compare-tables.ts'
import { mergeOrigins } from '../../core/template/compare/merge-origins.ts'
import type { PeriodOrigin } from '../../core/template/compare/merge-origins.ts'
import { formatParameterValue } from '../../core/template/format-text.ts'
import { layoutChartData } from '../../core/template/layout-chart.ts'
import { layoutPrintTable } from '../../core/template/layout-print-table.ts'
import type { Template, TemplateParameter } from '../../core/template/template.ts'
import type { AskedRun, AskedRuns } from '../../state/actions/templates.ts'
import { maxPrintedRows } from './result-content.ts'
import type { ResultContent } from './result-content.ts'

/**
 * A result of a template as it is shown. `origins` say which row of which run stands behind a row of the table; `apart` is true where periods
 * were to be compared and have too many rows for it: then the first run is shown alone.
 */
export type TemplateResult = ResultContent & {
  origins: (row: number) => { run: AskedRun; row: number } | null
  apart: boolean
}

/** The printed table and the chart of a run, or of several for the periods of `parameter`; neither where there are no rows or too many to print. */
export function layoutTemplateResult(
  template: Template,
  runs: AskedRuns,
  parameter: TemplateParameter | null,
): TemplateResult {
  const [first, ...others] = runs
  if (others.length === 0 || parameter === null) return layoutRun(template, first, false)
  if (runs.some(({ info }) => info.totalRows > maxPrintedRows)) return layoutRun(template, first, true)
  return layoutComparison(template, runs, parameter)
}

function layoutRun(template: Template, run: AskedRun, apart: boolean): TemplateResult {
  const { info, page, language } = run
  const printed = info.totalRows > 0 && info.totalRows <= maxPrintedRows
  const asked = { ...run, template, origin: info.origin }
  const table = printed ? layoutPrintTable(asked) : null
  return {
    title: table?.title ?? template.title[language],
    info,
    page,
    table,
    chart: printed ? layoutChartData(asked) : null,
    origins: (row) => ({ run, row }),
    apart,
  }
}

function layoutComparison(template: Template, runs: AskedRuns, parameter: TemplateParameter): TemplateResult {
  const periodOf = ({ names, parameters, language }: AskedRun): string =>
    names[parameter.name] ?? formatParameterValue(parameter, parameters[parameter.name] ?? null, language)
  const mapRuns = <T>(work: (run: AskedRun) => T): [T, ...T[]] => {
    const [first, ...others] = runs
    return [work(first), ...others.map(work)]
  }
  const [{ info, page, language }] = runs
  const origin = mergeOrigins(
    mapRuns((run): PeriodOrigin => ({ period: periodOf(run), origin: run.info.origin })),
    parameter.label[language],
  )
  const asked = mapRuns((run): PeriodRun => ({ period: periodOf(run), run: { ...run, template, origin } }))
  const tables = mapRuns((run): PeriodTable => ({
    period: periodOf(run),
    table: layoutPrintTable({ ...run, template, origin }),
  }))
  const { table, origins } = compareTables(tables, listDimensions(template, tables[0].table), language)
  const found = table.rows.length > 0
  return {
    title: table.title,
    info: { ...info, sql: origin.sql, origin, totalRows: table.rows.length, elapsedMs: origin.elapsedMs },
    page,
    table: found ? table : null,
    chart: found ? compareCharts(asked, table) : null,
    origins: (row) => {
      const place = origins[row]
      const run = place === undefined ? undefined : runs[place.side]
      return place === undefined || run === undefined ? null : { run, row: place.row }
    },
    apart: false,
  }
}

/** Columns that say what a row is: those that the template calls so, and texts that it does not know. */
function listDimensions({ columns }: Template, table: PrintTable): string[] {
  const isDimension = ({ name, numeric }: PrintColumn): boolean => {
    const declared = columns.find((one) => one.name === name)
    return declared === undefined ? !numeric : declared.role === 'dimension'
  }
  return table.columns.filter(isDimension).map(({ name }) => name)
}
