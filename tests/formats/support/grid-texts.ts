import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'

/** What a grid shows, row by row. */
export function gridTexts(grid: CellGrid): string[][] {
  return Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (_, column) => grid.display(row, column)),
  )
}
