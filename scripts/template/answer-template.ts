import { formatText } from '../../src/core/template/format-text.ts'
import type { LocalText } from '../../src/core/base/local-text.ts'
import type { Template } from '../../src/core/template/template.ts'
import type { ParameterValue } from '../../src/core/template/template.ts'
import type { Value } from '../../src/core/result/page.ts'
import { fillParameters } from '../../src/state/template-parameters.ts'
import { context } from '../node-engine/open-engine.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { OpenWorkbooks } from '../node-engine/open-sample.ts'
import { CommandFault } from './parse-command.ts'

/** What a template answers: rows by column name, with all columns of its SQL. */
export type TemplateAnswer = {
  template: string
  version: number
  title: string
  parameters: Record<string, ParameterValue>
  columns: { name: string; label: string; unit: string | null; decimals: number | null; role: string }[]
  rows: Record<string, Value>[]
  /** Why a figure is missing or doubtful: row from 0, the column that the flag is about, the flag. */
  flags: { row: number; column: string; flag: string }[]
  source: {
    text: string
    tables: { table: string; file: string; sheet: string; rows: number; period: string | null }[]
    sql: string
  }
}

/** Throws {@link CommandFault} that names the logical tables and fields that a template lacks, and what was found instead. */
export async function requireData(
  { engine, catalogue, library }: OpenWorkbooks,
  template: Template,
  language: 'zh' | 'en' = 'zh',
): Promise<void> {
  const asked = { templates: [{ id: template.id, inputs: template.inputs }] }
  const { [template.id]: readiness } = await engine.templateReadiness(asked, context())
  const labelOf = (id: string): string => {
    const label = library.model.find((table) => table.id === id)?.label[language]
    return label === undefined ? id : `${label} (${id})`
  }
  const missing = [
    ...(readiness?.missingTables ?? []).map((table) => `缺少逻辑表：${labelOf(table)}`),
    ...(readiness?.missingFields ?? []).map(({ table, field }) => `${labelOf(table)}缺少字段：${field}`),
  ]
  if (missing.length === 0) return
  const found = catalogue.datasets.map(({ name }) => name).join('、')
  throw new CommandFault(1, `模板“${template.id}”还不能运行。\n${missing.join('\n')}\n读到的表：${found || '无'}`)
}

/** Runs a template on opened workbooks. Throws what {@link requireData} throws, and what the engine throws. */
export async function answerTemplate(
  open: OpenWorkbooks,
  template: Template,
  given: Record<string, string>,
  language: 'zh' | 'en',
): Promise<TemplateAnswer> {
  await requireData(open, template, language)
  const { engine } = open
  const choices = await engine.parameterChoices({ template }, context())
  const { values, names, faults } = fillParameters(template, choices, given)
  if (faults.length > 0)
    throw new CommandFault(
      2,
      faults.map(({ name, kind }) => `参数“${name}”${kind === 'missing' ? '没有值' : '的值不对'}`).join('；'),
    )
  const { result, totalRows, sql, origin } = await engine.runTemplate(
    { template, parameters: values, language },
    context(),
  )
  const page = await engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context())
  const rows = toRows(page)
  const say = (text: LocalText): string => formatText(text, { template, parameters: values, names, language })
  const flagColumns = template.columns.filter(({ role, flagOf }) => role === 'flag' && flagOf !== null)
  return {
    template: template.id,
    version: template.version,
    title: say(template.tableTitle),
    parameters: values,
    columns: template.columns.map(({ name, group, label, unit, decimals, role }) => ({
      name,
      label: [...group, label].map(say).join('·'),
      unit,
      decimals,
      role,
    })),
    rows,
    flags: rows.flatMap((row, at) =>
      flagColumns.flatMap(({ name, flagOf }) => {
        const flag = row[name]
        return typeof flag === 'string' && flagOf !== null ? [{ row: at, column: flagOf, flag }] : []
      }),
    ),
    source: {
      text: say(template.source),
      tables: origin.inputs.map(({ table, file, sheet, rows: count, period }) => ({
        table,
        file,
        sheet,
        rows: count,
        period,
      })),
      sql,
    },
  }
}
