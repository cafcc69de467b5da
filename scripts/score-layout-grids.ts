import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { CellGrid, SheetGrid } from '../src/core/workbook/cell-grid.ts'
import { ColumnGridBuilder } from '../src/formats/column-grid-builder.ts'
import { readWorkbook } from '../src/formats/read-workbook.ts'
import { TextDictionary } from '../src/formats/text-dictionary.ts'

/** Sheets of a file, read as the product reads it. */
export async function readSheets(path: string): Promise<SheetGrid[]> {
  return (await readWorkbook(new Uint8Array(readFileSync(path)), basename(path))).sheets
}

/** A grid of plain texts; those that look like numbers are numbers. */
export function gridOfRows(rows: readonly (readonly string[])[]): CellGrid {
  const builder = new ColumnGridBuilder(new TextDictionary(), (value) => String(value))
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) {
      if (/^-?\d+(?:\.\d+)?$/.test(text)) builder.setNumber(row, column, Number(text))
      else builder.setText(row, column, text)
    }
  }
  return builder.finish({ merges: [], hiddenRows: [], hiddenColumns: [] })
}
