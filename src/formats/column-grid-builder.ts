import type { CellRange } from '../core/workbook/cell-grid.ts'
import { chunkBits, chunkMask, makeChunk, NO_VALUE_FLAG, type ColumnChunk } from './column-chunk.ts'
import { ColumnGrid, type FormatNumber } from './column-grid.ts'
import type { TextDictionary } from './text-dictionary.ts'

const CHUNK_ROWS = 1 << chunkBits
const TEXT = 1
const NUMBER = 2
const BOOLEAN = 3
const DATE = 4
const ERROR = 5

/** Merges and hidden lines of a finished grid. */
export type GridExtras = { merges: CellRange[]; hiddenRows: number[]; hiddenColumns: number[] }

/** How a number is shown: by its format code, or as the author spelled it where the format would not give that back. */
export type NumberLook = { format: string; shown?: string }

const plainLook: NumberLook = { format: 'General' }

/**
 * Fills a {@link ColumnGrid} cell by cell, in any order. Rows and columns count from 0. The grid ends at the last cell
 * that holds something: the used range that a file declares is often a lie.
 */
export class ColumnGridBuilder {
  /** Cells that hold a value; formulas without one are not counted. */
  filled = 0
  /** Error cells among them. */
  errors = 0
  /** Formulas whose result was not saved. */
  formulasWithoutValue = 0
  private readonly columns: (ColumnChunk | undefined)[][] = []
  private readonly formats: string[] = ['General']
  private readonly formatIds = new Map<string, number>([['General', 0]])
  private rowCount = 0
  private columnCount = 0
  private readonly dictionary: TextDictionary
  private readonly formatNumber: FormatNumber

  constructor(dictionary: TextDictionary, formatNumber: FormatNumber) {
    this.dictionary = dictionary
    this.formatNumber = formatNumber
  }

  /** A text cell; the empty text is an empty cell. */
  setText(row: number, column: number, text: string): void {
    if (text === '') return
    const chunk = this.fill(row, column, TEXT)
    this.putText(chunk, row, text)
  }

  /** A number, shown by its format. */
  setNumber(row: number, column: number, value: number, look: NumberLook = plainLook): void {
    this.putNumber(this.fill(row, column, NUMBER), row, value, look)
  }

  /** A date as serial day of the 1900 system. */
  setDate(row: number, column: number, serial: number, look: NumberLook): void {
    this.putNumber(this.fill(row, column, DATE), row, serial, look)
  }

  setBoolean(row: number, column: number, value: boolean): void {
    const chunk = this.fill(row, column, BOOLEAN)
    chunk.numbers ??= new Float64Array(CHUNK_ROWS)
    chunk.numbers[row & chunkMask] = value ? 1 : 0
  }

  /** An error cell with its sign, `#REF!`. */
  setError(row: number, column: number, sign: string): void {
    this.errors++
    this.putText(this.fill(row, column, ERROR), row, sign)
  }

  /** A formula whose result was not saved; the cell reads as empty. */
  setFormulaWithoutValue(row: number, column: number): void {
    this.formulasWithoutValue++
    const chunk = this.touch(row, column)
    chunk.kinds[row & chunkMask] = NO_VALUE_FLAG
  }

  /** Indent level of a cell that is already set; 0 needs no call. */
  setIndent(row: number, column: number, level: number): void {
    const chunk = this.columns[column]?.[row >> chunkBits]
    if (chunk === undefined) return
    chunk.indents ??= new Uint8Array(CHUNK_ROWS)
    chunk.indents[row & chunkMask] = Math.min(255, level)
  }

  /** Makes the grid; the builder must not be used afterwards. Merges outside the content are cut off. */
  finish(extras: GridExtras): ColumnGrid {
    const { rowCount, columnCount } = this
    return new ColumnGrid({
      rowCount,
      columnCount,
      columns: this.columns,
      texts: this.dictionary.texts,
      formats: this.formats,
      formatNumber: this.formatNumber,
      merges: cutMerges(extras.merges, rowCount, columnCount),
      hiddenRows: extras.hiddenRows.filter((row) => row < rowCount),
      hiddenColumns: extras.hiddenColumns.filter((column) => column < columnCount),
    })
  }

  private fill(row: number, column: number, kind: number): ColumnChunk {
    const chunk = this.touch(row, column)
    const index = row & chunkMask
    if ((chunk.kinds[index] ?? 0) === 0) this.filled++
    chunk.kinds[index] = kind
    return chunk
  }

  private touch(row: number, column: number): ColumnChunk {
    if (row >= this.rowCount) this.rowCount = row + 1
    if (column >= this.columnCount) this.columnCount = column + 1
    const chunks = (this.columns[column] ??= [])
    return (chunks[row >> chunkBits] ??= makeChunk())
  }

  private putText(chunk: ColumnChunk, row: number, text: string): void {
    chunk.texts ??= new Int32Array(CHUNK_ROWS)
    chunk.texts[row & chunkMask] = this.dictionary.idOf(text)
  }

  private putNumber(chunk: ColumnChunk, row: number, value: number, look: NumberLook): void {
    const index = row & chunkMask
    chunk.numbers ??= new Float64Array(CHUNK_ROWS)
    chunk.numbers[index] = value
    const format = this.formatIdOf(look.format)
    if (format !== 0) {
      chunk.formats ??= new Uint16Array(CHUNK_ROWS)
      chunk.formats[index] = format
    }
    if (look.shown !== undefined) this.putText(chunk, row, look.shown)
  }

  private formatIdOf(code: string): number {
    let id = this.formatIds.get(code)
    if (id === undefined) {
      // Excel allows a few hundred custom formats; past the width of the array the plain number is shown.
      if (this.formats.length > 0xffff) return 0
      id = this.formats.length
      this.formats.push(code)
      this.formatIds.set(code, id)
    }
    return id
  }
}

function cutMerges(merges: CellRange[], rowCount: number, columnCount: number): CellRange[] {
  const cut: CellRange[] = []
  for (const merge of merges) {
    if (merge.top >= rowCount || merge.left >= columnCount || merge.top < 0 || merge.left < 0) continue
    const bottom = Math.min(merge.bottom, rowCount - 1)
    const right = Math.min(merge.right, columnCount - 1)
    if (bottom > merge.top || right > merge.left) cut.push({ top: merge.top, left: merge.left, bottom, right })
  }
  return cut
}
