import type { CellGrid, CellKind, CellRange } from '../core/workbook/cell-grid.ts'
import type { ColumnChunk } from './column-chunk.ts'
import { chunkBits, chunkMask, KIND, KIND_MASK, NO_VALUE_FLAG } from './column-chunk.ts'

/** Kinds by their number in a chunk; `empty` is 0, so that fresh memory reads as empty. */
export const kindNumbers = ['empty', 'text', 'number', 'boolean', 'date', 'error'] as const satisfies CellKind[]

const PERCENT = /[%％]\s*$/

/** Shows a number by its format code, as Excel would. */
export type FormatNumber = (value: number, formatCode: string) => string

/** Everything a finished grid stands on; made by the builder only. */
export type ColumnGridParts = {
  rowCount: number
  columnCount: number
  columns: readonly (readonly (ColumnChunk | undefined)[] | undefined)[]
  texts: readonly string[]
  formats: readonly string[]
  formatNumber: FormatNumber
  merges: readonly CellRange[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly number[]
}

/**
 * A sheet in typed arrays by column, in chunks of 1,024 rows: a lone cell at the far end of a sheet costs one chunk.
 * No object exists for a cell; texts and number formats are numbers into dictionaries.
 */
export class ColumnGrid implements CellGrid {
  readonly rowCount: number
  readonly columnCount: number
  readonly merges: readonly CellRange[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  private readonly parts: ColumnGridParts
  /** Formats by number that show a per cent sign, as far as that was asked. */
  private readonly percents: (boolean | undefined)[] = []

  constructor(parts: ColumnGridParts) {
    this.parts = parts
    this.rowCount = parts.rowCount
    this.columnCount = parts.columnCount
    this.merges = parts.merges
    this.hiddenRows = parts.hiddenRows
    this.hiddenColumns = parts.hiddenColumns
  }

  kind(row: number, column: number): CellKind {
    return kindNumbers[(this.chunk(row, column)?.kinds[row & chunkMask] ?? 0) & KIND_MASK] ?? 'empty'
  }

  number(row: number, column: number): number {
    const chunk = this.chunk(row, column)
    if (chunk === undefined) return NaN
    const kind = (chunk.kinds[row & chunkMask] ?? 0) & KIND_MASK
    return kind >= 2 && kind <= 4 ? (chunk.numbers?.[row & chunkMask] ?? NaN) : NaN
  }

  text(row: number, column: number): string {
    const chunk = this.chunk(row, column)
    if (chunk === undefined) return ''
    const kind = (chunk.kinds[row & chunkMask] ?? 0) & KIND_MASK
    return kind === 1 || kind === 5 ? this.storedText(chunk, row) : ''
  }

  display(row: number, column: number): string {
    const chunk = this.chunk(row, column)
    if (chunk === undefined) return ''
    const index = row & chunkMask
    const kind = (chunk.kinds[index] ?? 0) & KIND_MASK
    if (kind === 0) return ''
    const text = this.storedText(chunk, row)
    if (text !== '' || kind === 1 || kind === 5) return text
    const value = chunk.numbers?.[index] ?? NaN
    if (kind === 3) return value === 0 ? 'FALSE' : 'TRUE'
    return this.parts.formatNumber(value, this.parts.formats[chunk.formats?.[index] ?? 0] ?? 'General')
  }

  showsPercent(row: number, column: number): boolean {
    const chunk = this.chunk(row, column)
    if (chunk === undefined) return false
    const index = row & chunkMask
    if (((chunk.kinds[index] ?? 0) & KIND_MASK) !== KIND.number) return false
    const text = this.storedText(chunk, row)
    if (text !== '') return PERCENT.test(text)
    const format = chunk.formats?.[index] ?? 0
    return format !== 0 && (this.percents[format] ??= PERCENT.test(this.display(row, column)))
  }

  indent(row: number, column: number): number {
    return this.chunk(row, column)?.indents?.[row & chunkMask] ?? 0
  }

  formulaWithoutValue(row: number, column: number): boolean {
    return ((this.chunk(row, column)?.kinds[row & chunkMask] ?? 0) & NO_VALUE_FLAG) !== 0
  }

  private chunk(row: number, column: number): ColumnChunk | undefined {
    return row < 0 ? undefined : this.parts.columns[column]?.[row >> chunkBits]
  }

  /** Text of a text or error cell; of other kinds the author's own spelling where it is known (CSV, ODS). */
  private storedText(chunk: ColumnChunk, row: number): string {
    return this.parts.texts[chunk.texts?.[row & chunkMask] ?? 0] ?? ''
  }
}
