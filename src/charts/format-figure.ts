import { formatNumber } from '../core/result/format-number.ts'

const SUPERSCRIPTS = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
/** From here on digits would be noise and would not fit. */
const HUGE = 1e15

/** A figure in a chart: rounded as in tables, true minus, narrow spaces between thousands from five digits on; `signed` adds a plus. */
export function formatFigure(value: number, decimals: number, signed = false): string {
  if (Math.abs(value) >= HUGE) return formatPower(value)
  const text = formatNumber(value, decimals)
  const [whole = '', part] = text.split('.')
  const grouped = whole.replace(/^\D/, '').length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole
  const plus = signed && value > 0 && /[1-9]/.test(text) ? '+' : ''
  return plus + grouped + (part === undefined ? '' : `.${part}`)
}

function formatPower(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(2).split('e+')
  const power = [...exponent].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('')
  return `${digits.replace('-', '\u2212')}×10${power}`
}

/** Decimals that tell neighbouring ticks apart, 12 at most. */
export function tickDecimals(ticks: number[]): number {
  const size = Math.max(...ticks.map(Math.abs), 0)
  for (let decimals = 0; decimals < 12; decimals += 1) {
    const factor = 10 ** decimals
    if (ticks.every((tick) => Math.abs(tick * factor - Math.round(tick * factor)) <= size * factor * 1e-9))
      return decimals
  }
  return 12
}
