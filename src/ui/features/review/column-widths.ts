import type { SheetWindow } from '../../../state/slices/imports.ts'
import type { MergeIndex } from './merge-index.ts'
import { estimateTextWidth } from './estimate-text-width.ts'

const defaultWidth = 84
const leastWidth = 56
const mostWidth = 280
/** Padding of a cell on both sides, its border, and room for bold headers. */
const padding = 22

/** Widths of a sheet's columns from the cells that have arrived. A column only ever grows, so that little moves. */
export class ColumnWidths {
  readonly #merges: MergeIndex
  readonly #widest = new Map<number, number>()

  constructor(merges: MergeIndex) {
    this.#merges = merges
  }

  /** The width for what has arrived until a version of the cells; it depends on nothing else. */
  of(column: number, _version: number): number {
    return this.#widest.get(column) ?? defaultWidth
  }

  /** Looks at newly arrived cells. */
  take({ top, left, texts, kinds }: SheetWindow): void {
    texts.forEach((row, rowAt) => {
      row.forEach((text, columnAt) => {
        if (text === '') return
        const column = left + columnAt
        const merge = this.#merges.at(top + rowAt, column)
        if (merge !== null && merge.left !== merge.right) return
        const width = estimateTextWidth(text) + padding
        // A long title or note runs over its empty neighbours and widens nothing.
        if (width > mostWidth && kinds[rowAt]?.[columnAt] === 'text' && row[columnAt + 1] === '') return
        this.#grow(column, width)
      })
    })
  }

  #grow(column: number, width: number): void {
    const present = this.#widest.get(column) ?? leastWidth
    this.#widest.set(column, Math.max(present, Math.min(mostWidth, Math.ceil(width))))
  }
}
