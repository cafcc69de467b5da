/** Kinds of a result column as UI, charts and exports see them. */
export type ValueType = 'text' | 'integer' | 'number' | 'decimal' | 'boolean' | 'date' | 'timestamp'

/**
 * A plain value. Numbers that JavaScript cannot hold exactly (integers beyond 2^53, decimals of more than 15 digits) are digits in a string;
 * dates are `YYYY-MM-DD`, timestamps ISO 8601 without zone. Infinity and NaN stay numbers and are shown as such.
 */
export type Value = string | number | boolean | null

/** Name and type of a result column. */
export type ValueColumn = { name: string; type: ValueType }

/** A window of rows of a table or result, column by column: `values[column][row]`. */
export type Page = {
  columns: ValueColumn[]
  offset: number
  rowCount: number
  /** Rows of the whole table under the same filter. */
  totalRows: number
  values: Value[][]
}

/** Sort order of a browsed table; first entry is the main key. */
export type SortKey = { column: string; descending: boolean }

/** A filter on one column of a browsed table. `contains` ignores case; range bounds are inclusive, null is open. */
export type ColumnFilter =
  | { column: string; kind: 'contains'; text: string }
  | { column: string; kind: 'range'; from: number | null; to: number | null }
  | { column: string; kind: 'one-of'; values: string[] }
  | { column: string; kind: 'is-empty' }
  | { column: string; kind: 'is-filled' }

/** Facts about one column over the rows that pass the filters. Numbers are null for columns that have none. */
export type ColumnStatistics = {
  column: string
  rows: number
  empty: number
  distinct: number
  sum: Value
  mean: number | null
  median: number | null
  min: Value
  max: Value
  /** Most frequent values, at most 10, most frequent first. */
  top: { value: Value; count: number }[]
  /** Equal-width classes for numbers, empty for others. */
  histogram: { from: number; to: number; count: number }[]
}
