import { nothing, nothingThere, wordsOf, type CellSource } from './cell-source.ts'
import type { CellValue, ReadReason } from './cell-value.ts'
import { trimText } from './label-text.ts'
import { formatSerial } from './parse-date.ts'
import { parseNumber, type NumberHow } from './parse-number.ts'
import { readBoolean, readDate, readPeriod } from './time-reader.ts'
import type { ColumnType } from './table-layout.ts'

/** Reads the cell of a row; writes the reason to `out.reason`, which must be `same` before. */
export type CellReader = (row: number) => CellValue

/** A reader for a column of a type; `percent`: figures are read as shown, 0.125 is 12.5. */
export function makeCellReader(source: CellSource, type: ColumnType, percent: boolean): CellReader {
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

/** 0.125 as 12.5, exact in decimal: the point is moved, nothing is multiplied. */
export function shiftPercent(value: number): number {
  // Up to 15 digits, of them ten decimals: the decimal number is whole over 10^10, and over 10^8 one division rounds it correctly.
  const whole = Math.round(value * 1e10)
  if (Math.abs(whole) < 1e15 && whole / 1e10 === value) return whole === 0 ? 0 : whole / 1e8
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + 2}`)
}

/** Reason of a number read from text. */
const howReasons: Record<NumberHow, ReadReason> = {
  plain: 'text-to-number',
  width: 'width-unified',
  sign: 'sign-read',
  percent: 'percent-text',
  comma: 'decimal-comma',
  scale: 'scale-word',
  mark: 'mark-removed',
}

function readNumber(source: CellSource, row: number, percent: boolean): number | null {
  const { grid, column, out, notation } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'number': {
      const value = grid.number(row, column)
      if (!percent || !grid.showsPercent(row, column)) return value
      out.reason = 'percent'
      return shiftPercent(value)
    }
    case 'boolean':
    case 'date':
      return nothing(out, 'unread')
    case 'error':
      return nothing(out, 'error')
    case 'text': {
      const text = wordsOf(source, row, true)
      if (text === null) return null
      const number = parseNumber(text, { scaleWords: true, decimalComma: notation.decimalComma })
      if (number === null) return nothing(out, 'unread')
      out.reason = number.exact ? howReasons[number.how] : 'digits-lost'
      return number.value
    }
  }
}

function readText(source: CellSource, row: number): string | null {
  const { grid, column, out } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'text':
      return wordsOf(source, row, false)
    case 'error':
      return nothing(out, 'error')
    case 'date': {
      out.reason = 'date-to-text'
      const serial = grid.number(row, column)
      // A time of day has no day.
      return (serial >= 1 ? formatSerial(serial) : null) ?? trimText(grid.display(row, column))
    }
    case 'number':
    case 'boolean':
      out.reason = 'number-to-text'
      return trimText(grid.display(row, column)) || String(grid.number(row, column))
  }
}

function readCode(source: CellSource, row: number): string | null {
  const { grid, column, out } = source
  if (grid.kind(row, column) !== 'number') return readText(source, row)
  const value = grid.number(row, column)
  const shown = trimText(grid.display(row, column))
  // A format like 0000 shows the zeros that the number has lost; 9.2E+17 and 1,234 show less than the number holds.
  const digits = Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
  out.reason = Math.abs(value) >= 1e15 ? 'code-digits-lost' : 'code-from-number'
  return /^\d+$/.test(shown) && Number(shown) === value ? shown : digits
}
