import type { LocalText } from '../base/local-text.ts'

/** Type letters of the domain model: C code (text), T text, P period text, N number, I integer, D date-time, B yes/no. */
export type FieldType = 'C' | 'T' | 'P' | 'N' | 'I' | 'D' | 'B'

/** A field of a logical table. */
export type LogicalField = {
  id: string
  label: LocalText
  type: FieldType
  /** Canonical unit (money: 万元); null for texts and codes. */
  unit: string | null
  /** Header paths under which forms print this field, normalised or not: `本年·本月`, `信用代码`. */
  synonyms: string[]
  required: boolean
  /** `identity` names a unit or a place, `confidential` is a unit's figure that another department gave in confidence (domain model 2.1). */
  sensitivity: 'none' | 'identity' | 'confidential'
  /** How to make the field of another one where no column holds it; `?` in the SQL stands for that field: `left(?, 9)`. */
  derive?: { from: string; sql: string }
  /** In a table that the product makes of others: the fields that this one is made of. */
  madeOf?: readonly FieldPlace[]
}

/** A field of a logical table by its ids. */
export type FieldPlace = { table: string; field: string }

/** Published rows of a dimension: their source, their fields, a statement that gives them, and how many they are. */
export type StandardRows = { name: LocalText; fields: string[]; sql: string; rows: number }

/** A logical table (domain model 2): what templates read, whatever the files look like. */
export type LogicalTable = {
  id: string
  label: LocalText
  /** Form number (B204-1) and other names that stand in titles and file names. */
  titleWords: string[]
  key: string[]
  /** Field that holds the reporting period, null for dimensions. */
  periodField: string | null
  fields: LogicalField[]
  /** Rows that the product knows itself, for users who have no table of this kind. */
  standard?: StandardRows
  /** How the product makes the table of others; missing where users' tables are mapped to it. */
  derivation?: { inputs: { table: LogicalTable; fields: string[]; required: boolean }[]; sql: string }
}
