import { cellClass, classifyCell } from './cell-class.ts'
import type { CellGrid, CellRange } from './cell-grid.ts'
import { cleanLabel, isBlankText } from './label-text.ts'

const HEAD_ROWS = 2000
/** Cells of the head and tail that are looked at on very wide sheets. */
const HEAD_CELLS = 16_000_000
const TAIL_ROWS = 200
/** Cells looked at to find columns that are used only in the middle of a long sheet. */
const PROBE_CELLS = 20_000_000
const CACHED_ROWS = 4000
const NONE: readonly number[] = []

/** A sheet as the search for tables sees it: used columns, classes of cells by row, merges by row. */
export class SheetView {
  readonly grid: CellGrid
  readonly rowCount: number
  /** Columns with content, ascending. */
  readonly columns: readonly number[]
  private readonly classes = new Map<number, Uint8Array>()
  private readonly mergesByTop = new Map<number, CellRange[]>()
  private readonly mergeByOrigin = new Map<number, CellRange>()
  private readonly tallMerges: CellRange[] = []

  constructor(grid: CellGrid) {
    this.grid = grid
    this.rowCount = grid.rowCount
    this.columns = findUsedColumns(grid)
    for (const merge of grid.merges) {
      const list = this.mergesByTop.get(merge.top)
      if (list === undefined) this.mergesByTop.set(merge.top, [merge])
      else list.push(merge)
      this.mergeByOrigin.set(key(merge.top, merge.left), merge)
      if (merge.bottom > merge.top) this.tallMerges.push(merge)
    }
    this.tallMerges.sort((a, b) => a.top - b.top)
  }

  /** Classes of all cells of a row, indexed by column. */
  row(row: number): Uint8Array {
    const known = this.classes.get(row)
    if (known !== undefined) return known
    const classes = new Uint8Array((this.columns.at(-1) ?? -1) + 1)
    for (const column of this.columns) classes[column] = classifyCell(this.grid, row, column)
    if (this.classes.size > CACHED_ROWS) this.classes.clear()
    this.classes.set(row, classes)
    return classes
  }

  /** True where a cell holds something visible; cheap, without classification. */
  filled(row: number, column: number): boolean {
    const kind = this.grid.kind(row, column)
    return kind === 'text' ? !isBlankText(this.grid.text(row, column)) : kind !== 'empty'
  }

  /** Cleaned text of a cell as shown. */
  label(row: number, column: number): string {
    return cleanLabel(this.grid.display(row, column))
  }

  /** Filled columns of a row inside an area. */
  filledColumns(row: number, area: CellRange): readonly number[] {
    if (!this.classes.has(row) && this.isBlankRow(row)) return NONE
    const classes = this.row(row)
    return this.columns.filter(
      (column) => column >= area.left && column <= area.right && classes[column] !== cellClass.empty,
    )
  }

  private isBlankRow(row: number): boolean {
    for (const column of this.columns) if (this.filled(row, column)) return false
    return true
  }

  /** The merge whose top left cell this is. */
  mergeAt(row: number, column: number): CellRange | undefined {
    return this.mergeByOrigin.get(key(row, column))
  }

  /** Merges of more than one row that begin in the rows given. */
  tallMergesIn(top: number, bottom: number): CellRange[] {
    let low = 0
    let high = this.tallMerges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.tallMerges[middle]?.top ?? 0) < top) low = middle + 1
      else high = middle
    }
    const found: CellRange[] = []
    for (let at = low; at < this.tallMerges.length; at++) {
      const merge = this.tallMerges[at]
      if (merge === undefined || merge.top > bottom) break
      found.push(merge)
    }
    return found
  }

  /** Merges that begin in a row. */
  mergesOf(row: number): readonly CellRange[] {
    return this.mergesByTop.get(row) ?? []
  }
}

function key(row: number, column: number): number {
  return row * 65_536 + column
}

function findUsedColumns(grid: CellGrid): number[] {
  const { rowCount, columnCount } = grid
  const head = Math.min(rowCount, HEAD_ROWS, Math.ceil(HEAD_CELLS / Math.max(1, columnCount)))
  const used: number[] = []
  const rest: number[] = []
  for (let column = 0; column < columnCount; column++) {
    if (
      isUsed(grid, column, { from: 0, to: head, step: 1 }) ||
      isUsed(grid, column, { from: Math.max(head, rowCount - TAIL_ROWS), to: rowCount, step: 1 })
    )
      used.push(column)
    else rest.push(column)
  }
  if (rowCount > head + TAIL_ROWS && rest.length > 0) {
    const step = Math.max(1, Math.ceil((rowCount * rest.length) / PROBE_CELLS))
    for (const column of rest) if (isUsed(grid, column, { from: head, to: rowCount, step })) used.push(column)
    used.sort((a, b) => a - b)
  }
  return used
}

function isUsed(grid: CellGrid, column: number, rows: { from: number; to: number; step: number }): boolean {
  for (let row = rows.from; row < rows.to; row += rows.step) {
    const kind = grid.kind(row, column)
    if (kind !== 'empty' && (kind !== 'text' || !isBlankText(grid.text(row, column)))) return true
  }
  return false
}
