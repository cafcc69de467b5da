import { isPeriodPart, parsePeriod } from '../base/period.ts'
import type { CellGrid } from './cell-grid.ts'
import { findNotation, type Notation } from './find-notation.ts'
import { hasResidue, isBlankText, trimText } from './label-text.ts'
import { missingMark } from './missing-mark.ts'
import { parseDate } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'
import { listLoadedRows, type RowLists } from './row-kinds.ts'

/** What a column's data rows hold, counted over all of them. */
export type ColumnProfile = {
  rows: number
  filled: number
  /** Formulas without a saved result. */
  noResults: number
  numbers: number
  integers: number
  /** Number cells with an integer 1800 to 2100. */
  years: number
  /** Number cells that are months by their digits: 202006. */
  monthNumbers: number
  /** Number cells written as year and month, 2020.6 or 2020.12; months only under a header that speaks of time. */
  decimalMonths: number
  percents: number
  /** Numbers shown with leading zeros (000000), among the first ones. */
  padded: number
  /** Integers that are days as Excel counts them, 1954 to 2064, and integers written as days: 20200630. */
  serials: number
  dayNumbers: number
  booleans: number
  dates: number
  datesWithTime: number
  datesOnFirst: number
  /** Times of day without a day. */
  clockTimes: number
  errors: number
  texts: number
  typicalMarks: number
  numericMarks: number
  /** Texts that read as numbers, and those of them without decimals. */
  numberTexts: number
  integerTexts: number
  percentTexts: number
  periodTexts: number
  partTexts: number
  dateTexts: number
  /** Texts of digits only, of them with a leading zero. */
  digitTexts: number
  leadingZeros: number
  /** Texts of capital letters and digits without blanks. */
  codeTexts: number
  creditCodes: number
  /** Widths of digit texts and of integer numbers, by number of characters (up to 31). */
  digitWidths: Uint32Array
  integerWidths: Uint32Array
  longestText: number
  /** Texts with pinyin or bookmarks left by a conversion, and the row of the first. */
  residues: number
  residueRow: number
  /** Distinct texts that are no numbers, up to {@link maxTokens}, with their counts and first rows. */
  tokens: Map<string, { count: number; row: number }>
  samples: string[]
}

/** How many distinct words a profile keeps. */
export const maxTokens = 24

const MAX_SAMPLES = 5
const PERCENT_PROBES = 40
/** Cells looked at for different samples; a long column of one value shows it once. */
const SAMPLE_TRIES = 1000
/** Texts tried for periods and dates before the column is given up for them. */
const TRIES = 400
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/i
const DIGITS = /^\d+$/
const CODE = /^[A-Z0-9]+(?:[._-][A-Z0-9]+)*$/

/** Looks at every data row of a column once. Totals, sections and repeated headers are not counted. */
export function profileColumn(grid: CellGrid, layout: RowLists, column: number): ColumnProfile {
  const profile = emptyProfile()
  const { dataRows } = listLoadedRows(layout)
  profile.rows = dataRows.length
  const notation = findNotation(grid, dataRows, column)
  for (const row of dataRows) look({ profile, notation }, grid, row, column)
  return profile
}

type Look = { profile: ColumnProfile; notation: Notation }

function look(at: Look, grid: CellGrid, row: number, column: number): void {
  const { profile } = at
  switch (grid.kind(row, column)) {
    case 'empty':
      if (grid.formulaWithoutValue(row, column)) profile.noResults++
      return
    case 'text':
      lookAtText(at, grid.text(row, column), row)
      break
    case 'number':
      lookAtNumber(profile, grid.number(row, column), profile.numbers < PERCENT_PROBES ? grid.display(row, column) : '')
      break
    case 'boolean':
      profile.booleans++
      profile.filled++
      break
    case 'date': {
      const serial = grid.number(row, column)
      profile.dates++
      profile.filled++
      if (serial < 1) profile.clockTimes++
      else if (serial % 1 !== 0) profile.datesWithTime++
      else if (
        profile.datesOnFirst === profile.dates - 1 &&
        new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).getUTCDate() === 1
      )
        profile.datesOnFirst++
      break
    }
    case 'error':
      profile.errors++
      profile.filled++
  }
  if (profile.samples.length < MAX_SAMPLES && profile.filled <= SAMPLE_TRIES)
    addSample(profile, grid.display(row, column))
}

function addSample(profile: ColumnProfile, text: string): void {
  const plain = trimText(text)
  if (plain === '') return
  if (!profile.samples.includes(plain)) profile.samples.push(plain)
}

function lookAtNumber(profile: ColumnProfile, value: number, display: string): void {
  profile.numbers++
  profile.filled++
  if (display !== '' && /[%％]\s*$/.test(display)) profile.percents++
  if (display !== '' && /^0\d+$/.test(display)) profile.padded++
  if (!Number.isInteger(value)) {
    if (value > 1800 && value < 2100 && /^\d{4}\.(?:0?[1-9]|1[0-2])$/.test(String(value))) profile.decimalMonths++
    return
  }
  profile.integers++
  if (value >= 1800 && value <= 2100) profile.years++
  else if (value >= 20_000 && value <= 60_000) profile.serials++
  else if (value >= 18_000_101 && value <= 20_991_231) {
    if (parseDate(String(value)) !== null) profile.dayNumbers++
  } else if (value >= 180_001 && value <= 209_912 && value % 100 >= 1 && value % 100 <= 12) profile.monthNumbers++
  if (value >= 0 && value < 1e21)
    bump(profile.integerWidths, value < 10 ? 1 : Math.floor(Math.log10(value) + 1e-12) + 1)
}

function lookAtText({ profile, notation }: Look, text: string, row: number): void {
  if (isBlankText(text)) return
  const plain = trimText(text)
  profile.texts++
  profile.filled++
  if (plain.length > profile.longestText) profile.longestText = plain.length
  if (hasResidue(plain) && profile.residues++ === 0) profile.residueRow = row
  const mark = missingMark(plain)
  if (mark !== null) {
    if (mark === 'typical') profile.typicalMarks++
    else profile.numericMarks++
    return
  }
  lookAtCode(profile, plain)
  const number = parseNumber(plain, { scaleWords: true, decimalComma: notation.decimalComma })
  if (number !== null) {
    profile.numberTexts++
    if (Number.isInteger(number.value)) profile.integerTexts++
    if (number.percent) profile.percentTexts++
  }
  lookAtPeriod({ profile, notation }, plain)
  if (number === null) addToken(profile, plain, row)
}

function lookAtCode(profile: ColumnProfile, text: string): void {
  if (text.length > 31) return
  if (DIGITS.test(text)) {
    profile.digitTexts++
    bump(profile.digitWidths, text.length)
    if (text.length > 1 && text.startsWith('0')) profile.leadingZeros++
  }
  if (CODE.test(text)) profile.codeTexts++
  if (text.length === 18 && CREDIT_CODE.test(text)) profile.creditCodes++
}

function lookAtPeriod({ profile, notation }: Look, text: string): void {
  if (text.length > 32) return
  const tried = profile.texts
  const hits = profile.periodTexts + profile.partTexts + profile.dateTexts
  if (tried > TRIES && hits < 0.2 * tried) return
  const period = parsePeriod(text, notation)
  if (period !== null) profile.periodTexts++
  else if (isPeriodPart(text)) profile.partTexts++
  if ((period === null || period.grain === 'month') && parseDate(text, notation) !== null) profile.dateTexts++
}

function addToken(profile: ColumnProfile, text: string, row: number): void {
  const known = profile.tokens.get(text)
  if (known !== undefined) known.count++
  else if (profile.tokens.size < maxTokens) profile.tokens.set(text, { count: 1, row })
}

function bump(widths: Uint32Array, width: number): void {
  const at = Math.min(31, width)
  widths[at] = (widths[at] ?? 0) + 1
}

function emptyProfile(): ColumnProfile {
  return {
    rows: 0, filled: 0, noResults: 0, numbers: 0, integers: 0, years: 0, monthNumbers: 0, decimalMonths: 0, percents: 0, padded: 0, serials: 0, dayNumbers: 0, booleans: 0, dates: 0, datesWithTime: 0, datesOnFirst: 0, clockTimes: 0,
    errors: 0, texts: 0, typicalMarks: 0, numericMarks: 0, numberTexts: 0, integerTexts: 0, percentTexts: 0, periodTexts: 0, partTexts: 0,
    dateTexts: 0, digitTexts: 0, leadingZeros: 0, codeTexts: 0, creditCodes: 0, digitWidths: new Uint32Array(32), integerWidths: new Uint32Array(32),
    longestText: 0, residues: 0, residueRow: -1, tokens: new Map(), samples: [],
  } // prettier-ignore
}
