const GENERAL_DIGITS = 15
/** Decimals of the smallest number that General writes without an exponent. */
const GENERAL_DECIMALS = 9

/**
 * A number as General shows it, but with the 15 digits that a spreadsheet keeps instead of the 11 characters that fit a cell: what is
 * shown goes into columns of text, where a digit must not get lost.
 */
export function showGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value)
  const short = Number(value.toPrecision(GENERAL_DIGITS))
  const text = String(short)
  if (!text.includes('e')) return text
  const fixed = Math.abs(short) < 1 ? short.toFixed(GENERAL_DECIMALS) : ''
  if (fixed !== '' && Number(fixed) === short) return fixed.replace(/0+$/, '')
  return text.replace(/e([-+])(\d)$/, 'E$10$2').replace('e', 'E')
}
