import { takeSign } from './number-sign.ts'

/** What had to be done to read a text as a number; the weightiest where several things were. */
export type NumberHow = 'plain' | 'width' | 'sign' | 'percent' | 'comma' | 'scale' | 'mark'

/** A number read from a text. `exact` is false when JavaScript cannot hold all its digits; `marked` when a footnote mark was cut off. */
export type ParsedNumber = { value: number; exact: boolean; percent: boolean; marked: boolean; how: NumberHow }

/**
 * `scaleWords` allows the endings 万 and 亿; only for columns that are known to use them. `decimalComma`: the column writes 1.234,5.
 */
export type NumberOptions = { scaleWords?: boolean; decimalComma?: boolean }

const PLAIN = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/
/** 1.5E+3, 2e-05; not 12E4, which is a code as often. */
const SCIENTIFIC = /^-?(?:\d+\.\d*[eE][+-]?|\d+[eE][+-])\d{1,3}$/
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,3}(?:[ '’]\d{3})+(?:\.\d*)?$|^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/
/** The usual way, read without a closer look. */
const COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/
const CONTINENTAL = /^(?:\d{1,3}(?:[. ']\d{3})+|\d+)(?:,\d*)?$/
const MAX_LENGTH = 48
const SCALE_WORD = /\s*([万萬亿億])\s*[元圆圓]?$/
const FACTORS: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }
/** Marks behind a number that are marks wherever they stand: \1, ¹, †, 1/ behind a blank. */
const MARKS_BEHIND = /\s*(?:\\\s*\d+(?:\s*\\?\d+)*|[¹²³⁰⁴-⁹†‡§]+)\s*$|(?<=\d)\s+\d{1,2}\/\s*$/
/** Letters and stars of revised, provisional, estimated and broken series; more letters count behind a blank or in brackets. */
const LETTERS_BEHIND =
  /^(.*\d)(?:[rpe]| ?\([rpe]\)| [bcdefnprsuz]{1,2}| ?\*{1,3}| ?#{1,2}| ?\[[a-z]{1,2}\]| ?\[(?:note )?\d{1,2}\])$/i
const LETTERS_BEFORE = /^(?:\*{1,3} ?|[†‡] ?|[rpe] )(?=[-+($£€¥△▲.\d])/

/**
 * Reads a number as statisticians write it: full-width digits, thousands separators (comma, blank, apostrophe), `%`, `(123)`, `△123`
 * and `−123` (U+2212) as negatives, a currency sign, a footnote mark. Null for everything else, in particular for commas
 * that are not thousands separators: no digit is guessed away.
 */
export function parseNumber(text: string, options: NumberOptions = {}): ParsedNumber | null {
  if (options.decimalComma !== true) {
    if (PLAIN.test(text)) return plainNumber(text)
    if (COMMAS.test(text)) return plainNumber(text.replaceAll(',', ''))
  }
  if (text.length > MAX_LENGTH || !couldBeNumber(text)) return null
  const unmarked = text.replace(MARKS_BEHIND, '')
  const even = unmarked.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const bare = even.replace(LETTERS_BEFORE, '').replace(LETTERS_BEHIND, '$1')
  const marked = unmarked !== text || bare !== even
  let rest = bare
  const percent = rest.endsWith('%')
  if (percent) rest = rest.slice(0, -1).trimEnd()
  let power = 0
  if (options.scaleWords === true) {
    power = FACTORS[SCALE_WORD.exec(rest)?.[1] ?? ''] ?? 0
    if (power > 0) rest = rest.replace(SCALE_WORD, '')
  }
  const signed = takeSign(rest)
  if (signed === null) return null
  const digits = plainDigits(signed.digits, options.decimalComma === true)
  if (digits === null) return null
  const comma = options.decimalComma === true && /[.,]/.test(signed.digits)
  return finish(digits, { negative: signed.negative, percent, marked, power, comma, signed: signed.unusual, text })
}

/** True for texts that are numbers only where the comma is decimal: 12,5 and 1.234,5 and 1.234.567. */
export function needsDecimalComma(text: string): boolean {
  return /^[-−]?(?:\d{1,3}(?:[. ]\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3}){2,})%?$/.test(text)
}

/** True for texts that are numbers only where the point is decimal: 1,234.5 and 12.34 and 1,234,567. */
export function needsDecimalPoint(text: string): boolean {
  return /^[-−]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d*\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,})%?$/.test(text)
}

type Parts = {
  negative: boolean
  percent: boolean
  marked: boolean
  power: number
  comma: boolean
  signed: boolean
  text: string
}

/** Digits with a point, as `Number` reads them; null where separators are not where they belong. */
function plainDigits(text: string, decimalComma: boolean): string | null {
  if (decimalComma) return CONTINENTAL.test(text) ? text.replace(/[. ']/g, '').replace(',', '.') : null
  if (GROUPED.test(text)) return text.replace(/[, '’]/g, '')
  return PLAIN.test(text) || SCIENTIFIC.test(text) ? text : null
}

/** Cheap refusal of ordinary words: before the first digit of a number stand signs, brackets and currencies, one letter at most. */
function couldBeNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) return true
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (code >= 0x3040 && code <= 0x9fff) return false
    if (letter && !LETTERS_BEFORE.test(text) && !/^(?:US|NT|HK|A|C|S)\$/.test(text)) return false
    if (letter) return true
  }
  return false
}

function plainNumber(digits: string): ParsedNumber {
  const value = Number(digits)
  return { value: value === 0 ? 0 : value, exact: isExact(digits, value), percent: false, marked: false, how: 'plain' }
}

function finish(digits: string, parts: Parts): ParsedNumber | null {
  const [mantissa = '', exponent = '0'] = digits.split(/e/i)
  // The power goes into the text: 1.15 times 10000 is not 11500 in binary.
  const plain = parts.power === 0 ? Number(digits) : Number(`${mantissa}e${Number(exponent) + parts.power}`)
  if (!Number.isFinite(plain)) return null
  const value = parts.negative ? -plain : plain
  return {
    value: value === 0 ? 0 : value,
    exact: isExact(digits, Number(digits)),
    percent: parts.percent,
    marked: parts.marked,
    how: howOf(parts),
  }
}

function howOf({ marked, power, comma, percent, signed, text }: Parts): NumberHow {
  if (marked) return 'mark'
  if (power > 0) return 'scale'
  if (comma) return 'comma'
  if (percent) return 'percent'
  if (signed) return 'sign'
  return /[\uff00-\uffef]/.test(text) ? 'width' : 'plain'
}

function isExact(digits: string, value: number): boolean {
  if (digits.length <= 15) return true
  if (/[eE]/.test(digits)) return Number.isFinite(value)
  const significant = digits.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '').length
  if (significant <= 15) return true
  const canonical = digits
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
  return String(value) === canonical
}
