/** A non-negative decimal: `digits` without leading zeros, the first of them worth 10 to the power of `exponent`. Zero has no digits. */
export type Decimal = { digits: string; exponent: number }

/** Digits of a double that a spreadsheet keeps. */
const KEPT_DIGITS = 15

/** The size of a number, in the 15 digits that a spreadsheet keeps of it. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(KEPT_DIGITS - 1)
    .split('e')
  return trimmed(mantissa.replace('.', ''), Number(exponent))
}

/** The decimal times a power of ten. */
export function shifted({ digits, exponent }: Decimal, powers: number): Decimal {
  return { digits, exponent: exponent + powers }
}

/** The decimal with so many digits behind the point, a half rounded away from zero. */
export function rounded(decimal: Decimal, places: number): Decimal {
  const kept = decimal.exponent + 1 + places
  const { digits } = decimal
  if (kept >= digits.length) return decimal
  if (kept < 0) return { digits: '', exponent: 0 }
  if ((digits[kept] ?? '0') < '5') return trimmed(digits.slice(0, kept), decimal.exponent)
  const up = digits.slice(0, kept).replace(/9*$/, '')
  if (up === '') return { digits: '1', exponent: decimal.exponent + 1 }
  return { digits: up.slice(0, -1) + String(Number(up.at(-1)) + 1), exponent: decimal.exponent }
}

/** Digits before and behind the point, without needless zeros. */
export function splitAtPoint({ digits, exponent }: Decimal): { whole: string; fraction: string } {
  if (digits === '') return { whole: '', fraction: '' }
  if (exponent < 0) return { whole: '', fraction: '0'.repeat(-exponent - 1) + digits }
  return { whole: digits.slice(0, exponent + 1).padEnd(exponent + 1, '0'), fraction: digits.slice(exponent + 1) }
}

function trimmed(digits: string, exponent: number): Decimal {
  const leading = /^0*/.exec(digits)?.[0].length ?? 0
  const rest = digits.slice(leading).replace(/0+$/, '')
  return rest === '' ? { digits: '', exponent: 0 } : { digits: rest, exponent: exponent - leading }
}
