import { periodEnd } from '../base/period.ts'
import { indentSql } from '../sql/indent-sql.ts'
import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'
import { scaleSql } from '../sql/scale-sql.ts'
import type { Catalogue } from './catalogue.ts'
import type { Column, Dataset } from './dataset.ts'
import type { FieldType, LogicalField, LogicalTable, StandardRows } from './logical-table.ts'
import type { FieldSource, Mapping } from './mapping.ts'
import { onlyPeriod } from './describe-parts.ts'
import { resolveColumn, shapeOf } from './shape.ts'
import { saysPeriod } from './unite-columns.ts'

/** One loaded table that is read as a logical table. */
export type MappedDataset = { dataset: Dataset; mapping: Mapping }

/** Mapped rows that stand ready as a table, by logical table: its SQL name, and the fields that it has. */
export type ReadyRows = ReadonlyMap<string, { table: string; fields: ReadonlySet<string> }>

/** How a logical table is read: `trace` are columns that every loaded table has besides, which say where a row came from. */
type Reading = { trace?: readonly string[]; ready?: ReadyRows }

/** SQL type of each field type as templates see it. */
export const fieldSqlTypes: Record<FieldType, string> = {
  C: 'VARCHAR',
  T: 'VARCHAR',
  P: 'VARCHAR',
  N: 'DOUBLE',
  I: 'BIGINT',
  D: 'TIMESTAMP',
  B: 'BOOLEAN',
}

/** What {@link mappedDatasets} found: a catalogue never changes, and each template asks for some ten tables several times. */
const found = new WeakMap<Catalogue, Map<string, readonly MappedDataset[]>>()

/** All loaded tables that are mapped to a logical table, oldest first. */
export function mappedDatasets(logicalTable: string, catalogue: Catalogue): readonly MappedDataset[] {
  const known = found.get(catalogue) ?? new Map<string, readonly MappedDataset[]>()
  found.set(catalogue, known)
  const mapped = known.get(logicalTable) ?? findMapped(logicalTable, catalogue)
  known.set(logicalTable, mapped)
  return mapped
}

function findMapped(logicalTable: string, catalogue: Catalogue): MappedDataset[] {
  const mappings = catalogue.mappings.filter((mapping) => mapping.logicalTable === logicalTable)
  return catalogue.datasets
    .flatMap((dataset) => {
      const mapping = findMapping(dataset, mappings)
      return mapping === undefined ? [] : [{ dataset, mapping }]
    })
    .sort((a, b) => (a.dataset.loadedAt < b.dataset.loadedAt ? -1 : a.dataset.loadedAt > b.dataset.loadedAt ? 1 : 0))
}

/** The mapping of a table's own shape, else of the newest of its parts that has one: a column more in one month makes another shape. */
function findMapping(dataset: Dataset, mappings: readonly Mapping[]): Mapping | undefined {
  const own = shapeOf(dataset)
  const exact = mappings.find(({ shape }) => shape === own)
  if (exact !== undefined || mappings.length === 0 || dataset.parts.length === 1) return exact
  const shapes = new Set(dataset.parts.map(shapeOf).reverse())
  for (const each of shapes) {
    const mapping = mappings.find(({ shape }) => shape === each)
    if (mapping !== undefined) return mapping
  }
  return undefined
}

/** Whether a table gives a field anything: a column, its period, a constant, or another field it is derived from. */
export function providesField({ dataset, mapping }: MappedDataset, field: LogicalField): boolean {
  return compileField(dataset, mapping, field) !== null || compileDerived(dataset, mapping, field) !== null
}

/**
 * A logical table as one SELECT over the users' tables mapped to it, which are views of data rows only: totals never enter.
 * Codes are trimmed and upper-cased, numbers scaled to the canonical unit, fields without a column are NULL.
 * Where several tables hold the same key, the one loaded last counts; keys that are repeated inside one table are all kept.
 * Where no table is mapped the product's own rows stand in, if it has any; null else. `fields` limits the output; the key is used even if it is not among them.
 */
export function compileLogicalTable(
  table: LogicalTable,
  catalogue: Catalogue,
  fields: readonly string[],
  { trace = [], ready = new Map() }: Reading = {},
): string | null {
  if (table.derivation !== undefined) return compileDerivation(table.derivation, catalogue, fields, ready)
  const rows = trace.length > 0 ? undefined : ready.get(table.id)
  if (rows !== undefined && fields.every((field) => rows.fields.has(field)))
    return `SELECT ${fields.map(quoteIdentifier).join(', ')} FROM ${rows.table}`
  const mapped = mappedDatasets(table.id, catalogue)
  if (mapped.length === 0)
    return table.standard === undefined || trace.length > 0 ? null : compileStandard(table, table.standard, fields)
  const wanted = table.fields.filter(({ id }) => fields.includes(id))
  const key = table.fields.filter(({ id }) => table.key.includes(id))
  // Without every part of the key, rows of two tables cannot be told to be the same.
  const keyed = mapped.length > 1 && mapped.every((one) => key.every((field) => providesField(one, field)))
  if (!keyed) return mapped.map((one) => compileBranch(one, wanted, { trace, loadOrder: null })).join('\nUNION ALL\n')
  const all = [...wanted, ...key.filter((field) => !wanted.includes(field))]
  const branches = mapped.map((one, at) => compileBranch(one, all, { trace, loadOrder: at + 1 })).join('\nUNION ALL\n')
  const names = key.map(({ id }) => quoteIdentifier(id))
  return [
    `SELECT ${[...wanted.map(({ id }) => quoteIdentifier(id)), ...trace].join(', ')}`,
    `FROM (\n${indentSql(branches)}\n)`,
    `QUALIFY rank() OVER (PARTITION BY ${names.join(', ')} ORDER BY load_order DESC) = 1 OR concat_ws('', ${names.join(', ')}) = ''`,
  ].join('\n')
}

/** The product's own rows of a table; fields that they lack are NULL. */
function compileStandard(table: LogicalTable, { sql, fields: known }: StandardRows, fields: readonly string[]): string {
  const columns = table.fields
    .filter(({ id }) => fields.includes(id))
    .map((field) => {
      const name = quoteIdentifier(field.id)
      return `${known.includes(field.id) ? `CAST(${name} AS ${fieldSqlTypes[field.type]})` : nullOf(field)} AS ${name}`
    })
  return `SELECT ${columns.join(', ')}\nFROM (\n${indentSql(sql.trimEnd())}\n)`
}

/** A derived table over its sources; null where one that it cannot do without is not mapped. */
function compileDerivation(
  { inputs, sql }: NonNullable<LogicalTable['derivation']>,
  catalogue: Catalogue,
  fields: readonly string[],
  ready: ReadyRows,
): string | null {
  const parts: string[] = []
  for (const { table, fields: read, required } of inputs) {
    const body = compileLogicalTable(table, catalogue, read, { ready })
    if (body === null && required) return null
    parts.push(`${quoteIdentifier(table.id)} AS (\n${indentSql(body ?? compileEmptyTable(table, read))}\n)`)
  }
  const wanted = fields.map(quoteIdentifier).join(', ')
  return `SELECT ${wanted}\nFROM (\n${indentSql(`WITH ${parts.join(',\n')}\n${sql}`)}\n)`
}

/** An empty stand-in with the right types, for tables that a template can do without. */
export function compileEmptyTable(table: LogicalTable, fields: readonly string[]): string {
  const columns = table.fields
    .filter(({ id }) => fields.includes(id))
    .map((field) => `${nullOf(field)} AS ${quoteIdentifier(field.id)}`)
  return `SELECT ${columns.join(', ')} WHERE false`
}

function compileBranch(
  { dataset, mapping }: MappedDataset,
  fields: readonly LogicalField[],
  { trace, loadOrder }: { trace: readonly string[]; loadOrder: number | null },
): string {
  const columns = fields.map((field) => {
    const sql = compileField(dataset, mapping, field) ?? compileDerived(dataset, mapping, field) ?? nullOf(field)
    return `${sql} AS ${quoteIdentifier(field.id)}`
  })
  columns.push(...trace)
  if (loadOrder !== null) columns.push(`${String(loadOrder)} AS load_order`)
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM main.${quoteIdentifier(dataset.name)}`
}

function nullOf(field: LogicalField): string {
  return `CAST(NULL AS ${fieldSqlTypes[field.type]})`
}

function compileDerived(dataset: Dataset, mapping: Mapping, field: LogicalField): string | null {
  if (field.derive === undefined) return null
  const source = mapping.fields[field.derive.from]
  const base = source === undefined ? null : compileSource(dataset, source, { id: field.id, type: 'C' })
  return base === null ? null : field.derive.sql.replaceAll('?', base)
}

function compileField(dataset: Dataset, mapping: Mapping, field: LogicalField): string | null {
  const source = mapping.fields[field.id]
  return source === undefined ? null : compileSource(dataset, source, field)
}

function compileSource(
  dataset: Dataset,
  source: FieldSource,
  { id, type }: Pick<LogicalField, 'id' | 'type'>,
): string | null {
  switch (source.kind) {
    case 'constant':
      return `CAST(${quoteLiteral(source.value)} AS ${fieldSqlTypes[type]})`
    case 'table-period':
      return compileTablePeriod(dataset, id.endsWith('_q') ? asQuarter : asMonth)
    case 'column': {
      const name = resolveColumn(dataset, source.column)
      const column = dataset.columns.find((candidate) => candidate.name === name)
      return column === undefined ? null : compileColumn(column, type, source.scale)
    }
  }
}

/** The period that the parts of a table stand for, said as months or quarters; null where none is known. */
function compileTablePeriod(dataset: Dataset, say: (period: string) => string): string | null {
  const column = saysPeriod(dataset.columns)
  const only = onlyPeriod(dataset)
  if (only !== null) return quoteLiteral(say(only))
  if (column === null) return null
  if (column.made !== 'period') return compilePeriod(column)
  const name = quoteIdentifier(column.name)
  const periods = [...new Set(dataset.parts.map(({ period }) => period ?? ''))]
  const cases = periods
    .filter((period) => say(period) !== period)
    .map((period) => `WHEN ${quoteLiteral(period)} THEN ${quoteLiteral(say(period))}`)
  return cases.length === 0 ? name : `CASE ${name} ${cases.join(' ')} ELSE ${name} END`
}

function compileColumn(column: Column, type: FieldType, scale: number): string {
  const name = quoteIdentifier(column.name)
  const numeric = column.type === 'number' || column.type === 'integer'
  switch (type) {
    case 'C': {
      // Credit and organisation codes are written in capitals, other codes (`park.1`, `exit`) as they are.
      const text = `trim(${asCodeText(column)})`
      return `nullif(CASE WHEN regexp_full_match(${text}, '[0-9][0-9A-Za-z]{8,17}') THEN upper(${text}) ELSE ${text} END, '')`
    }
    case 'T':
      return column.type === 'text' ? `nullif(trim(${name}), '')` : `nullif(trim(CAST(${name} AS VARCHAR)), '')`
    case 'P':
      return compilePeriod(column)
    case 'N':
      return scaleSql(
        numeric ? `CAST(${name} AS DOUBLE)` : `TRY_CAST(replace(CAST(${name} AS VARCHAR), ',', '') AS DOUBLE)`,
        scale,
      )
    case 'I':
      return `CAST(round(${scaleSql(numeric ? `CAST(${name} AS DOUBLE)` : `TRY_CAST(replace(CAST(${name} AS VARCHAR), ',', '') AS DOUBLE)`, scale)}) AS BIGINT)`
    case 'D':
      return `TRY_CAST(${name} AS TIMESTAMP)`
    case 'B':
      return column.type === 'boolean'
        ? name
        : `CASE WHEN upper(trim(CAST(${name} AS VARCHAR))) IN ('是', '有', '1', 'Y', 'TRUE', '√') THEN true WHEN upper(trim(CAST(${name} AS VARCHAR))) IN ('否', '无', '0', 'N', 'FALSE') THEN false END`
  }
}

/** A code that came as a number (0610 stored as 610 stays `610`: a width is never guessed here). */
function asCodeText(column: Column): string {
  const name = quoteIdentifier(column.name)
  if (column.type === 'number') return `CAST(CAST(${name} AS HUGEINT) AS VARCHAR)`
  return column.type === 'code' || column.type === 'text' || column.type === 'period'
    ? name
    : `CAST(${name} AS VARCHAR)`
}

function compilePeriod(column: Column): string {
  const name = quoteIdentifier(column.name)
  if (column.type === 'period') return `split_part(${name}, '/', -1)`
  if (column.type === 'date') return `strftime(${name}, '%Y-%m')`
  // 202006, 2020-06, 2020.6 and 2020年6月 become 2020-06; other notations stay as they are.
  const text = `trim(${asCodeText(column)})`
  const parts = `regexp_extract(${text}, '^((?:19|20)\\d\\d)[-./年]?(\\d{1,2})(?:\\D.*)?$', ['y', 'm'])`
  return `CASE WHEN ${parts}.m = '' THEN nullif(${text}, '') ELSE ${parts}.y || '-' || lpad(${parts}.m, 2, '0') END`
}

/** A table's period as the month in which it ends: `2020-01/2020-06` and `2020-Q2` are 2020-06; a year stays a year. */
function asMonth(period: string): string {
  const end = periodEnd(period)
  const part = /^(\d{4})-([QH])(\d)$/u.exec(end)
  if (part === null) return end
  const months = Number(part[3]) * (part[2] === 'Q' ? 3 : 6)
  return `${part[1] ?? ''}-${String(months).padStart(2, '0')}`
}

/** A table's period as the quarter in which it ends: `2020-06` and `2020-01/2020-06` are 2020-Q2; a year stays a year. */
function asQuarter(period: string): string {
  const [year = '', month] = asMonth(period).split('-')
  return month === undefined ? year : `${year}-Q${String(Math.ceil(Number(month) / 3))}`
}
