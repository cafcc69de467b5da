import { decimalOf, rounded, shifted, splitAtPoint, type Decimal } from './decimal-digits.ts'
import type { Token } from './read-tokens.ts'

/** A section ready to show numbers: its places before and behind the point, and what it does to the value first. */
export type NumberLayout = {
  whole: Token[]
  fraction: Token[]
  /** Places of the exponent and what follows; null where there is none. */
  exponent: Token[] | null
  /** Letter of the exponent, and whether it shows a plus. */
  letter: string
  plus: boolean
  hasPoint: boolean
  grouped: boolean
  /** Power of ten that the value is multiplied by: 2 for each %, -3 for each comma behind the places. */
  power: number
}

/** Lays out the tokens of a section that has places for digits. */
export function layOut(tokens: readonly Token[]): NumberLayout {
  const layout: NumberLayout = {
    whole: [],
    fraction: [],
    exponent: null,
    letter: 'E',
    plus: false,
    hasPoint: false,
    grouped: false,
    power: 0,
  }
  let target = layout.whole
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'point' && !layout.hasPoint && layout.exponent === null) {
      layout.hasPoint = true
      target = layout.fraction
    } else if (token.kind === 'exponent' && layout.exponent === null) {
      target = layout.exponent = []
      layout.letter = token.letter
      layout.plus = token.plus
    } else if (token.kind === 'comma') placeComma(layout, target, tokens.slice(index + 1))
    else if (token.kind === 'percent') {
      layout.power += 2
      target.push({ kind: 'literal', text: '%' })
    } else if (token.kind === 'digit' || token.kind === 'literal') target.push(token)
    else target.push({ kind: 'literal', text: token.kind === 'point' ? '.' : '' })
  }
  return layout
}

/** A comma between places groups by thousands; one behind the last of them divides by a thousand; elsewhere it is a sign. */
function placeComma(layout: NumberLayout, target: Token[], rest: readonly Token[]): void {
  const before = target.some(({ kind }) => kind === 'digit')
  const next = rest.find(({ kind }) => kind !== 'comma' && kind !== 'literal')?.kind
  if (!before) target.push({ kind: 'literal', text: ',' })
  else if (next === 'digit' && target === layout.whole) layout.grouped = true
  else if (next !== 'digit') layout.power -= 3
}

/** Shows the size of a number in a layout; the sign is the caller's. */
export function showNumber(value: number, layout: NumberLayout): string {
  const decimal = decimalOf(value)
  if (layout.exponent !== null) return showScientific(decimal, layout, layout.exponent)
  return showFixed(rounded(shifted(decimal, layout.power), places(layout.fraction)), layout)
}

function places(tokens: readonly Token[]): number {
  return tokens.reduce((count, { kind }) => count + (kind === 'digit' ? 1 : 0), 0)
}

function showFixed(decimal: Decimal, layout: NumberLayout): string {
  const { whole, fraction } = splitAtPoint(decimal)
  return (
    showWhole(whole, layout.whole, layout.grouped) +
    (layout.hasPoint ? '.' : '') +
    showFraction(fraction, layout.fraction)
  )
}

/** With several places before the point the exponent is a multiple of their number: `##0.0E+0`. */
function showScientific(decimal: Decimal, layout: NumberLayout, exponentPlaces: readonly Token[]): string {
  const step = Math.max(1, places(layout.whole))
  const decimals = places(layout.fraction)
  let power = decimal.digits === '' ? 0 : Math.floor(decimal.exponent / step) * step
  let mantissa = rounded(shifted(decimal, -power), decimals)
  if (mantissa.exponent >= step) {
    power += step
    mantissa = rounded(shifted(decimal, -power), decimals)
  }
  const shown = showWhole(power === 0 ? '' : String(Math.abs(power)), exponentPlaces, false)
  const sign = power < 0 ? '-' : layout.plus ? '+' : ''
  return showFixed(mantissa, layout) + layout.letter + sign + (shown.trim() === '' ? '0' : shown)
}

/** Digits fill the places from the right; what is left over stands at the first place. */
function showWhole(digits: string, tokens: readonly Token[], grouped: boolean): string {
  const firstPlace = tokens.findIndex(({ kind }) => kind === 'digit')
  let rest = digits
  let shown = 0
  let out = ''
  const put = (char: string) => {
    if (char === '') return
    if (grouped && shown > 0 && shown % 3 === 0) out = (char === ' ' ? ' ' : ',') + out
    out = char + out
    shown++
  }
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]
    if (token?.kind === 'literal') out = token.text + out
    if (token?.kind !== 'digit') continue
    put(rest === '' ? token.empty : (rest.at(-1) ?? ''))
    rest = rest.slice(0, -1)
    if (index === firstPlace) for (; rest !== ''; rest = rest.slice(0, -1)) put(rest.at(-1) ?? '')
  }
  // Without a place before the point, `.00`, a whole part is shown all the same.
  return firstPlace < 0 ? out + digits : out
}

function showFraction(digits: string, tokens: readonly Token[]): string {
  let place = 0
  let out = ''
  for (const token of tokens) {
    if (token.kind === 'literal') out += token.text
    else if (token.kind === 'digit') out += digits[place++] ?? token.empty
  }
  return out
}
