import type { DatasetId, RecipeId, VersionId } from '../base/id.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { ImportLedger } from './import-ledger.ts'

/** A column of a loaded table, or of one of its parts. */
export type Column = {
  name: string
  type: ColumnType
  unit: string | null
  headerPath: string[]
  /** Letter in the sheet, `A` to `XFD`; '' where no sheet holds the column. */
  letter: string
  /** True where no row holds a value: the type is then only a guess and gives way to that of other parts. */
  empty?: boolean
  /** What fills a column that no sheet holds: constants of the parts (the town in a sheet's name), or the periods of the parts. */
  made?: 'constant' | 'period'
  /** Set on the text column that keeps what another column could not hold: the name of that column. It is no part of the table's shape. */
  textOf?: string
  /** Set on the two columns that say level and parent of the row labels: the name of the column of labels. No part of the shape either. */
  levelOf?: string
}

/** Where rows came from. `hash` is SHA-256 of the file's bytes in hex. */
export type DatasetSource = { file: string; path: string; sheet: string; range: string; hash: string; bytes: number }

/** A value that holds for all rows of a part; becomes a column. */
export type PartConstant = { name: string; value: string }

/**
 * One import that a table consists of: one table of one sheet of one file. Its rows are one Arrow blob and never change:
 * the columns in order, then `src_row` (row of the sheet, from 1) and `row_kind` (`data`, `total`, `subtotal`).
 */
export type DatasetPart = {
  /** Names the blob. A corrected file makes another part. */
  version: VersionId
  /** The rows carry it in `src_part`; counts from 1 and is never given twice within a table. */
  number: number
  source: DatasetSource
  title: string
  /** Fingerprint of the layout as it was found (layout-memory.ts), null for a table marked by hand. Absent in parts that were loaded before there were any. */
  layout?: string | null
  /** Period of all rows of the part (`2020-06`), null where rows carry their own or none is known. */
  period: string | null
  constants: PartConstant[]
  /** As in the blob: names, letters and header paths of this file. */
  columns: Column[]
  /** Data rows, totals not counted. */
  rowCount: number
  totalRowCount: number
  ledger: ImportLedger
  /** ISO 8601 time in UTC. */
  loadedAt: string
  /** Bytes of the Arrow blob. */
  bytes: number
}

/** A part as the import worker builds it, before the engine names it. */
export type BuiltPart = Omit<DatasetPart, 'version' | 'number' | 'loadedAt' | 'bytes'>

/**
 * One loaded table, made of parts. Physical table in the engine: `data."<version>"` with the columns, then `src_part`, `src_row`
 * and `row_kind`. Users see the view `"<name>"` of its data rows, with `src_file`, `src_sheet` and `src_row` at the end.
 */
export type Dataset = {
  id: DatasetId
  /** Names this state of the rows; any change of the parts makes another. */
  version: VersionId
  name: string
  /** Title of the newest part. */
  title: string
  /** United over the parts (unite-columns.ts). */
  columns: Column[]
  /** By period, then by the time of loading; at least one. */
  parts: DatasetPart[]
  /** Data rows of all parts, totals not counted. */
  rowCount: number
  totalRowCount: number
  /** Time of the last change of the parts, ISO 8601 in UTC. */
  loadedAt: string
  /** Bytes of all Arrow blobs. */
  bytes: number
  /** Cleaning recipe that the users' view applies; null shows the rows as they were loaded. */
  recipe: RecipeId | null
}
