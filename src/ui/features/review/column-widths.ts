import { textWidth } from '../../grid/text-width.ts'
import type { MergeIndex } from './merge-index.ts'
import type { SheetCells } from './sheet-cells.ts'

const defaultWidth = 84
const leastWidth = 44
const mostWidth = 240
/** Padding of a cell on both sides and its border. */
const padding = 17
/** Rows that decide a width: the first block of a sheet, in which headers stand. */
const measuredRows = 48

/** Widths of a sheet's columns from their first cells. A column keeps its width once it is known, so that nothing jumps later. */
export class ColumnWidths {
  readonly #cells: SheetCells
  readonly #merges: MergeIndex
  readonly #rowCount: number
  readonly #known = new Map<number, number>()

  constructor(cells: SheetCells, merges: MergeIndex, rowCount: number) {
    this.#cells = cells
    this.#merges = merges
    this.#rowCount = rowCount
  }

  of(column: number): number {
    const known = this.#known.get(column)
    if (known !== undefined) return known
    const width = this.#measure(column)
    if (width === null) return defaultWidth
    this.#known.set(column, width)
    return width
  }

  #measure(column: number): number | null {
    let widest = 0
    for (let row = 0; row < Math.min(measuredRows, this.#rowCount); row += 1) {
      const cell = this.#cells.at(row, column)
      if (cell === null) return null
      if (cell.text === '' || !this.#counts(row, column)) continue
      const width = textWidth(cell.text) + padding
      // Long texts of a title or note run over their neighbours; only texts that do not may widen a column to the full.
      if (cell.kind !== 'text' || width <= mostWidth || !this.#hasRoom(row, column)) widest = Math.max(widest, width)
    }
    return widest === 0 ? defaultWidth : Math.ceil(Math.max(leastWidth, Math.min(mostWidth, widest)))
  }

  #counts(row: number, column: number): boolean {
    const merge = this.#merges.at(row, column)
    return merge === null || merge.left === merge.right
  }

  #hasRoom(row: number, column: number): boolean {
    return this.#cells.at(row, column + 1)?.text === ''
  }
}
