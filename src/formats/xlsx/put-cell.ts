import type { ColumnGridBuilder } from '../column-grid-builder.ts'
import { parseIsoDate, parseIsoTime } from '../parse-iso-date.ts'
import { plainStyle, type CellStyle } from './read-styles.ts'
import { isTrue } from './xml-tags.ts'
import { decodeCellText, decodeXmlText } from './xml-text.ts'

/** What the cells of a sheet refer to. `shared` holds dictionary ids, `texts` the dictionary. */
export type SheetContext = {
  styles: readonly CellStyle[]
  shared: Int32Array
  texts: readonly string[]
  date1904: boolean
}

/** One cell as scanned: its value is `bytes` from `from` to `to`, or the `inline` text. `type` is the attribute `t`. */
export type ScannedCell = {
  bytes: Uint8Array
  row: number
  column: number
  type: string
  style: number
  from: number
  to: number
  inline: string
}

/** Last row of a sheet, from 0. */
export const MAX_ROW = 1_048_575
/** Last column of a sheet (XFD), from 0. */
export const MAX_COLUMN = 16_383
/** Days between the two date systems of Excel. */
const DAYS_1904 = 1462
/** Serial of 10000-01-01: dates end the day before. */
const END_OF_DATES = 2_958_466

const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)

const decoder = new TextDecoder()

/** Puts a scanned cell into the grid. False where it cannot be: no such address, no such shared string. */
export function putCell(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): boolean {
  const { row, column } = cell
  if (row < 0 || row > MAX_ROW || column > MAX_COLUMN) return false
  const filled = cell.type === 'inlineStr' || cell.to > cell.from ? putValue(cell, builder, context) : true
  const indent = context.styles[cell.style]?.indent ?? 0
  if (indent > 0) builder.setIndent(row, column, indent)
  return filled
}

function putValue(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): boolean {
  const { row, column } = cell
  switch (cell.type) {
    case 's': {
      const id = context.shared[parseIndex(cell)]
      if (id === undefined) return false
      builder.setText(row, column, context.texts[id] ?? '')
      break
    }
    case 'inlineStr':
      builder.setText(row, column, cell.inline)
      break
    case 'str':
      builder.setText(row, column, decodeCellText(raw(cell)))
      break
    case 'b':
      builder.setBoolean(row, column, isTrue(raw(cell).trim().toLowerCase()))
      break
    case 'e':
      builder.setError(row, column, decodeXmlText(raw(cell)))
      break
    case 'd':
      putIsoDate(cell, builder, context)
      break
    default:
      putNumber(cell, builder, context)
  }
  return true
}

function putNumber(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): void {
  const { row, column } = cell
  const value = parseNumber(cell)
  if (Number.isNaN(value)) {
    builder.setText(row, column, decodeCellText(raw(cell)))
    return
  }
  const style = context.styles[cell.style] ?? plainStyle
  const serial = context.date1904 ? value + DAYS_1904 : value
  if (style.kind === 'date' && serial >= 0 && serial < END_OF_DATES) builder.setDate(row, column, serial, style)
  else builder.setNumber(row, column, value, style)
}

function putIsoDate(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): void {
  const text = raw(cell).trim()
  const serial = parseIsoDate(text)
  const style = context.styles[cell.style] ?? plainStyle
  const time = serial === null ? parseIsoTime(text) : null
  if (time !== null)
    builder.setNumber(cell.row, cell.column, time, style.kind === 'time' ? style : { format: 'h:mm:ss' })
  else if (serial === null) builder.setText(cell.row, cell.column, text)
  else builder.setDate(cell.row, cell.column, serial, style.kind === 'date' ? style : { format: 'yyyy/m/d' })
}

/**
 * A number of at most 15 digits is a whole number over a power of ten, both exact in binary, so that one division rounds correctly
 * (W. D. Clinger, How to read floating point numbers accurately, 1990); everything else by the language's own exact conversion.
 */
function parseNumber(cell: ScannedCell): number {
  const { bytes, to } = cell
  const negative = bytes[cell.from] === MINUS
  let whole = 0
  let digits = 0
  let decimals = -1
  for (let at = negative ? cell.from + 1 : cell.from; at < to; at++) {
    const char = bytes[at] ?? 0
    if (char === POINT && decimals < 0) decimals = 0
    else if (char >= ZERO && char <= NINE && digits < 15) {
      whole = whole * 10 + char - ZERO
      digits++
      if (decimals >= 0) decimals++
    } else return toNumber(raw(cell))
  }
  if (digits === 0) return toNumber(raw(cell))
  const value = decimals > 0 ? whole / (POWERS[decimals] ?? 1) : whole
  return negative ? -value : value
}

/** Index of a shared string; -1 where the text is none. */
function parseIndex({ bytes, from, to }: ScannedCell): number {
  let index = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return -1
    index = index * 10 + digit
  }
  return index
}

function toNumber(text: string): number {
  const trimmed = text.trim()
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(trimmed) ? Number(trimmed) : NaN
}

function raw(cell: ScannedCell): string {
  return decoder.decode(cell.bytes.subarray(cell.from, cell.to))
}
