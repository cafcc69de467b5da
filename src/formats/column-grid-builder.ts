import type { CellRange } from '../core/workbook/cell-grid.ts'
import { chunkBits, chunkMask, KIND, makeChunk, NO_VALUE_FLAG, type ColumnChunk } from './column-chunk.ts'
import { ColumnGrid, type FormatNumber } from './column-grid.ts'
import { defaultLimits } from './read-limits.ts'
import type { TextDictionary } from './text-dictionary.ts'
import { tooLarge } from './too-large.ts'

const CHUNK_ROWS = 1 << chunkBits

/** Merges and hidden lines of a finished grid. */
export type GridExtras = { merges: CellRange[]; hiddenRows: number[]; hiddenColumns: number[] }

/** How a number is shown: by its format code, or as the author spelled it where the format would not give that back. */
export type NumberLook = { format: string; shown?: string }

/** Kind of a cell with a number (`KIND.number`, `KIND.date`) and the id of its format. */
export type NumberSlot = { readonly kind: number; readonly format: number }

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
  /** Memory of the chunks. */
  bytes = 0
  private readonly columns: (ColumnChunk | undefined)[][] = []
  /** The chunk of each column that was used last: rows mostly come in order. */
  private readonly recent: (ColumnChunk | undefined)[] = []
  private readonly formats: string[] = ['General']
  private readonly formatIds = new Map<string, number>([['General', 0]])
  private rowCount = 0
  private columnCount = 0
  private readonly dictionary: TextDictionary
  private readonly formatNumber: FormatNumber
  private readonly maxBytes: number

  constructor(dictionary: TextDictionary, formatNumber: FormatNumber, maxBytes = defaultLimits.gridBytes) {
    this.dictionary = dictionary
    this.formatNumber = formatNumber
    this.maxBytes = maxBytes
  }

  /** Rows and columns up to the last cell that was set. */
  get size(): { rows: number; columns: number } {
    return { rows: this.rowCount, columns: this.columnCount }
  }

  /** A text cell; the empty text is an empty cell. */
  setText(row: number, column: number, text: string): void {
    if (text === '') return
    this.putTextId(row, column, this.dictionary.idOf(text))
  }

  /** A number, shown by its format. */
  setNumber(row: number, column: number, value: number, look: NumberLook = plainLook): void {
    this.putLooked(row, column, value, { kind: KIND.number, look })
  }

  /** A date as serial day of the 1900 system. */
  setDate(row: number, column: number, serial: number, look: NumberLook): void {
    this.putLooked(row, column, serial, { kind: KIND.date, look })
  }

  /** A text cell by the id of its text in the dictionary; the empty text is an empty cell. */
  putTextId(row: number, column: number, id: number): void {
    if (id === 0) return
    const chunk = this.fill(row, column, KIND.text)
    chunk.texts ??= this.grant(new Int32Array(CHUNK_ROWS))
    chunk.texts[row & chunkMask] = id
  }

  /** A number or date by the id of its format, which {@link formatIdOf} gives. */
  putNumber(row: number, column: number, value: number, { kind, format }: NumberSlot): void {
    const chunk = this.fill(row, column, kind)
    const index = row & chunkMask
    chunk.numbers ??= this.grant(new Float64Array(CHUNK_ROWS))
    chunk.numbers[index] = value
    if (format === 0) return
    chunk.formats ??= this.grant(new Uint16Array(CHUNK_ROWS))
    chunk.formats[index] = format
  }

  setBoolean(row: number, column: number, value: boolean): void {
    const chunk = this.fill(row, column, KIND.boolean)
    chunk.numbers ??= this.grant(new Float64Array(CHUNK_ROWS))
    chunk.numbers[row & chunkMask] = value ? 1 : 0
  }

  /** An error cell with its sign, `#REF!`. */
  setError(row: number, column: number, sign: string): void {
    this.errors++
    this.putText(this.fill(row, column, KIND.error), row, sign)
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
    chunk.indents ??= this.grant(new Uint8Array(CHUNK_ROWS))
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
    else clearCell(chunk, index)
    chunk.kinds[index] = kind
    return chunk
  }

  private touch(row: number, column: number): ColumnChunk {
    if (row >= this.rowCount) this.rowCount = row + 1
    const recent = this.recent[column]
    return recent !== undefined && recent.block === row >> chunkBits ? recent : this.reach(row, column)
  }

  /** The chunk of a cell that is not in the one used last. */
  private reach(row: number, column: number): ColumnChunk {
    while (this.columnCount <= column) {
      this.columns.push([])
      this.recent.push(undefined)
      this.columnCount++
    }
    const chunks = this.columns[column] ?? []
    const block = row >> chunkBits
    let chunk = chunks[block]
    if (chunk === undefined) {
      chunk = makeChunk(block)
      this.grant(chunk.kinds)
      // Without holes, which make an array slow.
      while (chunks.length < block) chunks.push(undefined)
      chunks[block] = chunk
    }
    this.recent[column] = chunk
    return chunk
  }

  /** Counts memory. Throws `workbook/unpacks-too-large`: cells far apart make a small file large. */
  private grant<T extends { byteLength: number }>(array: T): T {
    this.bytes += array.byteLength
    if (this.bytes > this.maxBytes) throw tooLarge(this.maxBytes)
    return array
  }

  private putText(chunk: ColumnChunk, row: number, text: string): void {
    chunk.texts ??= this.grant(new Int32Array(CHUNK_ROWS))
    chunk.texts[row & chunkMask] = this.dictionary.idOf(text)
  }

  private putLooked(
    row: number,
    column: number,
    value: number,
    { kind, look }: { kind: number; look: NumberLook },
  ): void {
    this.putNumber(row, column, value, { kind, format: this.formatIdOf(look.format) })
    if (look.shown !== undefined) this.putText(this.touch(row, column), row, look.shown)
  }

  /** Number of a format code in this grid, for {@link putNumber}. */
  formatIdOf(code: string): number {
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

/** A cell that is given twice keeps nothing of the first time. */
function clearCell(chunk: ColumnChunk, index: number): void {
  if (chunk.texts !== null) chunk.texts[index] = 0
  if (chunk.formats !== null) chunk.formats[index] = 0
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
