/**
 * Where a logical field takes its value from. `scale` multiplies the column (千元 → 万元: 0.1).
 * `column` is the name in the table on which the mapping was confirmed; in others of its shape the month may differ (`1—5月`).
 */
export type FieldSource =
  { kind: 'column'; column: string; scale: number } | { kind: 'table-period' } | { kind: 'constant'; value: string }

/**
 * Fingerprint of a table's shape: names and units of its columns, months in names made neutral (shape.ts). Tables of one shape share a mapping.
 * Types are left out: a month in which a column is empty or happens to hold whole numbers only must not look like another form.
 */
export type ShapeKey = string

/** A confirmed reading of all tables of one shape as one logical table. */
export type Mapping = {
  shape: ShapeKey
  /** Id of a logical table, `industrial_output`. */
  logicalTable: string
  /** Logical field id → source. Fields without a source are absent. */
  fields: Record<string, FieldSource>
  /** ISO 8601 time in UTC. */
  confirmedAt: string
}

/** A guess for a table, before the user has confirmed it. `score` is 0 to 1. */
export type MappingSuggestion = {
  logicalTable: string
  score: number
  fields: Record<string, FieldSource & { score: number }>
  /** Required logical fields for which no column was found. */
  missing: string[]
}
