import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { countOpenDoubts, listDoubts, readStateOf } from '../../../state/selectors/import-tables.ts'
import type { ImportFile, ImportSelection, ReadState, TableDecision, TableRef } from '../../../state/slices/imports.ts'
import { parseAddress } from './parse-address.ts'

/** What the review shows: a file, and of a read one the sheet with its tables. */
export type Shown = {
  file: ImportFile
  index: number
  state: ReadState | undefined
  sheet: ReadState['reading']['sheets'][number] | undefined
  tables: readonly TableDecision[]
  selected: TableDecision | null
  notices: readonly Diagnostic[]
  ref: TableRef
}

/** Looks up what is selected; null when it is gone. */
export function findShown(file: ImportFile | null, selection: ImportSelection | null): Shown | null {
  if (file === null || selection === null) return null
  const state = readStateOf(file) ?? undefined
  const tables = (state?.tables ?? []).filter(({ sheet }) => sheet === selection.sheet)
  const selected = tables.find(({ table }) => table === selection.table) ?? null
  const sheet = state?.reading.sheets[selection.sheet]
  // What was said about a sheet without a table is settled once one has been marked by hand.
  const notices = [...(sheet?.layout.notices ?? []), ...(state?.reading.notices ?? [])].filter(
    ({ code }) => code !== 'workbook/sheet-without-table' || tables.length === 0,
  )
  return {
    file,
    index: selection.sheet,
    state,
    sheet,
    tables,
    selected,
    notices,
    ref: { file: file.key, sheet: selection.sheet, table: selection.table ?? 0 },
  }
}

/** The next table with open doubts after the shown one, round and round, with the first cell that a doubt names. */
export function findNextDoubt(
  files: readonly ImportFile[],
  selection: ImportSelection | null,
): { selection: ImportSelection; cell: { row: number; column: number } | null } | null {
  const doubtful = files.flatMap((file) =>
    (readStateOf(file)?.tables ?? [])
      .filter((decision) => countOpenDoubts(decision) > 0)
      .map((decision) => ({ decision, selection: { file: file.key, sheet: decision.sheet, table: decision.table } })),
  )
  const here = doubtful.findIndex(
    ({ selection: at }) => at.file === selection?.file && at.sheet === selection.sheet && at.table === selection.table,
  )
  const next = doubtful[(here + 1) % Math.max(1, doubtful.length)]
  if (next === undefined) return null
  const address = listDoubts(next.decision).find(({ where }) => where.cell !== undefined)?.where.cell
  const range = address === undefined ? null : parseAddress(address)
  return { selection: next.selection, cell: range === null ? null : { row: range.top, column: range.left } }
}
