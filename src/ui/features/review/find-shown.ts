import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { readStateOf } from '../../../state/selectors/import-tables.ts'
import type { ImportFile, ImportSelection, ReadState, TableDecision, TableRef } from '../../../state/slices/imports.ts'

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
