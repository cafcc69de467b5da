import type { DatasetId, VersionId } from '../base/id.ts'
import type { DatasetPart } from './dataset.ts'

/** By what rows of two versions of a part were told to be the same: values of columns, or the row of the sheet where nothing is unique. */
export type RevisionKey = { kind: 'columns'; columns: string[] } | { kind: 'row' }

/** How many cells changed, came with new rows, and went with rows that are gone. */
export type RevisionCounts = { changed: number; added: number; removed: number }

/**
 * What a corrected file changed in one part: the cells are one Arrow blob under `version`, this is what is said about them. Kept in the
 * catalogue as long as the table is.
 */
export type RevisionSet = RevisionCounts & {
  version: VersionId
  /** The rows of the log carry it; counts from 1. */
  number: number
  dataset: DatasetId
  /** The part that came. */
  part: VersionId
  /** The part that went, as long as it can be brought back: until the next load. */
  before: DatasetPart | null
  period: string | null
  key: RevisionKey
  /** When the corrected file was loaded, ISO 8601 in UTC. */
  seenAt: string
  fileBefore: string
  fileAfter: string
}

/** One cell that a corrected file changed. Values are texts as the engine writes them; addresses are those of the two files. */
export type Revision = {
  dataset: DatasetId
  datasetName: string
  period: string | null
  /** Values of the key columns joined by `·`, or `#` and the row of the sheet; a key that comes again has `#2` behind it. */
  key: string
  column: string
  before: string | null
  after: string | null
  kind: 'changed' | 'added' | 'removed'
  seenAt: string
  fileBefore: string
  fileAfter: string
  cellBefore: string | null
  cellAfter: string | null
}

/** Name of the view in which revisions can be queried. */
export const revisionView = 'revision_log'

/** Columns of the stored rows of a set, in order. */
export const revisionColumns = ['row', 'key', 'column', 'before', 'after', 'kind', 'cell_before', 'cell_after'] as const
