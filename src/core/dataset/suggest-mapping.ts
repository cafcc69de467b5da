import type { ColumnType } from '../workbook/table-layout.ts'
import type { LogicalField, LogicalTable } from './logical-table.ts'
import type { FieldSource, MappingSuggestion } from './mapping.ts'
import { flattenBrackets, normaliseWords, readHeader } from './header-words.ts'
import type { HeaderReading } from './header-words.ts'
import { scoreHeader } from './score-header.ts'
import { unitScale } from './unit-scale.ts'

/** A table as far as a guess looks at it; a Dataset is one, a layout under review too. `samples` are values as printed. */
export type TableToMap = {
  name: string
  title: string
  period: string | null
  columns: readonly {
    name: string
    headerPath: readonly string[]
    type: ColumnType
    unit: string | null
    textOf?: string
    levelOf?: string
    samples?: readonly string[]
  }[]
}

type ColumnToMap = TableToMap['columns'][number]
type Candidate = { field: LogicalField; column: number; score: number; scale: number }

/** A field is only taken from a column that fits at least so well. */
const leastFieldScore = 0.5
/** Below this a logical table is not worth showing. */
const leastTableScore = 0.35

/** Guesses which logical tables a table could be, best first; empty where nothing fits. */
export function suggestMapping(table: TableToMap, model: readonly LogicalTable[]): MappingSuggestion[] {
  return rankSuggestions(model.map((logical) => suggestAs(table, logical)))
}

/** The readings of one table that are worth showing, best first. */
export function rankSuggestions(suggestions: readonly MappingSuggestion[]): MappingSuggestion[] {
  return suggestions
    .filter(({ score }) => score >= leastTableScore)
    .sort((a, b) => b.score - a.score || (a.logicalTable < b.logicalTable ? -1 : 1))
}

/** The best reading of a table as one given logical table, however bad. */
export function suggestAs(table: TableToMap, logical: LogicalTable): MappingSuggestion {
  const headers = headersOf(table)
  const candidates: Candidate[] = []
  for (const field of logical.fields) {
    table.columns.forEach((column, at) => {
      const header = headers[at]
      const aside = column.textOf !== undefined || column.levelOf !== undefined
      const candidate = header === undefined || aside ? null : scoreColumn(field, column, header)
      if (candidate !== null) candidates.push({ field, column: at, ...candidate })
    })
  }
  const fields: MappingSuggestion['fields'] = {}
  const taken = new Set<number>()
  // The best pair first; order of fields and columns breaks ties, so that the guess is always the same.
  for (const { field, column, score, scale } of candidates.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (taken.has(column) || fields[field.id] !== undefined) continue
    taken.add(column)
    fields[field.id] = { kind: 'column', column: table.columns[column]?.name ?? '', scale, score: round(score) }
  }
  const { periodField } = logical
  if (periodField !== null && fields[periodField] === undefined && table.period !== null) {
    fields[periodField] = { kind: 'table-period', score: 1 }
  }
  const found = (field: LogicalField) =>
    fields[field.id] ?? (field.derive === undefined ? undefined : fields[field.derive.from])
  const missing = logical.fields.filter((field) => field.required && found(field) === undefined).map(({ id }) => id)
  return { logicalTable: logical.id, score: round(scoreTable(table, logical, fields)), fields, missing }
}

const headersByTable = new WeakMap<TableToMap, HeaderReading[]>()

/** The headers of a table's columns, taken apart once for all logical tables. */
function headersOf(table: TableToMap): HeaderReading[] {
  const known = headersByTable.get(table)
  if (known !== undefined) return known
  const year = table.period === null ? null : Number(table.period.slice(0, 4))
  const headers = table.columns.map(({ headerPath, name }) =>
    readHeader(headerPath.length > 0 ? headerPath : [name], year),
  )
  headersByTable.set(table, headers)
  return headers
}

function scoreColumn(
  field: LogicalField,
  column: ColumnToMap,
  reading: HeaderReading,
): { score: number; scale: number } | null {
  const header = scoreHeader(field, reading)
  if (header < leastFieldScore) return null
  const { factor, scale } = fitUnit(field, column)
  const score = header * factor * fitType(field.type, column.type) * fitSamples(field, column.samples ?? [])
  return score < leastFieldScore ? null : { score, scale }
}

function fitUnit(field: LogicalField, column: ColumnToMap): { factor: number; scale: number } {
  if (field.type !== 'N' && field.type !== 'I') return { factor: 1, scale: 1 }
  if (field.unit === null) return { factor: 1, scale: 1 }
  if (column.unit === null) return { factor: 0.8, scale: 1 }
  const scale = unitScale(column.unit, field.unit)
  return scale === null ? { factor: 0.4, scale: 1 } : { factor: 1, scale }
}

function fitType(type: LogicalField['type'], column: ColumnType): number {
  const numeric = column === 'number' || column === 'integer'
  switch (type) {
    case 'N':
    case 'I':
      // A column without any value is read as text; it may still be the right one.
      return numeric ? 1 : column === 'text' ? 0.75 : 0.5
    case 'C':
      return column === 'code' ? 1 : numeric ? 0.85 : column === 'text' ? 0.95 : 0.6
    case 'P':
    case 'D':
      return column === 'period' || column === 'date' ? 1 : 0.9
    case 'T':
      return column === 'text' ? 1 : column === 'code' ? 0.9 : 0.6
    case 'B':
      return 1
  }
}

/** Widths that codes of these fields have; a column of other values is another thing (所属街镇 with names is no code). */
const codeShapes: [RegExp, RegExp][] = [
  [/^uscc$/u, /^[0-9A-Z]{18}$/u],
  [/^org_code$/u, /^[0-9A-Z]{8}-?[0-9A-Z]$/u],
  [/^town_code$/u, /^\d{9}$/u],
  [/^region_code$/u, /^\d{12}$/u],
  [/^industry_code/u, /^(?:[A-T]|\d{2,4})$/u],
  [/_ym$/u, /^(?:19|20)\d\d\D?\d{1,2}/u],
]

function fitSamples(field: LogicalField, samples: readonly string[]): number {
  const values = samples
    .map((value) => flattenBrackets(normaliseWords(value)).toUpperCase())
    .filter((value) => value !== '')
  if (values.length === 0) return 1
  if (field.type === 'C' || field.type === 'P') {
    const shape = codeShapes.find(([id]) => id.test(field.id))?.[1]
    if (shape === undefined) return 1
    const fitting = values.filter((value) => shape.test(value)).length / values.length
    return fitting >= 0.5 ? 1 : 0.3
  }
  if (field.type === 'T' && field.id.endsWith('_name'))
    return values.every((value) => /^[\d.-]+$/u.test(value)) ? 0.3 : 1
  return 1
}

function scoreTable(
  table: TableToMap,
  logical: LogicalTable,
  fields: Record<string, FieldSource & { score: number }>,
): number {
  const needed = logical.fields.filter(({ required, id }) => required || logical.key.includes(id))
  const reached = needed.map(
    (field) => fields[field.id]?.score ?? (field.derive === undefined ? 0 : (fields[field.derive.from]?.score ?? 0)),
  )
  const coverage = reached.length === 0 ? 0 : reached.reduce((sum, score) => sum + score, 0) / reached.length
  const used = Object.values(fields).filter(({ kind }) => kind === 'column').length
  const share = table.columns.length === 0 ? 0 : Math.min(1, used / Math.max(1, table.columns.length - 1))
  const words = normaliseWords(`${table.title} ${table.name}`)
  const titled = logical.titleWords.some((word) => words.includes(normaliseWords(word))) ? 1 : 0
  return 0.5 * coverage + 0.25 * share + 0.25 * titled
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
