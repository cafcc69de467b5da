import { isPeriodPart, parsePeriod } from '../base/period.ts'
import { nothing, nothingThere, wordsOf, type CellSource } from './cell-source.ts'
import { stripFootnoteMarks, trimText } from './label-text.ts'
import { formatSerial, parseDate } from './parse-date.ts'

/** Days of 1927 to 2119 as Excel counts them: other numbers in a column of dates are no days. */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 80_000

/** Reads a period: normalised where it names its year, as it stands where it does not (6月). */
export function readPeriod(source: CellSource, row: number): string | null {
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
      return (formatSerial(grid.number(row, column)) ?? '').slice(0, 7) || nothing(out, 'unread')
    case 'number': {
      const value = grid.number(row, column)
      if (value >= FIRST_SERIAL && value <= LAST_SERIAL) {
        out.reason = 'period-normalised'
        return (formatSerial(value) ?? '').slice(0, 7)
      }
      return periodOf(source, trimText(grid.display(row, column)), monthText(source, row, value))
    }
    case 'text': {
      const text = wordsOf(source, row, true)
      return text === null ? null : periodOf(source, text, text)
    }
  }
}

/** 2020.1 is October where 2020.9 stands above it: the number has lost its zero. */
function monthText({ grid, column }: CellSource, row: number, value: number): string {
  const text = String(value)
  if (!/^\d{4}\.1$/.test(text) || row === 0) return text
  return String(grid.number(row - 1, column)) === `${text.slice(0, 4)}.9` ? `${text}0` : text
}

function periodOf({ out, notation }: CellSource, shown: string, plain: string): string | null {
  const period = (/^\d{4}\.10$/.test(plain) ? parsePeriod(plain) : parsePeriod(shown, notation)) ?? parsePeriod(plain)
  if (period !== null) {
    out.reason = period.value === shown ? 'same' : 'period-normalised'
    return period.value
  }
  const day = parseDate(shown, notation)
  if (day !== null) {
    out.reason = 'period-normalised'
    return day.slice(0, 7)
  }
  const part = stripFootnoteMarks(shown)
  if (!isPeriodPart(part)) return nothing(out, 'unread')
  out.reason = part === shown ? 'same' : 'mark-removed'
  return part
}

/** Reads a day, with its time where it has one. */
export function readDate(source: CellSource, row: number): string | null {
  const { grid, column, out, notation } = source
  switch (grid.kind(row, column)) {
    case 'empty':
      return nothingThere(source, row)
    case 'error':
      return nothing(out, 'error')
    case 'date':
      return formatSerial(grid.number(row, column)) ?? nothing(out, 'unread')
    case 'number': {
      const value = grid.number(row, column)
      out.reason = 'number-to-date'
      const serial = value >= FIRST_SERIAL && value <= LAST_SERIAL ? formatSerial(value) : null
      return serial ?? parseDate(String(value), notation) ?? nothing(out, 'unread')
    }
    case 'boolean':
      return nothing(out, 'unread')
    case 'text': {
      const text = wordsOf(source, row, true)
      if (text === null) return null
      const day = parseDate(text, notation)
      if (day === null) return nothing(out, 'unread')
      out.reason = 'text-to-date'
      return day
    }
  }
}

const YES = /^(?:true|yes|y|t|1|是|有|√|✓|对|真)$/i
const NO = /^(?:false|no|n|f|0|否|无|×|错|假)$/i

/** Reads yes or no. */
export function readBoolean(source: CellSource, row: number): boolean | null {
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
