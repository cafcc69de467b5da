const POWERS = Array.from({ length: 23 }, (_, power) => 10 ** power)
/** 2^27 + 1 parts a double into two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134_217_729
/** A correction that is wrong by at most this share of the quotient decides nothing; the true error is below 2^-103. */
const DOUBT = 2 ** -99

const LT = 0x3c
const MINUS = 0x2d
const PLUS = 0x2b
const POINT = 0x2e
const ZERO = 0x30
const UPPER_E = 0x45
const LOWER_E = 0x65

/**
 * Reads decimal numbers out of bytes, without a text for each, and exactly as `Number` would: every way to a value that could be
 * rounded twice is refused, and the caller then takes the language's own conversion.
 */
export class NumberScanner {
  /** Position behind the number that was read last. */
  end = 0

  /** The number that begins at `from` and ends at a tag; NaN where it is none or needs the slow way. */
  read(bytes: Uint8Array, from: number): number {
    let at = from
    let char = bytes[at] ?? 0
    const negative = char === MINUS
    if (negative) char = bytes[++at] ?? 0
    const first = at
    // Nine digits fit a small integer; the next nine are collected for themselves.
    let high = 0
    let low = 0
    let digits = 0
    let point = -1
    for (; ; char = bytes[++at] ?? 0) {
      const digit = char - ZERO
      if (digit >= 0 && digit <= 9) {
        if (digits < 9) {
          high = high * 10 + digit
          if (high !== 0) digits++
        } else if (digits < 18) {
          low = low * 10 + digit
          digits++
        } else return NaN
      } else if (char === POINT && point < 0) point = at
      else break
    }
    const length = at - first
    if (length === 0 || (length === 1 && point >= 0)) return NaN
    let scale = point < 0 ? 0 : at - point - 1
    if (char === UPPER_E || char === LOWER_E) {
      scale -= this.exponent(bytes, at + 1)
      char = bytes[this.end] ?? 0
    } else this.end = at
    if (char !== LT) return NaN
    const value = digits <= 9 ? scaled(high, scale) : wide(high, low, digits - 9, scale)
    return negative ? -value : value
  }

  /** The exponent that begins at `from`; NaN where it is none. Sets `end`. */
  private exponent(bytes: Uint8Array, from: number): number {
    let at = from
    const negative = bytes[at] === MINUS
    if (negative || bytes[at] === PLUS) at++
    const first = at
    let exponent = 0
    for (; at < first + 4; at++) {
      const digit = (bytes[at] ?? 0) - ZERO
      if (digit < 0 || digit > 9) break
      exponent = exponent * 10 + digit
    }
    this.end = at
    return at === first ? NaN : negative ? -exponent : exponent
  }
}

/**
 * A whole number of at most 15 digits over or times a power of ten up to 22: both are exact in binary, so that one operation rounds
 * correctly (W. D. Clinger, How to read floating point numbers accurately, 1990). NaN for other powers.
 */
function scaled(whole: number, scale: number): number {
  if (scale === 0) return whole
  if (scale > 0) return whole / (POWERS[scale] ?? NaN)
  return whole * (POWERS[-scale] ?? NaN)
}

/** `high` followed by the `count` digits of `low`, as {@link scaled}; more than 15 digits by division in double the precision. */
function wide(high: number, low: number, count: number, scale: number): number {
  // 9 digits times 10^9 is a multiple of 2^9 below 2^62: exact.
  const shifted = high * (POWERS[count] ?? NaN)
  const whole = shifted + low
  if (count <= 6 || scale === 0) return scaled(whole, scale)
  const divisor = scale > 0 ? (POWERS[scale] ?? NaN) : NaN
  const lost = low - (whole - shifted)
  const quotient = whole / divisor
  const product = quotient * divisor
  const rest = whole - product - productError(quotient, divisor, product) + lost
  const correction = rest / divisor
  const doubt = quotient * DOUBT
  const rounded = quotient + (correction + doubt)
  // Two neighbours of the true value round to the same double, so the true value does.
  return rounded === quotient + (correction - doubt) ? rounded : NaN
}

/** What `product` lacks to be exactly `a * b`. */
function productError(a: number, b: number, product: number): number {
  const aHigh = a * SPLITTER - (a * SPLITTER - a)
  const bHigh = b * SPLITTER - (b * SPLITTER - b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}
