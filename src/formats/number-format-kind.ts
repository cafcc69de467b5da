/** What a number format makes of a number: a calendar date (with or without time), a time of day or duration, or a number. */
export type NumberFormatKind = 'date' | 'time' | 'number'

const kinds = new Map<string, NumberFormatKind>()
const MAX_REMEMBERED = 10_000

/** Kind of an Excel number format code, by the letters of its first section that stand outside quotes, escapes and colours. */
export function numberFormatKind(code: string): NumberFormatKind {
  let kind = kinds.get(code)
  if (kind === undefined) {
    kind = judge(code)
    if (kinds.size < MAX_REMEMBERED) kinds.set(code, kind)
  }
  return kind
}

/** False for a code that Excel would not have written: a bracket that is never closed. */
export function isWholeFormat(code: string): boolean {
  return !code.replace(/"[^"]*"?|[\\_*].|\[[^\]]*\]/g, '').includes('[')
}

function judge(code: string): NumberFormatKind {
  if (!isWholeFormat(code)) return 'number'
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(code)
  const letters = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .split(';')[0]
    ?.replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|上午\/下午/gi, 'h')
    .toLowerCase()
  if (letters === undefined || letters.includes('general')) return 'number'
  // `E` of scientific notation and a quantity's digits are no dates; `e` alone is a year of an era.
  const plain = letters.replace(/e[+-]/g, '')
  if (/[yd]|aaa|(?<![0#?.])e/.test(plain)) return 'date'
  if (elapsed || /[hs]/.test(plain)) return 'time'
  return /m/.test(plain) && !/[0#?]/.test(plain) ? 'date' : 'number'
}
