import type { CellGrid } from './cell-grid.ts'
import type { ReadReason } from './cell-value.ts'
import type { Notation } from './find-notation.ts'
import { isBlankText, trimText } from './label-text.ts'
import { isBelowUnitMark, missingMark } from './missing-mark.ts'

/** Where a reader reads and writes its reason; made once for each column so that no object is made for a cell. */
export type CellSource = {
  grid: CellGrid
  column: number
  notation: Notation
  out: { reason: ReadReason }
}

/** The text of a text cell, or null after writing why there is none: blank, missing mark. */
export function wordsOf({ grid, column, out }: CellSource, row: number, numeric: boolean): string | null {
  const raw = grid.text(row, column)
  if (isBlankText(raw)) return nothing(out, 'empty')
  const text = trimText(raw)
  const mark = missingMark(text)
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
