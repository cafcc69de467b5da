import { fieldSqlTypes } from '../dataset/compile-logical-table.ts'
import type { FieldType, LogicalTable } from '../dataset/logical-table.ts'
import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'
import type { ExampleCell, ExampleTables } from './template.ts'

/** Whether a cell can stand in a field: figures are numbers, everything else a text, so that codes keep their zeros. */
export function fitsField(cell: ExampleCell, type: FieldType): boolean {
  if (cell === null) return true
  if (type === 'B') return typeof cell === 'boolean'
  if (type === 'I') return Number.isInteger(cell)
  return typeof cell === (type === 'N' ? 'number' : 'string')
}

/**
 * The model with the tables of an example as its rows: to be compiled over a catalogue without tables. Fields that no row names are NULL.
 * Other tables have no rows, but for those that the product itself has rows of (codes of industries, factors of energy).
 */
export function withExampleTables(model: readonly LogicalTable[], tables: ExampleTables): LogicalTable[] {
  return model.map((table) => {
    const rows = tables[table.id]
    if (rows === undefined && table.standard !== undefined) return table
    const fields = table.fields.map(({ id }) => id)
    return {
      ...table,
      standard: { name: table.label, fields, sql: writeRows(table, rows ?? []), rows: rows?.length ?? 0 },
    }
  })
}

function writeRows({ fields }: LogicalTable, rows: ExampleTables[string]): string {
  const named = fields.filter(({ id }) => rows.some((row) => id in row))
  const others = fields.filter((field) => !named.includes(field))
  const nulls = others.map(({ id, type }) => `CAST(NULL AS ${fieldSqlTypes[type]}) AS ${quoteIdentifier(id)}`)
  if (named.length === 0) return `SELECT ${nulls.join(', ')}\nFROM range(${String(rows.length)})`
  const values = rows.map((row) => `  (${named.map(({ id }) => writeCell(row[id] ?? null)).join(', ')})`)
  const names = named.map(({ id }) => quoteIdentifier(id)).join(', ')
  return `SELECT ${['*', ...nulls].join(', ')}\nFROM (VALUES\n${values.join(',\n')}\n) AS given (${names})`
}

function writeCell(cell: ExampleCell): string {
  return typeof cell === 'string' ? quoteLiteral(cell) : String(cell)
}
