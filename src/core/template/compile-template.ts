import { AppError } from '../base/app-error.ts'
import type { Language } from '../base/local-text.ts'
import { present } from '../base/assert.ts'
import type { Catalogue } from '../dataset/catalogue.ts'
import {
  compileEmptyTable,
  compileLogicalTable,
  mappedDatasets,
  providesField,
} from '../dataset/compile-logical-table.ts'
import type { ReadyRows } from '../dataset/compile-logical-table.ts'
import { findLogicalTable, sourceTables } from '../dataset/derived/derived-tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { LogicalTable } from '../dataset/logical-table.ts'
import type { Origin } from '../result/print-table.ts'
import { indentSql } from '../sql/indent-sql.ts'
import { quoteIdentifier } from '../sql/quote.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import { bindParameters, resolveParameters } from './bind-parameters.ts'
import type { ParameterValue, Template, TemplateInput } from './template.ts'

/** What a compiled template is made from. */
export type Compilation = {
  template: Template
  parameters: Readonly<Record<string, ParameterValue>>
  catalogue: Catalogue
  model: readonly LogicalTable[]
  /** Rows to read instead of the loaded tables; they are the same rows. */
  ready?: ReadyRows
  /** Of names in the list of what is read. */
  language?: Language
}

const none: ReadyRows = new Map()

/** One statement that runs as it is over the users' tables, with the values it was made for and the tables it reads. */
export type CompiledTemplate = { sql: string; parameters: Record<string, ParameterValue>; inputs: Origin['inputs'] }

/** What stands between a template and its run; both empty means that it can run. */
export type Readiness = { missingTables: string[]; missingFields: { table: string; field: string }[] }

/**
 * Compiles a template to one readable SELECT: its logical tables as CTEs over the mapped tables, then its own SQL with typed literals.
 * Throws template/input-not-mapped, template/field-not-mapped, template/parameter-missing, template/parameter-invalid.
 */
export function compileTemplate({
  template,
  parameters,
  catalogue,
  model,
  ready = none,
  language = 'zh',
}: Compilation): CompiledTemplate {
  requireReady(template, catalogue, model)
  const values = resolveParameters(template, parameters)
  const sql = bindParameters(template.sql, template.parameters, values)
  return {
    sql: withLogicalTables(sql, template.inputs, { catalogue, model, ready }),
    parameters: values,
    inputs: listInputs(template, catalogue, model, language),
  }
}

/**
 * The statements that find the choices of a template's parameters; parameters whose tables are not mapped are left out. They read only
 * what they name, so that the same question of two templates is the same statement.
 */
export function compileChoices({
  template,
  catalogue,
  model,
  ready = none,
}: Omit<Compilation, 'parameters'>): { parameter: string; sql: string }[] {
  return template.parameters.flatMap(({ name, choicesSql }) => {
    if (choicesSql === '') return []
    const inputs = usedInputs(choicesSql, template.inputs)
    const { missingTables } = templateReadiness({ inputs }, catalogue, model)
    if (missingTables.length > 0) return []
    return [{ parameter: name, sql: withLogicalTables(choicesSql, inputs, { catalogue, model, ready }) }]
  })
}

/** Which logical tables and fields a template lacks. A field counts as present if one of several mapped tables gives it. */
export function templateReadiness(
  { inputs }: Pick<Template, 'inputs'>,
  catalogue: Catalogue,
  model: readonly LogicalTable[],
): Readiness {
  const missing: Readiness = { missingTables: [], missingFields: [] }
  for (const { table, fields, optionalFields, optional } of inputs) {
    const logical = findLogicalTable(model, table)
    if (logical?.derivation !== undefined) {
      // A derived table has all its fields as soon as it has its sources.
      const lacking = logical.derivation.inputs.filter((input) => input.required && !hasRows(input.table, catalogue))
      if (!optional) missing.missingTables.push(...lacking.map((input) => input.table.id))
      continue
    }
    const mapped = mappedDatasets(table, catalogue)
    const standard = mapped.length === 0 ? logical?.standard : undefined
    if ((mapped.length === 0 && standard === undefined) || logical === undefined) {
      if (!optional) missing.missingTables.push(table)
      continue
    }
    for (const id of fields) {
      if (optional || optionalFields.includes(id)) continue
      const field = logical.fields.find((candidate) => candidate.id === id)
      if (standard?.fields.includes(id) === true) continue
      if (field === undefined || !mapped.some((one) => providesField(one, field)))
        missing.missingFields.push({ table, field: id })
    }
  }
  return missing
}

/** Whether a logical table has rows: loaded ones, or the product's own. */
function hasRows({ id, standard }: LogicalTable, catalogue: Catalogue): boolean {
  return standard !== undefined || mappedDatasets(id, catalogue).length > 0
}

function requireReady(template: Template, catalogue: Catalogue, model: readonly LogicalTable[]): void {
  const { missingTables, missingFields } = templateReadiness(template, catalogue, model)
  const [table] = missingTables
  if (table !== undefined) throw new AppError('template/input-not-mapped', { table })
  const [lack] = missingFields
  if (lack !== undefined) throw new AppError('template/field-not-mapped', lack)
}

/** Puts the logical tables in front of a query, into its own WITH where it has one. */
function withLogicalTables(
  sql: string,
  inputs: readonly TemplateInput[],
  { catalogue, model, ready }: Required<Pick<Compilation, 'catalogue' | 'model' | 'ready'>>,
): string {
  const tables = inputs.map((input) => {
    const logical = present(findLogicalTable(model, input.table), `logical table ${input.table}`)
    const body =
      compileLogicalTable(logical, catalogue, input.fields, { ready }) ?? compileEmptyTable(logical, input.fields)
    return `${quoteIdentifier(input.table)} AS (\n${indentSql(body)}\n)`
  })
  if (tables.length === 0) return sql
  const [first, second] = tokenizeSql(sql).filter(({ kind }) => kind !== 'comment')
  if (first?.kind !== 'word' || first.text.toLowerCase() !== 'with') return `WITH ${tables.join(',\n')}\n${sql}`
  const head = second?.kind === 'word' && second.text.toLowerCase() === 'recursive' ? second : first
  const keyword = head === first ? 'WITH' : 'WITH RECURSIVE'
  return `${sql.slice(0, first.start)}${keyword} ${tables.join(',\n')},\n${sql.slice(head.end).trimStart()}`
}

/** The inputs that a statement names, with the fields that it names; all fields where it takes whatever there is. */
function usedInputs(sql: string, inputs: readonly TemplateInput[]): TemplateInput[] {
  const tokens = tokenizeSql(sql).filter(({ kind }) => kind !== 'comment')
  const names = new Set(
    tokens.flatMap(({ kind, value }) => (kind === 'word' || kind === 'quoted' ? [value.toLowerCase()] : [])),
  )
  const takesAll = tokens.some(({ text }, at) => text === '*' && tokens[at - 1]?.text !== '(')
  return inputs.flatMap((input) => {
    const named = input.fields.filter((field) => names.has(field.toLowerCase()))
    if (!names.has(input.table)) return []
    // A statement that only counts rows names no field, and a table has to have one.
    return [takesAll || named.length === 0 ? input : { ...input, fields: named }]
  })
}

function listInputs(
  template: Template,
  catalogue: Catalogue,
  model: readonly LogicalTable[],
  language: Language,
): Origin['inputs'] {
  const read = template.inputs.flatMap(({ table }) => {
    const logical = findLogicalTable(model, table)
    return logical === undefined ? [] : sourceTables(logical)
  })
  return [...new Map(read.map((table) => [table.id, table])).values()].flatMap((table) =>
    describeSources(table, catalogue, language),
  )
}

/** What a result says of a logical table that was read: the files of its tables, or the product's own rows. */
export function describeSources(table: LogicalTable, catalogue: Catalogue, language: Language): Origin['inputs'] {
  const mapped = mappedDatasets(table.id, catalogue)
  const { id, standard } = table
  if (mapped.length > 0 || standard === undefined) return mapped.flatMap(({ dataset }) => describeInputs(id, dataset))
  const { name, rows } = standard
  return [{ table: id, name: name[language], file: '', sheet: '', rows, period: null, hash: '', loadedAt: '' }]
}

/** What a result says of a table that was read: one line for each of its files. */
export function describeInputs(table: string, { name, parts }: Dataset): Origin['inputs'] {
  return parts.map(({ source, rowCount, period, loadedAt }) => ({
    table,
    name,
    file: source.file,
    sheet: source.sheet,
    rows: rowCount,
    period,
    hash: source.hash,
    loadedAt,
  }))
}
