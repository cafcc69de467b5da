import type { Diagnostic, NoticeCode } from '../base/diagnostic.ts'
import { cellAddress } from './cell-address.ts'
import type { CellGrid } from './cell-grid.ts'
import type { LayoutContext } from './layout-context.ts'
import { trimText } from './label-text.ts'
import { readDataCells, type ReadReason } from './read-column-values.ts'
import type { RowLists } from './row-kinds.ts'
import type { LayoutColumn } from './table-layout.ts'

/** Counts of a column under its type, with the findings that need a look. */
export type ColumnTally = { counts: LayoutColumn['counts']; doubts: Diagnostic[] }

type Finding = { count: number; row: number }

/** Reads all data rows of a column under its type and reports what was converted, emptied or cannot be read. */
export function tallyColumn(grid: CellGrid, rows: RowLists, column: LayoutColumn, context: LayoutContext): ColumnTally {
  const counts = { filled: 0, empty: 0, missingMarks: 0, unread: 0 }
  const findings = new Map<ReadReason, Finding>()
  const marks = new Map<string, number>()
  const widths = new Map<number, Finding>()
  readDataCells(grid, rows, column, (row, value, reason) => {
    if (value !== null) counts.filled++
    else if (reason === 'missing-mark' || reason === 'below-unit') counts.missingMarks++
    else if (reason === 'unread') counts.unread++
    else counts.empty++
    if (reason === 'same' || reason === 'empty' || reason === 'trimmed') {
      if (column.type !== 'code' || typeof value !== 'string') return
    } else note(findings, reason, row)
    if (reason === 'missing-mark') {
      const mark = trimText(grid.text(row, column.index))
      marks.set(mark, (marks.get(mark) ?? 0) + 1)
    }
    if (column.type === 'code' && typeof value === 'string') note(widths, value.length, row)
  })
  const doubts = [
    ...reasonDoubts(grid, column, findings, context),
    ...markDoubts(column, marks, context),
    ...widthDoubts(column, widths, context),
  ]
  return { counts, doubts }
}

function note<K>(findings: Map<K, Finding>, key: K, row: number): void {
  const known = findings.get(key)
  if (known === undefined) findings.set(key, { count: 1, row })
  else known.count++
}

/** Notice for each reason that deserves one. Spread and shown values need none: nothing was lost or guessed. */
const reasonNotices: Partial<Record<ReadReason, { level: Diagnostic['level']; code: NoticeCode }>> = {
  'below-unit': { level: 'info', code: 'column/below-unit' },
  error: { level: 'warning', code: 'column/error-values' },
  'no-result': { level: 'warning', code: 'workbook/formula-without-value' },
  'text-to-number': { level: 'info', code: 'column/numbers-as-text' },
  'mark-removed': { level: 'info', code: 'column/marks-removed' },
  'digits-lost': { level: 'warning', code: 'column/digits-lost' },
  percent: { level: 'info', code: 'column/percent-shown' },
  'code-from-number': { level: 'warning', code: 'column/code-from-number' },
  'code-digits-lost': { level: 'warning', code: 'column/code-precision-lost' },
}

function reasonDoubts(
  grid: CellGrid,
  column: LayoutColumn,
  findings: Map<ReadReason, Finding>,
  context: LayoutContext,
): Diagnostic[] {
  const doubts: Diagnostic[] = []
  for (const [reason, { count, row }] of findings) {
    const notice = reason === 'unread' ? unreadNotice(column) : reasonNotices[reason]
    if (notice === undefined) continue
    const cell = cellAddress(row, column.index)
    const sample = trimText(grid.display(row, column.index)).slice(0, 40)
    doubts.push({
      ...notice,
      params: { count, sample, cell },
      where: { file: context.fileName, sheet: context.sheetName, cell, column: column.name },
    })
  }
  return doubts
}

function unreadNotice(column: LayoutColumn): { level: 'warning'; code: NoticeCode } {
  const dates = column.type === 'date' || column.type === 'period'
  return { level: 'warning', code: dates ? 'column/dates-unread' : 'column/numbers-unread' }
}

function markDoubts(column: LayoutColumn, marks: Map<string, number>, context: LayoutContext): Diagnostic[] {
  const where = { file: context.fileName, sheet: context.sheetName, column: column.name }
  return [...marks]
    .slice(0, 5)
    .map(([mark, count]) => ({ level: 'info', code: 'column/missing-marks', params: { count, mark }, where }))
}

/** Codes of one list have one width; a few that differ have often lost a zero. */
function widthDoubts(column: LayoutColumn, widths: Map<number, Finding>, context: LayoutContext): Diagnostic[] {
  const all = [...widths].sort((a, b) => b[1].count - a[1].count)
  const [usual] = all
  const total = all.reduce((sum, [, finding]) => sum + finding.count, 0)
  if (usual === undefined || all.length < 2 || usual[1].count < 0.8 * total) return []
  const others = all.slice(1)
  const row = Math.min(...others.map(([, finding]) => finding.row))
  const cell = cellAddress(row, column.index)
  const where = { file: context.fileName, sheet: context.sheetName, cell, column: column.name }
  return [
    {
      level: 'warning',
      code: 'column/code-width-differs',
      params: { usual: usual[0], count: total - usual[1].count, cell },
      where,
    },
  ]
}
