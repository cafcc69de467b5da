import type { ColumnGridBuilder } from '../column-grid-builder.ts'
import { parseIsoDate, parseIsoTime } from '../parse-iso-date.ts'
import type { TextDictionary } from '../text-dictionary.ts'
import { plainStyle, type CellStyle } from './read-styles.ts'
import { isTrue } from './xml-tags.ts'
import { decodeCellText, decodeXmlText } from './xml-text.ts'

/** What the cells of a sheet refer to. `shared` holds ids of the dictionary. */
export type SheetContext = {
  styles: readonly CellStyle[]
  shared: Int32Array
  dictionary: TextDictionary
  date1904: boolean
}

/** One cell as scanned: `value` as it stands in the XML, or the `inline` text. `type` is the attribute `t`. */
export type ScannedCell = { row: number; column: number; type: string; style: number; value: string; inline: string }

/** Last row of a sheet, from 0. */
export const MAX_ROW = 1_048_575
/** Last column of a sheet (XFD), from 0. */
export const MAX_COLUMN = 16_383
/** Days between the two date systems of Excel. */
export const DAYS_1904 = 1462
/** Serial of 10000-01-01: dates end the day before. */
export const END_OF_DATES = 2_958_466

/** Puts a scanned cell into the grid. False where it cannot be: no such address, no such shared string. */
export function putCell(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): boolean {
  const { row, column } = cell
  if (row < 0 || row > MAX_ROW || column > MAX_COLUMN) return false
  const filled = cell.type === 'inlineStr' || cell.value !== '' ? putValue(cell, builder, context) : true
  const indent = context.styles[cell.style]?.indent ?? 0
  if (indent > 0) builder.setIndent(row, column, indent)
  return filled
}

function putValue(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): boolean {
  const { row, column } = cell
  switch (cell.type) {
    case 's': {
      const id = context.shared[parseIndex(cell.value)]
      if (id === undefined) return false
      builder.putTextId(row, column, id)
      break
    }
    case 'inlineStr':
      builder.setText(row, column, cell.inline)
      break
    case 'str':
      builder.setText(row, column, decodeCellText(cell.value))
      break
    case 'b':
      builder.setBoolean(row, column, isTrue(cell.value.trim().toLowerCase()))
      break
    case 'e':
      builder.setError(row, column, decodeXmlText(cell.value))
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
  const value = toNumber(cell.value)
  if (Number.isNaN(value)) {
    builder.setText(row, column, decodeCellText(cell.value))
    return
  }
  const style = context.styles[cell.style] ?? plainStyle
  const serial = context.date1904 ? value + DAYS_1904 : value
  if (style.kind === 'date' && serial >= 0 && serial < END_OF_DATES) builder.setDate(row, column, serial, style)
  else builder.setNumber(row, column, value, style)
}

function putIsoDate(cell: ScannedCell, builder: ColumnGridBuilder, context: SheetContext): void {
  const text = cell.value.trim()
  const serial = parseIsoDate(text)
  const style = context.styles[cell.style] ?? plainStyle
  const time = serial === null ? parseIsoTime(text) : null
  if (time !== null)
    builder.setNumber(cell.row, cell.column, time, style.kind === 'time' ? style : { format: 'h:mm:ss' })
  else if (serial === null) builder.setText(cell.row, cell.column, text)
  // A mere time may be written as a time of 1899-12-30, day 0.
  else if (style.kind === 'time' && serial < 1) builder.setNumber(cell.row, cell.column, serial, style)
  else builder.setDate(cell.row, cell.column, serial, style.kind === 'date' ? style : { format: 'yyyy/m/d' })
}

/** Index of a shared string; -1 where the text is none. */
function parseIndex(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

function toNumber(text: string): number {
  const trimmed = text.trim()
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(trimmed) ? Number(trimmed) : NaN
}
