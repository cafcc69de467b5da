import { isWideCharacter } from '../../core/base/wide-character.ts'
import type { PrintRow, PrintTable } from '../../core/result/print-table.ts'

/** Rows of each column that may be its widest; more than one because characters differ in width. */
const candidates = 2
/** A level of indent in characters of half an em. */
const indent = 2.5
/** Totals are bold. */
const bold = 1.06

/** Places of the rows from `first` on that may hold the widest cell of a column: they decide how wide the columns of the whole table are. */
export function findWidestRows(table: PrintTable, first: number): number[] {
  const found = new Set<number>()
  for (const column of table.columns.keys()) {
    const widths = table.rows.slice(first).map((row, index) => ({ at: first + index, width: widthOf(row, column) }))
    for (const { at } of widths.sort((a, b) => b.width - a.width).slice(0, candidates)) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

function widthOf({ cells, kind, level }: PrintRow, column: number): number {
  let width = column === 0 ? level * indent : 0
  for (const character of cells[column]?.text ?? '') width += isWideCharacter(character) ? 2 : 1
  return kind === 'data' ? width : width * bold
}
