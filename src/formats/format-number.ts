import { formatBySsf } from './sheetjs/format-by-ssf.ts'

const GENERAL_DIGITS = 15

/** Shows a number by an Excel format code, as Excel for Chinese would; a code that cannot be used shows the plain number. */
export function formatNumber(value: number, formatCode: string): string {
  if (formatCode === 'General' || formatCode === '' || formatCode === '@') return formatPlain(value)
  try {
    return formatBySsf(formatCode, value)
  } catch {
    return formatPlain(value)
  }
}

/** The number with the 15 digits that a spreadsheet shows at most. */
function formatPlain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(GENERAL_DIGITS)))
}
