/** A number read from a text. `exact` is false when JavaScript cannot hold all its digits; `marked` when a footnote mark was cut off. */
export type ParsedNumber = { value: number; exact: boolean; percent: boolean; marked: boolean }

/** `scaleWords` allows the endings 万 and 亿; only for columns that are known to use them. */
export type NumberOptions = { scaleWords?: boolean }

const PLAIN = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/
const SCIENTIFIC = /^-?\d+(?:\.\d+)?[eE][+-]?\d+$/
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,3}(?: \d{3})+(?:\.\d*)?$|^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/
const MAX_LENGTH = 48
const WORD_FACTORS = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])

/**
 * Reads a number as statisticians write it: full-width digits, thousands separators (comma, blank, NBSP), `%`, `(123)`, `△123` and
 * `−123` (U+2212) as negatives, a currency sign before, a footnote mark behind. Null for everything else, in particular for commas
 * that are not thousands separators: no digit is guessed away.
 */
export function parseNumber(text: string, options: NumberOptions = {}): ParsedNumber | null {
  if (PLAIN.test(text)) return finish(text, { negative: false, percent: false, marked: false, factor: 1 })
  if (text.length > MAX_LENGTH || !couldBeNumber(text)) return null
  const unmarked = text.replace(/\s*(?:\\\s*\d+|[¹²³⁰⁴-⁹†‡]+)\s*$/, '')
  let rest = unmarked.normalize('NFKC').replace(/\s+/g, ' ').trim()
  let marked = unmarked !== text
  const letters = /^([^a-zA-Z]*\d) ?(?:\(?[rpe]\)?|[*]{1,3}|\[[a-z]{1,2}\]|\[note \d+\])$/i.exec(rest)
  if (letters?.[1] !== undefined) {
    rest = letters[1]
    marked = true
  }
  let percent = false
  if (rest.endsWith('%')) {
    percent = true
    rest = rest.slice(0, -1).trimEnd()
  }
  let factor = 1
  if (options.scaleWords === true) {
    factor = WORD_FACTORS.get(rest.slice(-1)) ?? 1
    if (factor !== 1) rest = rest.slice(0, -1).trimEnd()
  }
  const signed = takeSign(rest)
  if (signed === null) return null
  rest = signed.digits
  if (GROUPED.test(rest)) rest = rest.replace(/[, ]/g, '')
  if (!PLAIN.test(rest) && !SCIENTIFIC.test(rest)) return null
  return finish(rest, { negative: signed.negative, percent, marked, factor })
}

/** Cheap refusal of ordinary words: a number begins with a digit, a sign, a bracket or a currency sign, and has a digit. */
function couldBeNumber(text: string): boolean {
  let digit = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) {
      digit = true
      break
    }
    // A letter or an ideograph before the first digit: a word.
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0x3040 && code <= 0x9fff)) return false
  }
  return digit
}

function takeSign(text: string): { digits: string; negative: boolean } | null {
  let rest = text
  let negative = false
  const bracketed = /^\(\s*([^()]+?)\s*\)$/.exec(rest)
  if (bracketed?.[1] !== undefined) {
    negative = true
    rest = bracketed[1]
    if (/^[-−+△▲]/.test(rest)) return null
  }
  const sign = /^([-−–+△▲])\s*(.+)$/.exec(rest)
  if (sign?.[1] !== undefined && sign[2] !== undefined) {
    negative = sign[1] !== '+'
    rest = sign[2]
  }
  rest = rest.replace(/^(?:[¥￥$£€]|US\$|NT\$|HK\$)\s*/, '')
  const behind = /^(\d[\d,. ]*)[-−]$/.exec(rest)
  if (behind?.[1] !== undefined && !negative) return { digits: behind[1], negative: true }
  return /^[\d.]/.test(rest) ? { digits: rest, negative } : null
}

function finish(
  digits: string,
  parts: { negative: boolean; percent: boolean; marked: boolean; factor: number },
): ParsedNumber {
  const plain = Number(digits)
  const value = (parts.negative ? -plain : plain) * parts.factor
  return { value: value === 0 ? 0 : value, exact: isExact(digits, plain), percent: parts.percent, marked: parts.marked }
}

function isExact(digits: string, value: number): boolean {
  if (/[eE]/.test(digits)) return Number.isFinite(value)
  const significant = digits.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '').length
  if (significant <= 15) return true
  const canonical = digits
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
  return String(value) === canonical
}
