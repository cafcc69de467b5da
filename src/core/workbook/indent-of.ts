import type { CellGrid } from './cell-grid.ts'
import { leadingBlanks } from './label-text.ts'

/** Depth of a label: leading blanks, a wide one counting two, and two for each level of the cell's indent. */
export function indentOf(grid: CellGrid, row: number, column: number): number {
  return leadingBlanks(grid.text(row, column)) + 2 * grid.indent(row, column)
}
