import type { CellGrid } from './cell-grid.ts'
import { makeCellReader } from './cell-reader.ts'
import { isSigned } from './cell-source.ts'
import type { CellValue, ReadReason } from './cell-value.ts'
import { findNotation, plainNotation, type Notation } from './find-notation.ts'
import { listLoadedRows, type RowLists } from './row-kinds.ts'
import type { ColumnType, LayoutColumn } from './table-layout.ts'

/** Receives the values of a column, one call for each loaded row, in the order of {@link listLoadedRows}. */
export type ValueSink = (row: number, value: CellValue, reason: ReadReason) => void

const PERCENT_PROBES = 40

/**
 * Converts a column as its type says, one pass, no object for a cell. Texts, codes, periods and dates of vertically merged cells are
 * given to all rows of the merge; figures are not, they would count twice.
 */
export function readColumnValues(
  grid: CellGrid,
  layout: RowLists,
  column: Pick<LayoutColumn, 'index' | 'type'>,
  sink: ValueSink,
): void {
  readRows(grid, { layout, rows: listLoadedRows(layout).rows }, column, sink)
}

/** The same for data rows only, as the counts of a review need them. */
export function readDataCells(
  grid: CellGrid,
  layout: RowLists,
  column: Pick<LayoutColumn, 'index' | 'type'>,
  sink: ValueSink,
): void {
  readRows(grid, { layout, rows: listLoadedRows(layout).dataRows }, column, sink)
}

function readRows(
  grid: CellGrid,
  { layout, rows }: { layout: RowLists; rows: Uint32Array },
  column: Pick<LayoutColumn, 'index' | 'type'>,
  sink: ValueSink,
): void {
  const out: { reason: ReadReason } = { reason: 'same' }
  const { index, type } = column
  const words = type === 'text' || type === 'code'
  const signed = words && isSigned(grid, rows, index)
  const source = { grid, column: index, notation: notationOf(grid, rows, column), signed, out }
  const read = makeCellReader(source, type, showsPercent(grid, rows, index))
  const origins = spreads(type) ? mergedRows(grid, layout, index) : null
  for (const row of rows) {
    out.reason = 'same'
    const origin = origins?.get(row)
    const value = read(origin ?? row)
    if (origin !== undefined && value !== null) out.reason = 'spread'
    sink(row, value, out.reason)
  }
}

/**
 * Hands over the numbers of a column that holds nothing but numbers and empty cells; `set` gets the position among the rows. Returns
 * how many there are, or null, with nothing handed over, where the column holds anything else or is shown in per cent.
 */
export function readPlainNumbers(
  grid: CellGrid,
  rows: Uint32Array,
  column: number,
  set: (at: number, value: number) => void,
): number | null {
  if (showsPercent(grid, rows, column) || !isPlainColumn(grid, rows, column)) return null
  let read = 0
  for (let at = 0; at < rows.length; at++) {
    const value = grid.number(rows[at] ?? 0, column)
    if (Number.isNaN(value)) continue
    set(at, value)
    read++
  }
  return read
}

function isPlainColumn(grid: CellGrid, rows: Uint32Array, column: number): boolean {
  for (const row of rows) {
    const kind = grid.kind(row, column)
    if (kind !== 'number' && (kind !== 'empty' || grid.formulaWithoutValue(row, column))) return false
  }
  return true
}

/** True where most of the first figures of a column are shown with a per cent sign. Such cells are read as shown: 0.125 is 12.5. */
export function showsPercent(grid: CellGrid, rows: ArrayLike<number>, column: number): boolean {
  let numbers = 0
  let percents = 0
  for (let at = 0; at < rows.length && numbers < PERCENT_PROBES; at++) {
    const row = rows[at] ?? 0
    if (grid.kind(row, column) !== 'number') continue
    numbers++
    if (grid.showsPercent(row, column)) percents++
  }
  return percents > 0 && percents >= 0.5 * numbers
}

/** Texts and codes are taken as they stand, whatever the notation. */
function notationOf(
  grid: CellGrid,
  rows: ArrayLike<number>,
  { index, type }: Pick<LayoutColumn, 'index' | 'type'>,
): Notation {
  return type === 'text' || type === 'code' || type === 'boolean' ? plainNotation : findNotation(grid, rows, index)
}

function spreads(type: ColumnType): boolean {
  return type === 'text' || type === 'code' || type === 'period' || type === 'date'
}

/** For rows covered by a merge of this column alone or with its neighbours: the row that holds the value. */
function mergedRows(grid: CellGrid, layout: RowLists, column: number): Map<number, number> | null {
  const [first, last] = layout.dataRows
  const origins = new Map<number, number>()
  for (const merge of grid.merges) {
    if (merge.left !== column || merge.bottom === merge.top || merge.top < first || merge.top > last) continue
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, last); row++) origins.set(row, merge.top)
  }
  return origins.size > 0 ? origins : null
}
