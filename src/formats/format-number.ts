import { isWholeFormat, numberFormatKind } from './number-format-kind.ts'
import { layOut, showNumber, type NumberLayout } from './number-format/show-number.ts'
import { readTokens, type Token } from './number-format/read-tokens.ts'
import { showDate } from './number-format/show-date.ts'
import { showGeneral } from './number-format/show-general.ts'
import { fulfils, splitFormat, type Section } from './number-format/split-format.ts'
import { formatBySsf } from './sheetjs/format-by-ssf.ts'

/** Shows a value that is not negative, or whose sign the section shows itself. */
type Show = (value: number) => string
type ReadySection = Pick<Section, 'condition'> & { show: Show; signed: boolean }

const ready = new Map<string, ReadySection[]>()
const MAX_REMEMBERED = 2000
/** Excel shows -0.00 for a small negative number, but not for the noise of a calculation. */
const NOTHING = 1e-15
/** Places for digits on both sides of a slash. */
const FRACTION = /[0#?]\s*\/\s*[0-9#?]/

/**
 * Shows a number by an Excel format code, as Excel for Chinese would; a code that cannot be used shows the plain number. Dates and
 * fractions are shown by SheetJS, which refuses many an ordinary code of digits; those are shown here.
 */
export function formatNumber(value: number, formatCode: string): string {
  if (formatCode === 'General' || formatCode === '' || formatCode === '@') return showGeneral(value)
  if (!Number.isFinite(value)) return String(value)
  const sections = sectionsOf(formatCode)
  const chosen = choose(sections, value)
  if (chosen === null) return showGeneral(value)
  const shown = chosen.show(chosen.signed ? Math.abs(value) : value)
  const minus = value < -NOTHING && chosen.signed && !ownsSign(sections, chosen)
  return (minus ? '-' : '') + shown
}

function sectionsOf(code: string): ReadySection[] {
  let sections = ready.get(code)
  if (sections === undefined) {
    sections = splitFormat(code).map(prepare)
    if (ready.size < MAX_REMEMBERED) ready.set(code, sections)
  }
  return sections
}

function prepare({ code, condition, chinese }: Section): ReadySection {
  if (!isWholeFormat(code)) return { condition, signed: true, show: showGeneral }
  if (numberFormatKind(code) !== 'number')
    return { condition, signed: false, show: (value) => showDate(value, code, chinese) ?? showGeneral(value) }
  if (FRACTION.test(code.replace(/"[^"]*"?|\\./g, '')))
    return { condition, signed: true, show: (value) => fraction(value, code) }
  const tokens = readTokens(code)
  if (tokens.some(({ kind }) => kind === 'general'))
    return { condition, signed: true, show: (value) => general(value, tokens) }
  const layout: NumberLayout = layOut(tokens)
  if (![...layout.whole, ...layout.fraction].some(({ kind }) => kind === 'digit')) {
    const text = tokens.map((token) => (token.kind === 'literal' ? token.text : '')).join('')
    return { condition, signed: text !== '', show: () => text }
  }
  return { condition, signed: true, show: (value) => showNumber(value, layout) }
}

/** The section for a value; null where none is meant for it, which shows the plain number. */
function choose(sections: readonly ReadySection[], value: number): ReadySection | null {
  const [first, second, third] = sections
  if (first === undefined) return null
  if (second === undefined) return first.condition === null || fulfils(value, first.condition) ? first : null
  const zeroToo = third === undefined
  if (first.condition === null ? value > 0 || (zeroToo && value === 0) : fulfils(value, first.condition)) return first
  if (second.condition === null ? value < 0 || zeroToo : fulfils(value, second.condition)) return second
  return third ?? null
}

/** The second section shows negative numbers by its own signs, as long as conditions do not decide. */
function ownsSign(sections: readonly ReadySection[], chosen: ReadySection): boolean {
  const [first, second] = sections
  return chosen === second && second.condition === null && (sections.length > 2 || first?.condition === null)
}

function general(value: number, tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === 'general' ? showGeneral(value) : token.kind === 'literal' ? token.text : ''))
    .join('')
}

function fraction(value: number, code: string): string {
  try {
    return formatBySsf(code, value)
  } catch {
    return showGeneral(value)
  }
}
