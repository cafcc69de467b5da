import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import { physicalTable } from './compile-browse.ts'
import type { Column, Dataset, DatasetPart } from './dataset.ts'
import { holdsText } from './unite-columns.ts'

/** SQL type of a column where no part says more. Integers beyond 2^53 come as DOUBLE. */
export const columnSqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  code: 'VARCHAR',
  period: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
}

/** The empty physical table of a data set. */
export function compileTable(dataset: Pick<Dataset, 'version' | 'columns'>): string {
  const columns = dataset.columns.map(({ name, type }) => `${quoteIdentifier(name)} ${columnSqlTypes[type]}`)
  const all = [...columns, 'src_part INTEGER', 'src_row INTEGER', 'row_kind VARCHAR']
  return `CREATE TABLE ${physicalTable(dataset)} (${all.join(', ')})`
}

/** Where a part has the columns of its table: one of the `fits` of `uniteColumns`. */
export type PartFit = readonly (number | null)[]

/** For each column of the table the SQL that gives it over the staged table of a part. */
export function partExpressions(columns: readonly Column[], part: DatasetPart, fit: PartFit): string[] {
  return columns.map((column, at) => {
    const place = fit[at] ?? null
    const own = place === null ? undefined : part.columns[place]
    const value = own === undefined ? null : castColumn(quoteIdentifier(own.name), own, column)
    const constant = constantOf(part, column)
    if (constant === null) return value ?? `CAST(NULL AS ${columnSqlTypes[column.type]})`
    return value === null ? quoteLiteral(constant) : `coalesce(${value}, ${quoteLiteral(constant)})`
  })
}

/** Copies the rows of a part from its staged table into the physical one, in the order of the file. */
export function compilePart(dataset: Pick<Dataset, 'version' | 'columns'>, part: DatasetPart, fit: PartFit): string {
  const list = [...partExpressions(dataset.columns, part, fit), String(part.number), 'src_row', 'row_kind']
  return `INSERT INTO ${physicalTable(dataset)} SELECT ${list.join(', ')} FROM ${physicalTable(part)}`
}

function constantOf({ constants, period }: DatasetPart, column: Column): string | null {
  if (column.made === 'period') return period
  const wanted = column.made === 'constant' ? (column.headerPath[0] ?? '') : column.name
  if (column.made === undefined && !holdsText(column)) return null
  return constants.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value ?? null
}

/** Text keeps the digits that a number was written with as far as they are known: 610 and not 610.0. */
export function castColumn(sql: string, from: Pick<Column, 'type' | 'empty'>, to: Pick<Column, 'type'>): string {
  const [source, target] = [columnSqlTypes[from.type], columnSqlTypes[to.type]]
  if (source === target) return sql
  // An empty column was taken for text; only a total row can hold anything there.
  if (from.empty === true) return `TRY_CAST(${sql} AS ${target})`
  if (target === 'VARCHAR' && (source === 'DOUBLE' || source === 'BIGINT'))
    return `CASE WHEN ${sql} = trunc(${sql}) AND abs(${sql}) < 1e15 THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`
  return `CAST(${sql} AS ${target})`
}
