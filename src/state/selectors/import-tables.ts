import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { TableLayout } from '../../core/workbook/table-layout.ts'
import type { ImportFile, ReadState, TableDecision, TableRef } from '../slices/imports.ts'

/** Rows that enter analysis: the body without totals, sections, blanks and repeated headers. */
export function countDataRows(layout: TableLayout): number {
  const [first, last] = layout.dataRows
  if (last < first) return 0
  const inside = (rows: readonly number[]): number => rows.filter((row) => row >= first && row <= last).length
  const other = [layout.totalRows, layout.subtotalRows, layout.sectionRows, layout.blankRows, layout.repeatedHeaderRows]
  return Math.max(0, last - first + 1 - other.reduce((sum, rows) => sum + inside(rows), 0))
}

/** Every doubt of a table that wants a look: of the table first, then of the columns that are kept. */
export function listDoubts({ choice }: TableDecision): Diagnostic[] {
  return [...choice.layout.doubts, ...choice.columns.flatMap(({ include, doubts }) => (include ? doubts : []))].filter(
    ({ level }) => level === 'warning',
  )
}

/** Doubts that still want a look: none once the user has looked, or where the table is left out. */
export function countOpenDoubts(decision: TableDecision): number {
  return decision.include && !decision.looked ? listDoubts(decision).length : 0
}

/** The read state of a file, null while it is not read. */
export function readStateOf(file: ImportFile): ReadState | null {
  return file.state.status === 'read' ? file.state : null
}

/** The decision that a reference names. */
export function findTable(files: readonly ImportFile[], ref: TableRef): TableDecision | undefined {
  const file = files.find(({ key }) => key === ref.file)
  return file === undefined
    ? undefined
    : readStateOf(file)?.tables.find(({ sheet, table }) => sheet === ref.sheet && table === ref.table)
}

/** Files of the import by what has become of them. */
export type FileCounts = { failed: number; reading: number; read: number }

/** Counts the files of the import. */
export function countFiles(files: readonly ImportFile[]): FileCounts {
  const counts: FileCounts = { failed: 0, reading: 0, read: 0 }
  for (const { state } of files) {
    if (state.status === 'failed') counts.failed += 1
    else if (state.status === 'read') counts.read += 1
    else counts.reading += 1
  }
  return counts
}
