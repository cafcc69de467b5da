import { quoteIdentifier, quoteLiteral } from '../../core/sql/quote.ts'
import type { Page, Value, ValueColumn, ValueType } from '../../core/result/page.ts'
import type { RunSql, Rows } from './duckdb.ts'

/** A column as the engine describes it; `sql` where it is computed and not stored. */
export type SqlColumn = { name: string; sqlType: string; sql?: string }

/** How a type of the engine becomes a plain value: `cast` is the text that carries it over without loss, null where Arrow does. */
type Conversion = { type: ValueType; cast: ((column: string) => string) | null; read: (value: Value) => Value }

const asIs = (value: Value): Value => value
const asText = (column: string): string => `CAST(${column} AS VARCHAR)`
const isoTime = (value: Value): Value => (typeof value === 'string' ? value.replace(' ', 'T') : value)

const conversions = {
  text: { type: 'text', cast: null, read: asIs },
  other: { type: 'text', cast: asText, read: asIs },
  boolean: { type: 'boolean', cast: null, read: asIs },
  integer: { type: 'integer', cast: null, read: asIs },
  hugeInteger: { type: 'integer', cast: asText, read: exactNumber },
  number: { type: 'number', cast: null, read: asIs },
  // A FLOAT of 0.1 is 0.10000000149 as a double; its own text has the digits that were meant.
  float: { type: 'number', cast: (column) => `CAST(CAST(${column} AS VARCHAR) AS DOUBLE)`, read: asIs },
  decimal: { type: 'decimal', cast: asText, read: exactNumber },
  date: { type: 'date', cast: asText, read: asIs },
  timestamp: { type: 'timestamp', cast: asText, read: isoTime },
  zonedTimestamp: {
    type: 'timestamp',
    cast: (column) => `CAST(CAST(${column} AS TIMESTAMP) AS VARCHAR)`,
    read: isoTime,
  },
} satisfies Record<string, Conversion>

const conversionOfType: Record<string, Conversion> = {
  VARCHAR: conversions.text,
  BOOLEAN: conversions.boolean,
  TINYINT: conversions.integer,
  SMALLINT: conversions.integer,
  INTEGER: conversions.integer,
  BIGINT: conversions.integer,
  UTINYINT: conversions.integer,
  USMALLINT: conversions.integer,
  UINTEGER: conversions.integer,
  UBIGINT: conversions.integer,
  HUGEINT: conversions.hugeInteger,
  UHUGEINT: conversions.hugeInteger,
  BIGNUM: conversions.hugeInteger,
  FLOAT: conversions.float,
  DOUBLE: conversions.number,
  DATE: conversions.date,
  TIMESTAMP: conversions.timestamp,
  TIMESTAMP_S: conversions.timestamp,
  TIMESTAMP_MS: conversions.timestamp,
  TIMESTAMP_NS: conversions.timestamp,
  'TIMESTAMP WITH TIME ZONE': conversions.zonedTimestamp,
}

/** The conversion of a type; what has no own kind (lists, structs, times, intervals) is shown as the engine writes it. */
function conversionOf(sqlType: string): Conversion {
  if (sqlType.startsWith('DECIMAL')) return conversions.decimal
  return conversionOfType[sqlType] ?? conversions.other
}

/** Columns of a table or view, in order. Empty when there is no such table. */
export async function describeTable(run: RunSql, schema: string, table: string): Promise<SqlColumn[]> {
  const { values } = await run(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ${quoteLiteral(schema)} AND table_name = ${quoteLiteral(table)} ORDER BY column_index`,
  )
  return (values[0] ?? []).map((name, row) => ({ name: String(name), sqlType: String(values[1]?.[row]) }))
}

/** Names and kinds of columns as the page sees them. */
export function toValueColumns(columns: readonly SqlColumn[]): ValueColumn[] {
  return columns.map(({ name, sqlType }) => ({ name, type: conversionOf(sqlType).type }))
}

/** Select list that carries every value over without loss; names are by position. `alias` names the table where there are several. */
export function compileSelectList(columns: readonly SqlColumn[], alias?: string): string {
  const list = columns.map(({ name, sqlType, sql }, index) => {
    const column = sql ?? (alias === undefined ? quoteIdentifier(name) : `${alias}.${quoteIdentifier(name)}`)
    return `${conversionOf(sqlType).cast?.(column) ?? column} AS c${index}`
  })
  return list.join(', ')
}

/** Rows read under {@link compileSelectList} as a page. */
export function readPage(
  rows: Rows,
  columns: readonly SqlColumn[],
  { offset, totalRows }: { offset: number; totalRows: number },
): Page {
  const values = columns.map(({ sqlType }, index) => {
    const { read } = conversionOf(sqlType)
    const cells = rows.values[index] ?? []
    return read === asIs ? cells : cells.map(read)
  })
  return { columns: toValueColumns(columns), offset, rowCount: rows.rowCount, totalRows, values }
}

/** The number where it holds all digits (15 are always safe), else the digits as they are. */
function exactNumber(value: Value): Value {
  if (typeof value !== 'string') return value
  const digits = value.replace(/^-?0*\.?0*/, '').replace('.', '')
  if (digits.length <= 15) return Number(value)
  return !value.includes('.') && Number.isSafeInteger(Number(value)) ? Number(value) : value
}
