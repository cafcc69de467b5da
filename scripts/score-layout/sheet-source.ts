import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { CellGrid, CellRange, SheetGrid } from '../../src/core/workbook/cell-grid.ts'
import { ColumnGridBuilder } from '../../src/formats/column-grid-builder.ts'
import { readWorkbook } from '../../src/formats/read-workbook.ts'
import { TextDictionary } from '../../src/formats/text-dictionary.ts'

/** A cell as a case writes it: a text, a number, the sign of an error, or nothing. */
export type CaseCell = string | number | { error: string } | null

const opened = new Map<string, Promise<SheetGrid[]>>()

/** Sheets of a file, read as the product reads it; each file is read once. */
export function readSheets(path: string): Promise<SheetGrid[]> {
  const known = opened.get(path)
  if (known !== undefined) return known
  const sheets = readWorkbook(new Uint8Array(readFileSync(path)), basename(path)).then((workbook) => workbook.sheets)
  opened.set(path, sheets)
  return sheets
}

/** A grid of plain cells; merges as A1 ranges. */
export function gridOfCells(rows: readonly (readonly CaseCell[])[], merges: readonly string[] = []): CellGrid {
  const builder = new ColumnGridBuilder(new TextDictionary(), (value) => String(value))
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell === 'number') builder.setNumber(row, column, cell)
      else if (typeof cell === 'object' && cell !== null) builder.setError(row, column, cell.error)
      else if (cell !== null && cell !== '') builder.setText(row, column, cell)
    }
  }
  return builder.finish({ merges: merges.map(parseRange), hiddenRows: [], hiddenColumns: [] })
}

/** `B2:C4` with rows and columns from 0. */
export function parseRange(range: string): CellRange {
  const [from = '', to = from] = range.split(':')
  const start = parseAddress(from)
  const end = parseAddress(to)
  return { top: start.row, left: start.column, bottom: end.row, right: end.column }
}

/** `C5` with row and column from 0. */
export function parseAddress(address: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(address)
  return { row: Number(match?.[2] ?? '1') - 1, column: letterIndex(match?.[1] ?? 'A') }
}

/** `AB` from 0. */
export function letterIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
