import { indentOf } from './indent-of.ts'
import type { SheetView } from './sheet-view.ts'
import { totalLabel } from './words-data.ts'

/** A row with a label only. `inside`: all such rows, which are no neighbours to compare with. */
export type LabelRow = { row: number; last: number; column: number; inside: ReadonlySet<number> }

/**
 * True for a heading over the rows below, or half of a label that was wrapped. Without a sign of that the row is data whose figures are
 * missing, and it stays: a blank row before or after, a colon, capitals, a merge over the row, numbering, a deeper label next to it, a total below.
 */
export function isSection(view: SheetView, at: LabelRow): boolean {
  const { row, column } = at
  const label = view.label(row, column)
  if (label === '') return true
  if (/[:：]$/.test(label) || /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/.test(label)) return true
  if (/[A-Z]{3}/.test(label) && !/[a-z]{2}/.test(label)) return true
  if (view.mergesOf(row).some((merge) => merge.right > merge.left)) return true
  if (isBlank(view, row - 1) || isBlank(view, row + 1)) return true
  const indent = indentOf(view.grid, row, column)
  const next = neighbour(view, at, 1)
  if (
    next !== null &&
    (indentOf(view.grid, next, column) > indent || totalLabel.test(view.label(next, column).replace(/\s/g, '')))
  )
    return true
  const previous = neighbour(view, at, -1)
  // Deeper than both neighbours: the second half of the label above.
  return (
    previous !== null &&
    indent > indentOf(view.grid, previous, column) &&
    (next === null || indent > indentOf(view.grid, next, column))
  )
}

function neighbour(view: SheetView, { row, last, inside }: LabelRow, step: number): number | null {
  let next = row + step
  while (next >= 0 && next <= last && inside.has(next)) next += step
  return next >= 0 && next <= last && !isBlank(view, next) ? next : null
}

function isBlank(view: SheetView, row: number): boolean {
  return row < 0 || !view.columns.some((column) => view.filled(row, column))
}
