import type { Value } from './page.ts'

/** How a figure is rounded: half away from zero (四舍五入, of publications) or half to even (五成双, GB/T 8170). */
export type Rounding = 'half-away' | 'half-even'

const minus = '\u2212'

/**
 * A figure as it is printed: rounded once, on its decimal digits and not on its binary value (1.005 → 1.01), with a true minus.
 * What rounds to zero has no sign. Digits in a string (integers beyond 2^53, decimals) are rounded exactly.
 * `decimals` null keeps all digits. Infinity and NaN are printed as ∞ and NaN, texts as they are, null as ''.
 */
export function formatNumber(value: Value, decimals: number | null, rounding: Rounding = 'half-away'): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value)
  const plain = toDecimal(value)
  if (plain === null) return typeof value === 'string' ? value : formatUnbounded(value)
  const text = decimals === null ? trimDigits(plain) : roundDigits(plain, decimals, rounding)
  const negative = plain.startsWith('-') && /[1-9]/u.test(text)
  return negative ? minus + text : text
}

function formatUnbounded(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? '∞' : `${minus}∞`
}

/** Plain decimal notation with an optional `-`; null for what is no finite number. */
function toDecimal(value: string | number): string | null {
  if (typeof value === 'string') return /^-?\d+(?:\.\d+)?$/u.test(value) ? value : null
  if (!Number.isFinite(value)) return null
  // 15 significant digits drop the noise of binary sums (0.1 + 0.2) and keep every digit that was computed.
  const text = Number.isSafeInteger(value) ? String(value) : value.toPrecision(15)
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', part = '', exponent = '0'] = match
  const point = whole.length + Number(exponent)
  const digits = whole + part
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

function trimDigits(plain: string): string {
  const text = plain.replace('-', '')
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text
}

function roundDigits(plain: string, decimals: number, rounding: Rounding): string {
  const [whole = '0', part = ''] = plain.replace('-', '').split('.')
  const kept = part.slice(0, decimals).padEnd(decimals, '0')
  const rest = part.slice(decimals)
  const digits = BigInt(whole + kept)
  const up = isRoundedUp(rest, digits % 2n === 1n, rounding)
  const text = (up ? digits + 1n : digits).toString().padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

function isRoundedUp(rest: string, odd: boolean, rounding: Rounding): boolean {
  const first = rest.charAt(0)
  if (first < '5') return false
  if (first > '5' || /[1-9]/u.test(rest.slice(1))) return true
  return rounding === 'half-away' || odd
}
