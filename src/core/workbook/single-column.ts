import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { SheetView } from './sheet-view.ts'
import { noteStart } from './words-data.ts'

/** Rows of a list in one column; `headerRow` null where the first cell is one of its values. */
export type SingleColumn = { headerRow: number | null; first: number; last: number; byText: boolean }

/** Cells looked at before the rest is taken for the same. */
const MAX_SEEN = 400
const MAX_HEADER = 60
/** Words of an entry of a list; prose has more. */
const MAX_WORDS = 3
const MAX_CJK = 16

/**
 * Reads an area of one column without blank rows as a list: values with or without a name over them, or short words under a first one.
 * Null for prose, for lines that end in colons, and for anything with gaps, which the search for tables with titles takes up.
 */
export function findSingleColumn(view: SheetView, area: CellRange): SingleColumn | null {
  const [column, second] = view.columns.filter((used) => used >= area.left && used <= area.right)
  if (column === undefined || second !== undefined) return null
  const open = (row: number): boolean => view.grid.formulaWithoutValue(row, column)
  const filled = (row: number): boolean => view.filled(row, column) || open(row)
  let first = area.top
  while (first <= area.bottom && !filled(first)) first++
  let last = area.bottom
  while (last > first && !filled(last)) last--
  if (last <= first) return null
  const seen: number[] = []
  for (let row = first; row <= last; row++) {
    if (!filled(row)) return null
    if (seen.length < MAX_SEEN) seen.push(row)
  }
  const values = seen.filter((row) => isValueClass(view.row(row)[column] ?? 0) || open(row))
  if (values.length === seen.length) return { headerRow: null, first, last, byText: false }
  if (view.grid.kind(first, column) !== 'text' || view.label(first, column).length > MAX_HEADER) return null
  const rest = seen.slice(1)
  if (values.length > 0 && isNameLike(view, first, column))
    return { headerRow: first, first: first + 1, last, byText: 2 * values.length < rest.length }
  if (rest.length < 2 || !isList(view, seen, column)) return null
  const name = view.label(first, column)
  const repeated = rest.some((row) => view.label(row, column) === name)
  const codes = rest.filter((row) => view.row(row)[column] === cellClass.code).length
  if (repeated || (codes > 0.8 * rest.length && view.row(first)[column] === cellClass.code))
    return { headerRow: null, first, last, byText: true }
  return { headerRow: first, first: first + 1, last, byText: true }
}

function isNameLike(view: SheetView, row: number, column: number): boolean {
  const value = view.row(row)[column]
  return value === cellClass.text || value === cellClass.part || value === cellClass.code
}

function isList(view: SheetView, rows: readonly number[], column: number): boolean {
  let short = 0
  for (const row of rows) {
    const label = view.label(row, column)
    if (/[:：]$/.test(label) || noteStart.test(label)) return false
    const cjk = /[\u3400-\u9fff]/.test(label)
    if (/[。；;!?]$/.test(label)) continue
    if (cjk ? label.length <= MAX_CJK : label.split(' ').length <= MAX_WORDS) short++
  }
  return short >= 0.8 * rows.length
}
