import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { FileId } from '../core/base/id.ts'
import type { ColumnSum } from '../core/dataset/column-sum.ts'
import type { BuiltPart, PartConstant } from '../core/dataset/dataset.ts'
import type { LayoutKey } from '../core/dataset/layout-memory.ts'
import type { CellKind, CellRange, FileFormat } from '../core/workbook/cell-grid.ts'
import type { LayoutColumn, LayoutCorrection, SheetLayout, TableLayout } from '../core/workbook/table-layout.ts'
import type { Call, Outcome, SelfTestAttempt } from './outcome.ts'

/** One sheet as read. `truncatedColumns` is true where the sheet is wider than a review can show. */
export type SheetReading = { name: string; hidden: boolean; rowCount: number; columnCount: number; merges: CellRange[]; layout: SheetLayout }

/** One file as read. `hash` is SHA-256 in hex; `encoding` and `delimiter` only for text files. */
export type FileReading = {
  file: FileId
  name: string
  path: string
  bytes: number
  hash: string
  format: FileFormat
  encoding: string | null
  delimiter: string | null
  sheets: SheetReading[]
  notices: Diagnostic[]
}

/** A window of a sheet as Excel would show it, row by row; `kinds` parallel to `texts`. */
export type CellWindow = { top: number; left: number; texts: string[][]; kinds: CellKind[][] }

/**
 * What the user decided for one table: names, types, units and columns as they stand in the review, and what holds for all rows. `found` is
 * the key of the layout as it was found, null for a table marked by hand.
 */
export type TableChoice = {
  layout: TableLayout
  columns: LayoutColumn[]
  name: string
  period: string | null
  constants: PartConstant[]
  found: LayoutKey | null
}

/**
 * A table ready for the engine, with its metadata and what its figures must add up to once loaded. Its rows, an Arrow IPC stream of `bytes`,
 * wait in the port: handed on unopened, it delivers them from worker to worker, and the page never holds them.
 */
export type BuiltTable = { part: BuiltPart; ipc: MessagePort; bytes: number; sums: ColumnSum[]; notices: Diagnostic[] }

/** The import worker. It keeps opened files until they are released; a file's failure never touches another file. */
export type ImportApi = {
  open(call: Call<{ build: string; events: MessagePort }>): Promise<Outcome<null>>
  /** Reads and lays out one file. `path` is the folder path of a dropped folder. Throws workbook/*. */
  readFile(call: Call<{ blob: Blob; name: string; path: string }>): Promise<Outcome<FileReading>>
  readCells(call: Call<{ file: FileId; sheet: number; range: CellRange }>): Promise<Outcome<CellWindow>>
  /** Lays out one table anew after the user corrected rows or columns; `table` null adds a table by hand. */
  correctLayout(call: Call<{ file: FileId; sheet: number; layout: TableLayout | null; correction: LayoutCorrection }>): Promise<Outcome<TableLayout>>
  /** Re-reads one column under another type, to show what it would do. */
  retypeColumn(call: Call<{ file: FileId; sheet: number; layout: TableLayout; column: LayoutColumn }>): Promise<Outcome<LayoutColumn>>
  buildTable(call: Call<{ file: FileId; sheet: number; choice: TableChoice }>): Promise<Outcome<BuiltTable>>
  releaseFile(call: Call<{ file: FileId }>): Promise<Outcome<null>>
  selfTest(call: Call<{ target: string }>): Promise<Outcome<SelfTestAttempt[]>>
  cancel(call: Call<{ target: string }>): Promise<Outcome<boolean>>
}
