import type { CellGrid } from './cell-grid.ts'
import type { ReadReason } from './cell-value.ts'
import type { Notation } from './find-notation.ts'
import { isBlankText, trimText } from './label-text.ts'
import { isBelowUnitMark, missingMark } from './missing-mark.ts'

const MINUS = /^[-−－]$/
const PLUS = /^[+＋]$/
/** Rows that are looked at for a plus. */
const MAX_SIGNS = 200

/** True where the words of a column hold a plus alone in its cell. */
export function isSigned(grid: CellGrid, rows: ArrayLike<number>, column: number): boolean {
  for (let at = 0; at < Math.min(rows.length, MAX_SIGNS); at++)
    if (PLUS.test(trimText(grid.text(rows[at] ?? 0, column)))) return true
  return false
}

/** Where a reader reads and writes its reason; made once for each column so that no object is made for a cell. */
export type CellSource = {
  grid: CellGrid
  column: number
  notation: Notation
  /** A plus stands among the words of the column: then a minus is a word too and no missing mark (directions, grades). */
  signed: boolean
  out: { reason: ReadReason }
}

/** The text of a text cell, or null after writing why there is none: blank, missing mark. */
export function wordsOf({ grid, column, out, signed }: CellSource, row: number, numeric: boolean): string | null {
  const raw = grid.text(row, column)
  if (isBlankText(raw)) return nothing(out, 'empty')
  const text = trimText(raw)
  const mark = signed && MINUS.test(text) ? null : missingMark(text)
  if (mark === 'typical' || (mark === 'numeric' && numeric))
    return nothing(out, isBelowUnitMark(text) ? 'below-unit' : 'missing-mark')
  if (text.length !== raw.length) out.reason = 'trimmed'
  return text
}

/** Writes why there is no value. */
export function nothing(out: { reason: ReadReason }, reason: ReadReason): null {
  out.reason = reason
  return null
}

/** Null for an empty cell, after writing whether a formula without result stands there. */
export function nothingThere({ grid, column, out }: CellSource, row: number): null {
  return nothing(out, grid.formulaWithoutValue(row, column) ? 'no-result' : 'empty')
}
