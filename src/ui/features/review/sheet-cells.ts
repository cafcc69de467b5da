import type { CellKind, CellRange } from '../../../core/workbook/cell-grid.ts'
import type { SheetWindow } from '../../../state/slices/imports.ts'

/** Cells of one fetch. */
const blockRows = 48
const blockColumns = 32
/** Blocks that are kept; the oldest go first. */
const maxBlocks = 240
/** Fetches at the same time. They are never cancelled: a worker that reads a large file could not answer in time and would be ended. */
const maxRunning = 3
const emptyCell: SheetCell = { text: '', kind: 'empty' }

/** A cell as Excel would show it. */
export type SheetCell = { text: string; kind: CellKind }

/** Asks the import worker for a window. */
export type ReadWindow = (range: CellRange) => Promise<SheetWindow>

/** Cells of one sheet, fetched by blocks as the grid comes to them and kept outside the store. */
export class SheetCells {
  readonly #read: ReadWindow
  readonly #onArrive: (window: SheetWindow) => void
  readonly #size: { rowCount: number; columnCount: number }
  readonly #blocks = new Map<string, SheetWindow>()
  readonly #running = new Set<string>()
  #wanted = new Map<string, CellRange>()
  readonly #listeners = new Set<() => void>()
  #failure: unknown = null
  #version = 0

  constructor(
    read: ReadWindow,
    size: { rowCount: number; columnCount: number },
    onArrive: (window: SheetWindow) => void,
  ) {
    this.#read = read
    this.#onArrive = onArrive
    this.#size = size
  }

  /** Counts arrivals; changes whenever something new can be drawn. */
  get version(): number {
    return this.#version
  }

  /** Why the last fetch failed; null when it did not. */
  get failure(): unknown {
    return this.#failure
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The cell; null while it is on its way. */
  at(row: number, column: number): SheetCell | null {
    if (row >= this.#size.rowCount || column >= this.#size.columnCount) return emptyCell
    const block = this.#blocks.get(keyOf(Math.floor(row / blockRows), Math.floor(column / blockColumns)))
    if (block === undefined) return null
    const text = block.texts[row - block.top]?.[column - block.left]
    const kind = block.kinds[row - block.top]?.[column - block.left]
    return text === undefined || kind === undefined ? emptyCell : { text, kind }
  }

  /** Fetches what is missing of these rows and columns, as long as it is what was wanted last. */
  want(rows: readonly number[], left: number, right: number): void {
    this.#wanted = new Map()
    for (const blockRow of new Set(rows.map((row) => Math.floor(row / blockRows)))) {
      for (
        let blockColumn = Math.floor(left / blockColumns);
        blockColumn <= Math.floor(right / blockColumns);
        blockColumn += 1
      ) {
        const key = keyOf(blockRow, blockColumn)
        const kept = this.#blocks.get(key)
        const range = kept === undefined ? this.#rangeOf(blockRow, blockColumn) : null
        if (range !== null) this.#wanted.set(key, range)
        if (kept === undefined) continue
        // Used again: the youngest of the kept ones.
        this.#blocks.delete(key)
        this.#blocks.set(key, kept)
      }
    }
    this.#fetchNext()
  }

  #fetchNext(): void {
    for (const [key, range] of this.#wanted) {
      if (this.#running.size >= maxRunning) return
      this.#wanted.delete(key)
      if (!this.#running.has(key)) void this.#fetch(key, range)
    }
  }

  #rangeOf(blockRow: number, blockColumn: number): CellRange | null {
    const { rowCount, columnCount } = this.#size
    const top = blockRow * blockRows
    const left = blockColumn * blockColumns
    if (top >= rowCount || left >= columnCount) return null
    return {
      top,
      left,
      bottom: Math.min(rowCount, top + blockRows) - 1,
      right: Math.min(columnCount, left + blockColumns) - 1,
    }
  }

  async #fetch(key: string, range: CellRange): Promise<void> {
    this.#running.add(key)
    try {
      const window = await this.#read(range)
      this.#blocks.set(key, window)
      this.#onArrive(window)
      this.#failure = null
      for (const old of this.#blocks.keys()) {
        if (this.#blocks.size <= maxBlocks) break
        this.#blocks.delete(old)
      }
    } catch (error) {
      this.#failure = error
    } finally {
      this.#running.delete(key)
    }
    this.#version += 1
    for (const listener of this.#listeners) listener()
    this.#fetchNext()
  }
}

function keyOf(blockRow: number, blockColumn: number): string {
  return `${String(blockRow)}:${String(blockColumn)}`
}
