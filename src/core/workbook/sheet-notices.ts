import type { Diagnostic } from '../base/diagnostic.ts'
import type { SheetView } from './sheet-view.ts'
import { isNoteRow } from './title-row.ts'

/** What is worth knowing of a sheet as a whole: no table on it, nothing but a header, or several tables. */
export function sheetNotices(found: number, view: SheetView, where: { file: string; sheet: string }): Diagnostic[] {
  const notices: Diagnostic[] = []
  if (found === 0) {
    const headerOnly = isHeaderOnly(view)
    notices.push({
      level: headerOnly ? 'warning' : 'info',
      code: headerOnly ? 'workbook/header-only' : 'workbook/sheet-without-table',
      params: { sheet: where.sheet },
      where,
    })
  }
  if (found > 1) notices.push({ level: 'info', code: 'layout/several-tables', params: { count: found }, where })
  return notices
}

/** A sheet whose last rows are one row of several words, with nothing under it. */
function isHeaderOnly(view: SheetView): boolean {
  if (view.rowCount === 0 || view.rowCount > 40 || view.columns.length < 2) return false
  const area = { top: 0, bottom: view.rowCount - 1, left: view.columns[0] ?? 0, right: view.columns.at(-1) ?? 0 }
  const filled: (readonly number[])[] = []
  for (let row = 0; row < view.rowCount; row++) {
    const columns = view.filledColumns(row, area)
    if (columns.length > 0 && !isNoteRow(view, row, columns)) filled.push(columns)
  }
  const last = filled.at(-1) ?? []
  return (
    last.length >= 2 &&
    last.length >= 0.5 * view.columns.length &&
    filled.slice(0, -1).every((columns) => columns.length <= last.length)
  )
}
