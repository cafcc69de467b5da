import type { MessageParams } from '../base/app-error.ts'
import { toAppError } from '../base/app-error.ts'
import type { ErrorCode } from '../base/error-codes.ts'
import { checkSqlExpression } from '../sql/check-sql-expression.ts'
import { reservedWords } from '../sql/reserved-words.ts'
import type { Catalogue } from './catalogue.ts'
import { isSameName } from './change-catalogue.ts'
import { derivedTables } from './derived/derived-tables.ts'
import type { LogicalField, LogicalTable } from './logical-table.ts'
import { combineModel, hasField } from './own-tables.ts'
import type { OwnFields } from './own-tables.ts'
import { revisionView } from './revision.ts'

/** What is wrong with an own logical table. `at` is the place of the field that it is about, null for the table. */
export type ModelFault = { code: Extract<ErrorCode, `model/${string}`>; params: MessageParams; at: number | null }

/** What own tables must agree with: the site's logical tables and what is in the catalogue. */
export type ModelContext = {
  site: readonly LogicalTable[]
  catalogue: Pick<Catalogue, 'datasets' | 'ownTables' | 'ownFields'>
}

const idShape = /^[a-z][a-z0-9_]*$/u

/** Names that queries over logical tables use themselves. */
const usedFieldIds = new Set(['src_part', 'src_file', 'src_sheet', 'src_row', 'row_kind', 'load_order', 'later'])

/** Everything that is wrong with a logical table of a user, new or in place of the one of its id. */
export function checkOwnTable(table: LogicalTable, context: ModelContext): ModelFault[] {
  return [...checkTableId(table, context), ...checkParts(table), ...checkFields(table.fields)]
}

/** Everything that is wrong with fields that a user adds to a logical table of the site. */
export function checkOwnFields({ table, fields }: OwnFields, { site }: Pick<ModelContext, 'site'>): ModelFault[] {
  const logical = site.find(({ id }) => id === table)
  if (logical === undefined) return [fault('model/table-unknown', { id: table })]
  const taken = fields.flatMap(({ id }, at) => (hasField(logical, id) ? [fault('model/field-twice', { id }, at)] : []))
  return [...taken, ...checkFields(fields)]
}

function checkTableId(table: LogicalTable, { site, catalogue }: ModelContext): ModelFault[] {
  const { id } = table
  if (!idShape.test(id)) return [fault('model/id-bad', { id })]
  if (reservedWords.has(id) || id === revisionView) return [fault('model/id-reserved', { id })]
  if (site.some((each) => each.id === id)) return [fault('model/id-taken', { id })]
  const others = combineModel(site, {
    ...catalogue,
    ownTables: catalogue.ownTables.filter((each) => each.id !== id),
  })
  if (derivedTables(others).some((each) => each.id === id)) return [fault('model/id-derived', { id })]
  const derived = derivedTables([table]).find((each) => others.some((other) => other.id === each.id))
  if (derived !== undefined) return [fault('model/id-shadows', { id, derived: derived.id })]
  const loaded = catalogue.datasets.some(({ name }) => isSameName(name, id))
  return loaded ? [fault('model/id-loaded', { id })] : []
}

function checkParts(table: LogicalTable): ModelFault[] {
  const faults: ModelFault[] = []
  if (table.label.zh.trim() === '' || table.label.en.trim() === '') faults.push(fault('model/label-empty', {}))
  if (table.fields.length === 0) return [...faults, fault('model/no-fields', {})]
  if (table.key.length === 0) faults.push(fault('model/no-key', {}))
  for (const id of table.key) if (!hasField(table, id)) faults.push(fault('model/key-not-a-field', { id }))
  if (table.periodField === null) return faults
  const period = table.fields.findIndex(({ id }) => id === table.periodField)
  if (period < 0) faults.push(fault('model/key-not-a-field', { id: table.periodField }))
  else if (!/[PI]/u.test(table.fields[period]?.type ?? ''))
    faults.push(fault('model/period-type', { id: table.periodField }, period))
  return faults
}

function checkFields(fields: readonly LogicalField[]): ModelFault[] {
  return fields.flatMap((field, at) => [
    ...checkFieldId(field.id, at, fields),
    ...(field.label.zh.trim() === '' || field.label.en.trim() === ''
      ? [fault('model/field-label-empty', { id: field.id }, at)]
      : []),
    ...checkDerive(field, at, fields),
  ])
}

function checkFieldId(id: string, at: number, fields: readonly LogicalField[]): ModelFault[] {
  if (!idShape.test(id)) return [fault('model/field-id-bad', { id }, at)]
  if (reservedWords.has(id) || usedFieldIds.has(id)) return [fault('model/field-id-reserved', { id }, at)]
  return fields.slice(0, at).some((each) => each.id === id) ? [fault('model/field-twice', { id }, at)] : []
}

/** The SQL of a field comes from a file of someone else and stands in every query over the table: one expression over one value, no more. */
function checkDerive({ id, derive }: LogicalField, at: number, fields: readonly LogicalField[]): ModelFault[] {
  if (derive === undefined) return []
  if (!fields.some((field) => field.id === derive.from))
    return [fault('model/key-not-a-field', { id: derive.from }, at)]
  try {
    checkSqlExpression(derive.sql.replaceAll('?', 'v'))
    return []
  } catch (error) {
    if (!toAppError(error).code.startsWith('sql/')) throw error
    return [fault('model/derive-bad', { id }, at)]
  }
}

function fault(code: ModelFault['code'], params: MessageParams, at: number | null = null): ModelFault {
  return { code, params, at }
}
