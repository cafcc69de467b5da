import type { CellRange } from '../../../core/workbook/cell-grid.ts'

/** A1 address or range (`A10`, `A10:C12`, `$A$10`) as a rectangle from 0; null for anything else. */
export function parseAddress(text: string): CellRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text.trim())
  if (match === null) return null
  const [, left = '', top = '', right = left, bottom = top] = match
  return { top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) }
}

/** Column from 0 of its letters: `A` is 0, `AA` is 26. */
function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
