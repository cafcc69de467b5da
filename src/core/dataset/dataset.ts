import type { DatasetId, VersionId } from '../base/id.ts'
import type { ColumnType } from '../workbook/table-layout.ts'

/** A column of a loaded table. */
export type Column = {
  name: string
  type: ColumnType
  unit: string | null
  headerPath: string[]
  /** Letter in the sheet, `A` to `XFD`. */
  letter: string
}

/** Where the rows of a table came from. `hash` is SHA-256 of the file's bytes in hex. */
export type DatasetSource = { file: string; path: string; sheet: string; range: string; hash: string; bytes: number }

/** Column sums and counts of the import, kept so that a figure can be walked back. Full ledger: the import issue. */
export type ImportLedger = {
  cellsRead: number
  converted: number
  emptied: number
  rowsLeftOut: number
  /** The first findings with addresses; `total` counts all. */
  entries: { cell: string; what: string; before: string; after: string }[]
  total: number
}

/**
 * One loaded table. Physical table in the engine: `data."<version>"` with the columns in order, then `src_row` (Excel row number,
 * from 1) and `row_kind` (`data`, `total`, `subtotal`). Users see the view `"<name>"` of its data rows.
 */
export type Dataset = {
  id: DatasetId
  version: VersionId
  name: string
  title: string
  /** Data rows, totals not counted. */
  rowCount: number
  totalRowCount: number
  columns: Column[]
  /** Reporting period of the whole table (`2020-06`), null where rows carry their own or none is known. */
  period: string | null
  source: DatasetSource
  ledger: ImportLedger
  /** ISO 8601 time in UTC. */
  loadedAt: string
  /** Bytes of the Arrow blob. */
  bytes: number
}
