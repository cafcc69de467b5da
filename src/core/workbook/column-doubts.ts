import type { Diagnostic, NoticeCode } from '../base/diagnostic.ts'
import { cellAddress } from './cell-address.ts'
import type { CellGrid } from './cell-grid.ts'
import type { ReadReason } from './cell-value.ts'
import { trimText } from './label-text.ts'
import type { LayoutContext } from './layout-context.ts'
import type { LayoutColumn } from './table-layout.ts'
import { wordsColumnName } from './words-column.ts'

/** How often something was found in a column, and the row where it was found first. */
export type Finding = { count: number; row: number }

/** A column of a sheet about which something is to be said. */
export type ColumnPlace = { grid: CellGrid; column: LayoutColumn; context: LayoutContext }

type Notice = { level: Diagnostic['level']; code: NoticeCode }

const asText: Notice = { level: 'info', code: 'column/numbers-as-text' }

/** Notice for each reason that deserves one. Shown values need none: nothing was lost or guessed. */
const reasonNotices: Partial<Record<ReadReason, Notice>> = {
  'below-unit': { level: 'info', code: 'column/below-unit' },
  error: { level: 'warning', code: 'column/error-values' },
  'no-result': { level: 'warning', code: 'workbook/formula-without-value' },
  'text-to-number': asText,
  'width-unified': asText,
  'sign-read': asText,
  'percent-text': asText,
  'decimal-comma': { level: 'warning', code: 'column/decimal-comma' },
  'scale-word': { level: 'warning', code: 'column/scale-words' },
  'mark-removed': { level: 'info', code: 'column/marks-removed' },
  'digits-lost': { level: 'warning', code: 'column/digits-lost' },
  percent: { level: 'info', code: 'column/percent-shown' },
  'number-to-date': { level: 'info', code: 'column/dates-as-numbers' },
  'code-from-number': { level: 'warning', code: 'column/code-from-number' },
  'code-digits-lost': { level: 'warning', code: 'column/code-precision-lost' },
  spread: { level: 'info', code: 'column/filled-from-merge' },
}

/** What the reasons of a column's cells say to the user; several reasons of one notice are one. */
export function reasonDoubts(place: ColumnPlace, findings: ReadonlyMap<ReadReason, Finding>): Diagnostic[] {
  const { grid, column } = place
  const grouped = new Map<NoticeCode, Finding & Notice>()
  for (const [reason, { count, row }] of findings) {
    const notice = reason === 'unread' ? unreadNotice(column) : reasonNotices[reason]
    if (notice === undefined) continue
    const known = grouped.get(notice.code)
    if (known === undefined) grouped.set(notice.code, { ...notice, count, row })
    else {
      known.count += count
      known.row = Math.min(known.row, row)
    }
  }
  return [...grouped.values()].map(({ level, code, count, row }) => {
    const cell = cellAddress(row, column.index)
    const sample = trimText(grid.display(row, column.index)).slice(0, 40)
    const kept = wordsColumnName(column.name)
    return { level, code, params: { count, sample, cell, kept }, where: whereOf(place, cell) }
  })
}

/** The missing marks of a column, the first few. */
export function markDoubts(place: ColumnPlace, marks: ReadonlyMap<string, number>): Diagnostic[] {
  return [...marks].slice(0, 5).map(([mark, count]) => ({
    level: 'info',
    code: 'column/missing-marks',
    params: { count, mark },
    where: whereOf(place),
  }))
}

/** Codes of one list have one width; a few that differ have often lost a zero. */
export function widthDoubts(place: ColumnPlace, widths: ReadonlyMap<number, Finding>): Diagnostic[] {
  const all = [...widths].sort((a, b) => b[1].count - a[1].count)
  const [usual] = all
  const total = all.reduce((sum, [, finding]) => sum + finding.count, 0)
  if (usual === undefined || all.length < 2 || usual[1].count < 0.8 * total) return []
  const row = Math.min(...all.slice(1).map(([, finding]) => finding.row))
  const cell = cellAddress(row, place.column.index)
  const params = { usual: usual[0], count: total - usual[1].count, cell }
  return [{ level: 'warning', code: 'column/code-width-differs', params, where: whereOf(place, cell) }]
}

/** Where a finding of a column is. */
export function whereOf({ column, context }: Omit<ColumnPlace, 'grid'>, cell?: string): Diagnostic['where'] {
  const where = { file: context.fileName, sheet: context.sheetName, column: column.name }
  return cell === undefined ? where : { ...where, cell }
}

function unreadNotice(column: LayoutColumn): Notice {
  const dates = column.type === 'date' || column.type === 'period'
  return { level: 'warning', code: dates ? 'column/dates-unread' : 'column/numbers-unread' }
}
