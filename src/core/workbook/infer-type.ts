import type { ColumnProfile } from './profile-column.ts'
import type { ColumnType } from './table-layout.ts'
import { codeHeader, dateHeader, periodHeader, serialHeader } from './words-data.ts'

/** What else is known of a column when its type is decided. */
export type TypeContext = {
  headerPath: readonly string[]
  /** First column of the table with content. */
  isStub: boolean
  /** Most of the table's other columns hold figures. */
  amongFigures: boolean
}

/** A decided type; `confidence` is 0 to 1. */
export type InferredType = { type: ColumnType; confidence: number }

/** Decides the type of a column from all its values and its header. */
export function inferType(profile: ColumnProfile, context: TypeContext): InferredType {
  const header = context.headerPath.at(-1) ?? ''
  const words = context.headerPath.join(' ')
  const marks = profile.typicalMarks + profile.numericMarks
  const filled = profile.filled - profile.typicalMarks - profile.errors
  if (filled - profile.numericMarks <= 0) return inferFromMarks(profile, context, marks)
  if (profile.booleans > 0.9 * filled) return { type: 'boolean', confidence: 0.95 }
  const code = inferCode(profile, words, header)
  if (code !== null) return code
  const period = inferPeriod(profile, header, context)
  if (period !== null) return period
  return inferDate(profile, header, filled - profile.numericMarks) ?? inferNumber(profile, filled)
}

function inferFromMarks(profile: ColumnProfile, context: TypeContext, marks: number): InferredType {
  if (profile.errors > 0 && marks === 0 && profile.filled === profile.errors) return { type: 'number', confidence: 0.6 }
  if (!context.isStub && context.amongFigures) return { type: 'number', confidence: 0.7 }
  return { type: 'text', confidence: 0.5 }
}

function inferCode(profile: ColumnProfile, words: string, header: string): InferredType | null {
  const texts = profile.texts - profile.typicalMarks - profile.numericMarks
  const decimals = profile.numbers - profile.integers
  if (serialHeader.test(header)) return null
  const codeLike = profile.codeTexts + profile.integers
  if (codeHeader.test(words) && decimals === 0 && codeLike > 0 && codeLike >= 0.7 * (texts + profile.numbers))
    return { type: 'code', confidence: 0.95 }
  if (profile.padded > 0 && decimals === 0) return { type: 'code', confidence: 0.9 }
  if (texts === 0) return inferCodeNumbers(profile)
  if (profile.creditCodes >= 0.6 * texts && profile.creditCodes > 0) return { type: 'code', confidence: 0.97 }
  const digits = profile.digitTexts
  if (digits + profile.integers < 0.8 * (texts + profile.numbers) || decimals > 0) return null
  // One leading zero among texts of one width is a code that would be lost; among texts of many widths it may be a slip.
  if (
    profile.leadingZeros >= 2 ||
    (profile.leadingZeros === 1 && (digits <= 20 || usualWidth(profile.digitWidths, digits) > 1))
  )
    return { type: 'code', confidence: 0.9 }
  const width = usualWidth(profile.digitWidths, digits)
  if (digits === texts && width >= 12) return { type: 'code', confidence: 0.9 }
  return digits === texts && profile.numbers === 0 && width === 9 && digits >= 5
    ? { type: 'code', confidence: 0.8 }
    : null
}

/** Numbers of 12 or 18 digits each are codes that Excel took for numbers. */
function inferCodeNumbers(profile: ColumnProfile): InferredType | null {
  if (profile.integers < profile.numbers || profile.numbers < 3) return null
  const width = usualWidth(profile.integerWidths, profile.integers)
  return width === 12 || width === 18 ? { type: 'code', confidence: 0.75 } : null
}

/** The width of nearly all values; 0 where they differ. */
function usualWidth(widths: Uint32Array, total: number): number {
  for (let width = 1; width < widths.length; width++)
    if ((widths[width] ?? 0) >= 0.98 * total && total > 0) return width
  return 0
}

function inferPeriod(profile: ColumnProfile, header: string, context: TypeContext): InferredType | null {
  const named = periodHeader.test(header)
  const values = profile.filled - profile.typicalMarks - profile.numericMarks - profile.errors
  const written = profile.periodTexts + profile.partTexts
  if (
    profile.dateTexts > 0 &&
    profile.dateTexts + profile.dates >= 0.9 * values &&
    profile.periodTexts < profile.dateTexts
  )
    return null
  if (named) {
    // Dates count where they are first days: so Excel keeps months.
    const firsts = profile.dates === profile.datesOnFirst && profile.samples.every(hasNoDay) ? profile.dates : 0
    if (written + profile.years + profile.monthNumbers + profile.decimalMonths + firsts >= 0.9 * values)
      return { type: 'period', confidence: 0.95 }
  }
  if (
    profile.dates > 0 &&
    profile.dates === values &&
    profile.datesOnFirst === profile.dates &&
    profile.dates >= 2 &&
    profile.samples.every(hasNoDay)
  )
    return { type: 'period', confidence: 0.85 }
  if (written >= 0.9 * values && profile.texts > profile.numberTexts) return { type: 'period', confidence: 0.85 }
  // Months in words and months as numbers (2020年6月, 202006) mixed by several hands.
  if (
    profile.periodTexts >= 0.5 * values &&
    profile.periodTexts + profile.monthNumbers >= 0.9 * values &&
    profile.texts > profile.numberTexts
  )
    return { type: 'period', confidence: 0.75 }
  if (context.isStub && profile.years + profile.periodTexts >= 0.9 * values && values >= 2)
    return { type: 'period', confidence: 0.8 }
  return null
}

/** Days with or without time. A time of day alone is no day, and text as it is shown. */
function inferDate(profile: ColumnProfile, header: string, values: number): InferredType | null {
  const days = profile.dates + profile.dateTexts
  if (days > 0 && days >= 0.9 * values) return { type: profile.clockTimes > 0 ? 'text' : 'date', confidence: 0.9 }
  // Under a header that speaks of days, numbers are days that lost their format.
  const numbers = Math.max(profile.serials, profile.dayNumbers)
  if (numbers > 0 && dateHeader.test(header) && days + numbers >= 0.9 * values) return { type: 'date', confidence: 0.8 }
  return null
}

/** A date shown without its day: 2020年6月, Jan-20. */
function hasNoDay(sample: string): boolean {
  return !/\d+\D+\d+\D+\d+/.test(sample)
}

function inferNumber(profile: ColumnProfile, filled: number): InferredType {
  const numbers = profile.numbers + profile.numberTexts
  const values = filled - profile.numericMarks
  const wrong = values - numbers
  const integers = profile.integers + profile.integerTexts === numbers
  const type: ColumnType = integers && profile.percents === 0 && profile.percentTexts === 0 ? 'integer' : 'number'
  if (wrong === 0) return { type, confidence: profile.numbers > 0 ? 0.98 : 0.9 }
  const share = numbers / Math.max(1, values)
  if (share >= 0.95) return { type, confidence: 0.75 }
  const tokens = [...profile.tokens.keys()]
  const fewMarks = tokens.length <= 3 && tokens.every((token) => token.length <= 8)
  if (share >= 0.85 || (share >= 0.6 && fewMarks)) return { type, confidence: 0.65 }
  return { type: 'text', confidence: share > 0.3 ? 0.6 : 0.95 }
}
