import type { Language } from '../../../core/base/local-text.ts'
import { layoutChartData } from '../../../core/template/layout-chart.ts'
import { layoutPrintTable } from '../../../core/template/layout-print-table.ts'
import type { ParameterValue, Template } from '../../../core/template/template.ts'
import type { ResultRun } from '../../../state/actions/results.ts'
import { maxPrintedRows } from '../../result/result-content.ts'
import type { ResultContent } from '../../result/result-content.ts'

/** A run with what it was asked for; both decide how it is printed. */
export type AskedRun = ResultRun & { parameters: Record<string, ParameterValue>; names: Record<string, string>; language: Language }

/** The printed table and the chart of a run; neither where it has no rows or too many to print. */
export function layoutTemplateResult(template: Template, { info, page, parameters, names, language }: AskedRun): ResultContent {
  const printed = info.totalRows > 0 && info.totalRows <= maxPrintedRows
  const run = { template, page, parameters, names, language, origin: info.origin }
  const table = printed ? layoutPrintTable(run) : null
  return { title: table?.title ?? template.title[language], info, page, table, chart: printed ? layoutChartData(run) : null }
}
