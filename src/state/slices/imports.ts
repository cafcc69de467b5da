import type { DatasetId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
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
 * What to do with a table whose period is loaded already, or comes twice in this import: take the place of the other, stand beside it as a
 * further part, or become a table of its own. Null until someone decides.
 */
export type OnTaken = 'replace' | 'keep-both' | 'apart' | null

/** What stands to be loaded of one found table. */
export type TableDecision = {
  sheet: number
  /** Number of the table on its sheet, from 0; tables added by hand go on counting. */
  table: number
  byHand: boolean
  include: boolean
  /** The user has looked at its doubts. */
  looked: boolean
  onTaken: OnTaken
  /** Never a part of the same table as others of its form. */
  apart: boolean
  /** One table with others of its form, whatever their titles say. */
  together: boolean
  /** Corrected by itself: what is corrected on others of its group does not reach it, and the other way round. */
  alone: boolean
  /** A layout that was confirmed once has been applied to it without a question. */
  known: boolean
  /** The user has confirmed this layout. */
  confirmed: boolean
  choice: TableChoice
}

/** Names one table of the import; `table` is null for a sheet without one. */
export type TableRef = { file: string; sheet: number; table: number }

/** What the review shows: a table, a sheet without a table, or a file that was not read. */
export type ImportSelection = { file: string; sheet: number; table: number | null }

/** What became of one table in a run. `conflict` and `left-out` were never tried; `stopped` had its turn not yet when the run was cancelled. */
export type RunOutcome =
  'waiting' | 'building' | 'loaded' | 'replaced' | 'unchanged' | 'failed' | 'conflict' | 'left-out' | 'stopped'

/** One table of a run: where it comes from, where it went, what became of it. */
export type RunEntry = {
  key: string
  file: string
  path: string
  sheet: string
  period: string | null
  rows: number
  /** Name of the table that it is a part of. */
  table: string
  /** Id of that table once it is loaded. */
  dataset: DatasetId | null
  outcome: RunOutcome
  /** Values that the corrected file changed, for `replaced`. */
  revisions: number
  failure: Failure | null
}

/** A file of a run that gave no table at all, and why. */
export type UnreadFile = { file: string; path: string; failure: Failure | null }

/** One press on load, from its begin to its report. */
export type ImportRun = {
  status: 'running' | 'done' | 'stopped'
  /** ISO 8601 times in UTC. */
  startedAt: string
  endedAt: string | null
  entries: RunEntry[]
  unread: UnreadFile[]
}

/** The import under review. */
export type ImportSlice = {
  importFiles: ImportFile[]
  importSelection: ImportSelection | null
  /** The catalogue that the tables are being loaded into, as it was at the press on load; null while nothing is loaded. */
  importBase: Catalogue | null
  /** The last run; its report stays until the next one. */
  importRun: ImportRun | null
  /** The page shows the run and not what is under review. */
  importRunShown: boolean
  sampleOpening: boolean
}

/** No import. */
export const initialImports: ImportSlice = {
  importFiles: [],
  importSelection: null,
  importBase: null,
  importRun: null,
  importRunShown: false,
  sampleOpening: false,
}
