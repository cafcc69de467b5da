import { findLogicalTable } from '../dataset/derived/derived-tables.ts'
import type { LogicalTable } from '../dataset/logical-table.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import { checkChart } from './check-chart.ts'
import { checkExamples } from './check-examples.ts'
import { checkTemplateSql } from './check-template-sql.ts'
import type { Template, TemplateFault, TemplateParameter } from './template.ts'

/** What the checks need besides the template: the model, the lines of the head, and the name of the file. */
export type CheckContext = {
  model: readonly LogicalTable[]
  lineOf: (path: readonly PropertyKey[]) => number
  fileId: string | null
}

/** Everything in a well-formed template that cannot work: unknown names, parameters that do not meet, statements that are no read. */
export function checkTemplate(template: Template, context: CheckContext): TemplateFault[] {
  const faults = [
    ...checkId(template, context),
    ...checkInputs(template, context),
    ...checkColumns(template, context),
    ...checkChart(template, context),
    ...checkParameters(template, context),
    ...checkExamples(template, context),
    ...checkNames(template),
    ...checkTemplateSql(template.sql, template.sqlLine),
  ]
  return faults.sort((a, b) => a.line - b.line)
}

function checkId({ id }: Template, { lineOf, fileId }: CheckContext): TemplateFault[] {
  return fileId === null || fileId === id
    ? []
    : [{ line: lineOf(['id']), code: 'id-differs', params: { id, file: `${fileId}.sql` } }]
}

function checkInputs(template: Template, { model, lineOf }: CheckContext): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const { table, fields, optional } of template.inputs) {
    const key = optional ? `${table}?` : table
    const logical = findLogicalTable(model, table)
    if (logical === undefined) {
      faults.push({ line: lineOf(['inputs', key]), code: 'table-unknown', params: { table } })
      continue
    }
    fields.forEach((field, at) => {
      if (!logical.fields.some(({ id }) => id === field)) {
        faults.push({ line: lineOf(['inputs', key, at]), code: 'field-unknown', params: { table, field } })
      }
    })
  }
  return faults
}

function checkColumns({ columns }: Template, { lineOf }: CheckContext): TemplateFault[] {
  const faults: TemplateFault[] = []
  const names = new Set<string>()
  columns.forEach(({ name, label, role, flagOf }, at) => {
    if (names.has(name)) faults.push({ line: lineOf(['columns', at]), code: 'name-duplicate', params: { name } })
    names.add(name)
    const printed = role === 'dimension' || role === 'measure'
    if (printed && label.zh === '')
      faults.push({ line: lineOf(['columns', at]), code: 'column-without-label', params: { column: name } })
    if (flagOf !== null && !columns.some((column) => column.name === flagOf)) {
      faults.push({ line: lineOf(['columns', at, 'flagOf']), code: 'column-unknown', params: { column: flagOf } })
    }
    if (role === 'flag' && flagOf === null)
      faults.push({
        line: lineOf(['columns', at]),
        code: 'key-missing',
        params: { key: `columns.${String(at)}.flagOf` },
      })
  })
  for (const role of ['level', 'row-kind'] as const) {
    const second = columns.map((column, at) => ({ ...column, at })).filter((column) => column.role === role)[1]
    if (second !== undefined)
      faults.push({ line: lineOf(['columns', second.at]), code: 'column-role-twice', params: { role } })
  }
  return faults
}

function checkParameters(template: Template, { lineOf }: CheckContext): TemplateFault[] {
  const faults: TemplateFault[] = []
  const used = new Set<string>()
  for (const { kind, text, value: name, line } of tokenizeSql(template.sql)) {
    if (kind !== 'parameter') continue
    // Only `:name` is a parameter of a template; `?` and `$1` have no value to stand for.
    if (!text.startsWith(':')) {
      faults.push({ line: template.sqlLine + line - 1, code: 'parameter-undeclared', params: { name: text } })
      continue
    }
    used.add(name)
    if (template.parameters.some((parameter) => parameter.name === name)) continue
    faults.push({ line: template.sqlLine + line - 1, code: 'parameter-undeclared', params: { name: text } })
  }
  for (const parameter of template.parameters) {
    const line = lineOf(['parameters', parameter.name])
    if (!used.has(parameter.name)) faults.push({ line, code: 'parameter-unused', params: { name: parameter.name } })
    faults.push(...checkChoices(parameter, lineOf))
  }
  return faults
}

/** Logical tables stand in front of the template's own WITH queries, which therefore need other names. */
function checkNames(template: Template): TemplateFault[] {
  const tokens = tokenizeSql(template.sql).filter(({ kind }) => kind !== 'comment')
  return tokens.flatMap((token, at): TemplateFault[] => {
    const named = template.inputs.some(({ table }) => table === token.value.toLowerCase())
    const opens = /^(?:with|recursive|,)$/iu.test(tokens[at - 1]?.text ?? '')
    const defines =
      /^as$/iu.test(tokens[at + 1]?.text ?? '') && /^(?:\(|materialized|not)$/iu.test(tokens[at + 2]?.text ?? '')
    return named && opens && defines
      ? [{ line: template.sqlLine + token.line - 1, code: 'name-shadows-table', params: { name: token.value } }]
      : []
  })
}

function checkChoices(
  { name, choicesSql, options, default: value }: TemplateParameter,
  lineOf: CheckContext['lineOf'],
): TemplateFault[] {
  const line = lineOf(['parameters', name, 'choices'])
  const faults = choicesSql === '' ? [] : checkTemplateSql(choicesSql, line).map((fault) => ({ ...fault, line }))
  if (tokenizeSql(choicesSql).some(({ kind }) => kind === 'parameter'))
    faults.push({ line, code: 'choices-with-parameter', params: { name } })
  const fixed = options.length > 0 && choicesSql === ''
  const offered =
    value === null || typeof value === 'object' || options.some((option) => option.value === String(value))
  if (fixed && !offered)
    faults.push({
      line: lineOf(['parameters', name, 'default']),
      code: 'default-not-offered',
      params: { name, value: String(value) },
    })
  return faults
}
