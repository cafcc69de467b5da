import type { Page, Value } from './page.ts'

/** A row of a result by column name. */
export type Row = Record<string, Value>

/** Rows of a page as records. */
export function toRows({ columns, values, rowCount }: Pick<Page, 'columns' | 'values' | 'rowCount'>): Row[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ name }, at) => [name, values[at]?.[row] ?? null])),
  )
}
