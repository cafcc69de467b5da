import type { CellRange } from '../../core/workbook/cell-grid.ts'

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i

/** Range of an A1 reference (`B2:D9`, `B2`), its corners in order; null where the text is none. */
export function parseCellRange(text: string): CellRange | null {
  const match = RANGE.exec(text.trim())
  if (match === null) return null
  const [, letter1 = '', row1 = '', letter2 = letter1, row2 = row1] = match
  const rows = [Number(row1) - 1, Number(row2) - 1].sort((a, b) => a - b)
  const columns = [columnNumber(letter1), columnNumber(letter2)].sort((a, b) => a - b)
  return { top: rows[0] ?? 0, left: columns[0] ?? 0, bottom: rows[1] ?? 0, right: columns[1] ?? 0 }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}
