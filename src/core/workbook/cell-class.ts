import { isPeriodPart, parsePeriod } from '../base/period.ts'
import type { CellGrid } from './cell-grid.ts'
import { isBlankText, trimText } from './label-text.ts'
import { missingMark } from './missing-mark.ts'
import { parseDate } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'

/** What a cell looks like to someone who searches for a table. Small numbers, kept in byte arrays. */
export const cellClass = {
  empty: 0,
  text: 1,
  /** Letters and digits of a code: `MV36`, a credit code. */
  code: 2,
  /** A missing mark standing alone. */
  missing: 3,
  /** A year or period: 2020, `2020年6月`. A figure of 1800 to 2100 looks the same. */
  period: 4,
  number: 5,
  date: 6,
  error: 7,
  boolean: 8,
  /** `Q1`, `6月`: a period without year, text that often stands in a stub or header. */
  part: 9,
  /** Digits that are no figure: a leading zero, or more of them than figures have. */
  digits: 10,
} as const

/** One of {@link cellClass}. */
export type CellClass = (typeof cellClass)[keyof typeof cellClass]

const CODE = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Z0-9._-]{1,17}$/
/** A unit of count in a header: (1,000). */
const UNIT_FACTOR = /^\(1,000(?:,000)?\)$/
const DIGITS = /^\d+$/
/** A time of day or a span of hours: 08:30, -13:57, 26:04:10. */
const CLOCK = /^[-−]?\d{1,4}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]m)?$/i
const MAX_SHAPED = 40

/** Class of a cell. A text of blanks is empty. */
export function classifyCell(grid: CellGrid, row: number, column: number): CellClass {
  switch (grid.kind(row, column)) {
    case 'empty':
      return cellClass.empty
    case 'number': {
      const value = grid.number(row, column)
      return value >= 1800 && value <= 2100 && Number.isInteger(value) ? cellClass.period : cellClass.number
    }
    case 'date':
      return cellClass.date
    case 'boolean':
      return cellClass.boolean
    case 'error':
      return cellClass.error
    case 'text':
      return classifyText(grid.text(row, column))
  }
}

/** Class of a text cell. */
export function classifyText(text: string): CellClass {
  if (isBlankText(text)) return cellClass.empty
  if (text.length > MAX_SHAPED) return cellClass.text
  const plain = trimText(text)
  if (missingMark(plain) !== null) return cellClass.missing
  if (DIGITS.test(plain) && ((plain.length > 1 && plain.startsWith('0')) || plain.length >= 12)) return cellClass.digits
  if (parsePeriod(plain) !== null) return cellClass.period
  if (UNIT_FACTOR.test(plain)) return cellClass.text
  if (parseNumber(plain) !== null) return cellClass.number
  if (isPeriodPart(plain)) return cellClass.part
  if (parseDate(plain) !== null || CLOCK.test(plain)) return cellClass.date
  return CODE.test(plain) ? cellClass.code : cellClass.text
}

/** True for classes that carry a value of a numeric table (missing marks included). */
export function isValueClass(value: number): boolean {
  return value >= cellClass.missing && value <= cellClass.boolean
}
