import type { CellRange } from './cell-grid.ts'
import { indentOf } from './indent-of.ts'
import type { SheetView } from './sheet-view.ts'
import { isNoteRow } from './title-row.ts'
import { totalLabel } from './words-data.ts'

/** A body whose last row with values is known; `pending` are the rows below it. */
export type Ended = {
  view: SheetView
  area: CellRange
  columns: readonly number[]
  first: number
  data: { row: number }
  body: { last: number; blankRows: number[] }
  pending: { labels: readonly number[]; notes: readonly number[] }
}

/** Longest label of a row without figures at the end of a list, and the rows whose labels it is compared with. */
const MAX_LABEL = 40
const MAX_LABELS = 50

/**
 * Labels right under the last row are rows without figures: a total whose figures were left out, the last names of a list. What stands
 * below a gap, deeper, longer than the labels above, or like a note is not of the table.
 */
export function takeTail(walk: Ended): void {
  const { view, area, first, body, pending, data } = walk
  const longest = longestLabel(walk)
  const closed = isClosed(walk)
  for (const row of pending.labels) {
    if (row !== body.last + 1) return
    const label = view.label(row, first)
    const total = totalLabel.test(label.replace(/\s/g, ''))
    const plain = label.length <= longest && !/[.。:：;；]$/.test(label)
    const deeper = indentOf(view.grid, row, first) > indentOf(view.grid, body.last, first)
    if (label === '' || !(total || (closed && plain && !deeper && body.last > data.row))) return
    if (view.filledColumns(row, area).length > 1) return
    body.last = row
  }
}

/** A legend goes on below its heading; the last rows of a list are followed by a gap, by notes or by nothing. */
function isClosed({ view, area, body, pending }: Ended): boolean {
  let end = body.last + 1
  while (pending.labels.includes(end) && view.filledColumns(end, area).length === 1) end++
  if (end > area.bottom) return true
  const columns = view.filledColumns(end, area)
  return columns.length === 0 || (columns.length === 1 && isNoteRow(view, end, columns))
}

/** Length of the longest label of the last rows. */
function longestLabel({ view, first, body, data }: Ended): number {
  let longest = 0
  for (let row = Math.max(data.row, body.last - MAX_LABELS); row <= body.last; row++)
    longest = Math.max(longest, view.label(row, first).length)
  return Math.min(MAX_LABEL, Math.max(longest, 8))
}

/** A lone figure below a gap, beside no label, is a remark under the table and no row of it. */
export function dropStray({ view, area, columns, first, body, data }: Ended): void {
  const gap = body.blankRows.at(-1)
  if (gap !== body.last - 1 || columns.length < 3 || body.last - 2 <= data.row) return
  const filled = view.filledColumns(body.last, area)
  if (filled.length !== 1 || filled[0] === first) return
  let last = gap
  while (body.blankRows.at(-1) === last) {
    body.blankRows.pop()
    last--
  }
  if (view.filledColumns(last, area).length > 1) body.last = last
  else for (let row = last + 1; row <= gap; row++) body.blankRows.push(row)
}
