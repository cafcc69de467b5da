import type { CellRange } from '../../../core/workbook/cell-grid.ts'

/** True for a cell inside of a range. */
export function holdsCell({ top, left, bottom, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}
