import { isPeriodPart, parsePeriod } from '../base/period.ts'
import type { CellGrid } from './cell-grid.ts'
import { isBlankText, stripFootnoteMarks, trimText } from './label-text.ts'
import { isBelowUnitMark, missingMark } from './missing-mark.ts'
import { formatSerial, parseDate } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'
import { listLoadedRows, type RowLists } from './row-kinds.ts'
import type { ColumnType, LayoutColumn, TableLayout } from './table-layout.ts'

/** A value as it is loaded: dates are `YYYY-MM-DD`, periods normalised texts, codes and texts trimmed. */
export type CellValue = string | number | boolean | null

/**
 * What happened to a cell on its way: `same` (taken as it is), `empty`; emptied: `missing-mark`, `below-unit`, `error`, `no-result`
 * (formula without saved result), `unread` (does not fit the type); changed: everything else.
 */
export type ReadReason =
  | 'same' | 'empty'
  | 'missing-mark' | 'below-unit' | 'error' | 'no-result' | 'unread'
  | 'trimmed' | 'text-to-number' | 'mark-removed' | 'digits-lost' | 'percent' | 'number-to-text' | 'date-to-text' | 'code-from-number' | 'code-digits-lost' | 'text-to-date' | 'period-normalised' | 'text-to-boolean' | 'spread' // prettier-ignore

/** Reasons by which a cell with content became null. */
export const emptiedReasons: ReadonlySet<ReadReason> = new Set([
  'missing-mark',
  'below-unit',
  'error',
  'no-result',
  'unread',
])

/** Receives the values of a column, one call for each loaded row, in the order of {@link listLoadedRows}. */
export type ValueSink = (row: number, value: CellValue, reason: ReadReason) => void

/** Reads one cell; writes the reason to `out.reason`. Made once for each column so that no object is made for a cell. */
type CellReader = (row: number) => CellValue

type Source = { grid: CellGrid; column: number; out: { reason: ReadReason } }

const PERCENT_PROBES = 40

/**
 * Converts a column as its type says, one pass, no object for a cell. Texts, codes and periods of vertically merged cells are given
 * to all rows of the merge; figures are not, they would count twice.
 */
export function readColumnValues(grid: CellGrid, layout: TableLayout, column: LayoutColumn, sink: ValueSink): void {
  readRows(grid, { layout, rows: listLoadedRows(layout).rows }, column, sink)
}

/** The same for data rows only, as the counts of a review need them. */
export function readDataCells(grid: CellGrid, layout: RowLists, column: LayoutColumn, sink: ValueSink): void {
  readRows(grid, { layout, rows: listLoadedRows(layout).dataRows }, column, sink)
}

function readRows(
  grid: CellGrid,
  { layout, rows }: { layout: RowLists; rows: Uint32Array },
  column: LayoutColumn,
  sink: ValueSink,
): void {
  const out: { reason: ReadReason } = { reason: 'same' }
  const read = makeReader({ grid, column: column.index, out }, column.type, showsPercent(grid, rows, column.index))
  const origins = spreads(column.type) ? mergedRows(grid, layout, column.index) : null
  for (const row of rows) {
    out.reason = 'same'
    const origin = origins?.get(row)
    const value = read(origin ?? row)
    if (origin !== undefined && value !== null) out.reason = 'spread'
    sink(row, value, out.reason)
  }
}

/** True where most of the first figures of a column are shown with a per cent sign. Such cells are read as shown: 0.125 is 12.5. */
export function showsPercent(grid: CellGrid, rows: ArrayLike<number>, column: number): boolean {
  let numbers = 0
  let percents = 0
  for (let at = 0; at < rows.length && numbers < PERCENT_PROBES; at++) {
    const row = rows[at] ?? 0
    if (grid.kind(row, column) !== 'number') continue
    numbers++
    if (/[%％]\s*$/.test(grid.display(row, column))) percents++
  }
  return percents > 0 && percents >= 0.5 * numbers
}

function spreads(type: ColumnType): boolean {
  return type === 'text' || type === 'code' || type === 'period'
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

function makeReader(source: Source, type: ColumnType, percent: boolean): CellReader {
  switch (type) {
    case 'integer':
    case 'number':
      return (row) => readNumber(source, row, percent)
    case 'code':
      return (row) => readCode(source, row)
    case 'text':
      return (row) => readText(source, row)
    case 'period':
      return (row) => readPeriod(source, row)
    case 'date':
      return (row) => readDate(source, row)
    case 'boolean':
      return (row) => readBoolean(source, row)
  }
}

/** The text of a text cell, or null after writing why there is none: blank, missing mark. */
function wordsOf({ grid, column, out }: Source, row: number, numeric: boolean): string | null {
  const raw = grid.text(row, column)
  if (isBlankText(raw)) return nothing(out, 'empty')
  const text = trimText(raw)
  const mark = missingMark(text)
  if (mark === 'typical' || (mark === 'numeric' && numeric))
    return nothing(out, isBelowUnitMark(text) ? 'below-unit' : 'missing-mark')
  if (text.length !== raw.length) out.reason = 'trimmed'
  return text
}

function nothing(out: { reason: ReadReason }, reason: ReadReason): null {
  out.reason = reason
  return null
}

function nothingThere({ grid, column, out }: Source, row: number): null {
  return nothing(out, grid.formulaWithoutValue(row, column) ? 'no-result' : 'empty')
}

function readNumber(source: Source, row: number, percent: boolean): number | null {
  const { grid, column, out } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'number': {
      const value = grid.number(row, column)
      if (!percent || !/[%％]\s*$/.test(grid.display(row, column))) return value
      out.reason = 'percent'
      return Number((value * 100).toPrecision(15))
    }
    case 'boolean':
    case 'date':
      return nothing(out, 'unread')
    case 'error':
      return nothing(out, 'error')
    case 'text': {
      const text = wordsOf(source, row, true)
      if (text === null) return null
      const number = parseNumber(text)
      if (number === null) return nothing(out, 'unread')
      out.reason = !number.exact ? 'digits-lost' : number.marked ? 'mark-removed' : 'text-to-number'
      return number.value
    }
  }
}

function readText(source: Source, row: number): string | null {
  const { grid, column, out } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'text':
      return wordsOf(source, row, false)
    case 'error':
      return nothing(out, 'error')
    case 'date':
      out.reason = 'date-to-text'
      return formatSerial(grid.number(row, column)) ?? grid.display(row, column)
    case 'number':
    case 'boolean':
      out.reason = 'number-to-text'
      return trimText(grid.display(row, column)) || String(grid.number(row, column))
  }
}

function readCode(source: Source, row: number): string | null {
  const { grid, column, out } = source
  if (grid.kind(row, column) !== 'number') return readText(source, row)
  const value = grid.number(row, column)
  const shown = trimText(grid.display(row, column))
  // A format like 0000 shows the zeros that the number has lost; 9.2E+17 and 1,234 show less than the number holds.
  const digits = Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
  out.reason = Math.abs(value) >= 1e15 ? 'code-digits-lost' : 'code-from-number'
  return /^\d+$/.test(shown) && Number(shown) === value ? shown : digits
}

function readPeriod(source: Source, row: number): string | null {
  const { grid, column, out } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'error':
      return nothing(out, 'error')
    case 'boolean':
      return nothing(out, 'unread')
    case 'date':
      out.reason = 'period-normalised'
      return (formatSerial(grid.number(row, column)) ?? '').slice(0, 7) || null
    case 'number':
      return periodOf(source, trimText(grid.display(row, column)), String(grid.number(row, column)))
    case 'text': {
      const text = wordsOf(source, row, true)
      return text === null ? null : periodOf(source, text, text)
    }
  }
}

function periodOf({ out }: Source, shown: string, plain: string): string | null {
  const period = parsePeriod(shown) ?? parsePeriod(plain)
  if (period !== null) {
    out.reason = period.value === shown ? 'same' : 'period-normalised'
    return period.value
  }
  const day = parseDate(shown)
  if (day !== null) {
    out.reason = 'period-normalised'
    return day.slice(0, 7)
  }
  const part = stripFootnoteMarks(shown)
  if (!isPeriodPart(part)) return nothing(out, 'unread')
  out.reason = part === shown ? 'same' : 'mark-removed'
  return part
}

function readDate(source: Source, row: number): string | null {
  const { grid, column, out } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'error':
      return nothing(out, 'error')
    case 'date':
      return formatSerial(grid.number(row, column))?.slice(0, 10) ?? nothing(out, 'unread')
    case 'number': {
      const day = parseDate(String(grid.number(row, column)))
      out.reason = 'text-to-date'
      return day ?? nothing(out, 'unread')
    }
    case 'boolean':
      return nothing(out, 'unread')
    case 'text': {
      const text = wordsOf(source, row, true)
      if (text === null) return null
      out.reason = 'text-to-date'
      return parseDate(text)?.slice(0, 10) ?? nothing(out, 'unread')
    }
  }
}

const YES = /^(?:true|yes|y|t|1|是|有|√|对|真)$/i
const NO = /^(?:false|no|n|f|0|否|无|×|错|假)$/i

function readBoolean(source: Source, row: number): boolean | null {
  const { grid, column, out } = source
  const kind = grid.kind(row, column)
  if (kind === 'empty') return nothingThere(source, row)
  if (kind === 'error') return nothing(out, 'error')
  if (kind === 'boolean') return grid.number(row, column) !== 0
  const text = kind === 'text' ? trimText(grid.text(row, column)) : String(grid.number(row, column))
  if (text === '') return nothing(out, 'empty')
  out.reason = 'text-to-boolean'
  if (YES.test(text)) return true
  return NO.test(text) ? false : nothing(out, 'unread')
}
