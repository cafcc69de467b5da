import type { CellWindow, FileReading, TableChoice } from '../../protocol/import-api.ts'
import type { ProgressPhase } from '../../protocol/outcome.ts'
import type { Failure, Task } from './session.ts'

/** A window of a sheet, passed through to the grid and never kept in the store. */
export type SheetWindow = CellWindow

/** One sheet of a read file. */
export type ReadSheet = FileReading['sheets'][number]

/** How far one file is. `label` is the sheet that is being worked on, '' where there is none. */
export type ReadingProgress = {
  phase: ProgressPhase | null
  done: number
  total: number | null
  unit: Task['unit']
  label: string
}

/** A file that has been read, with what is to become of its tables. */
export type ReadState = { status: 'read'; reading: FileReading; tables: TableDecision[] }

/** A file of the present import: waiting, being read, read or failed. A failed file never stops the others. */
export type ImportFile = {
  key: string
  name: string
  path: string
  bytes: number
  state:
    | { status: 'waiting' }
    | ({ status: 'reading' } & ReadingProgress)
    | ReadState
    | { status: 'failed'; failure: Failure }
}

/**
 * What stands to be loaded of one found table. `looked` once the user has confirmed its doubts;
 * `onTaken` says what to do where the catalogue has a table of this name already.
 */
export type TableDecision = {
  sheet: number
  /** Number of the table on its sheet, from 0; tables added by hand go on counting. */
  table: number
  byHand: boolean
  include: boolean
  looked: boolean
  onTaken: 'keep-both' | 'replace'
  choice: TableChoice
}

/** Names one table of the import; `table` is null for a sheet without one. */
export type TableRef = { file: string; sheet: number; table: number }

/** What the review shows: a table, a sheet without a table, or a file that was not read. */
export type ImportSelection = { file: string; sheet: number; table: number | null }

/** The import under review. */
export type ImportSlice = {
  importFiles: ImportFile[]
  importSelection: ImportSelection | null
  /** True from the press on load until the tables are in the catalogue. */
  importLoading: boolean
  sampleOpening: boolean
}

/** No import. */
export const initialImports: ImportSlice = {
  importFiles: [],
  importSelection: null,
  importLoading: false,
  sampleOpening: false,
}
