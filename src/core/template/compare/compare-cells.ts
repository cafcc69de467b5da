import type { Language } from '../../base/local-text.ts'
import { formatNumber } from '../../result/format-number.ts'
import type { Value } from '../../result/page.ts'
import type { PrintCell, PrintColumn } from '../../result/print-table.ts'
import { formatRate } from '../layout-print-table.ts'
import { compareWords } from './compare-words.ts'

/** How a measure is compared: `points` are differences of rates, `amount` comes with its growth, `number` (ranks, indices) without. */
type MeasureKind = 'points' | 'amount' | 'number'

/** A column of differences: the measure's own with what is computed. */
export type DifferenceColumn = PrintColumn & { of: string; what: 'points' | 'amount' | 'growth' }

const rateUnits: ReadonlySet<string> = new Set(['%', '百分点'])
/** Units that place something in time; the growth of a date means nothing. */
const timeUnits: ReadonlySet<string> = new Set(['年', '季度', '月'])
const growthDecimals = 1

/** The columns of differences of a measure. */
export function differenceColumns(column: PrintColumn, language: Language): DifferenceColumn[] {
  const { name, decimals } = column
  const make = (what: DifferenceColumn['what'], unit: string | null, digits = decimals): DifferenceColumn => ({
    name: `${name} ${what}`,
    label: compareWords[what][language],
    unit,
    decimals: digits,
    numeric: true,
    of: name,
    what,
  })
  switch (kindOf(column)) {
    case 'points':
      return [make('points', '百分点')]
    case 'number':
      return [make('amount', column.unit)]
    case 'amount':
      return [make('amount', column.unit), make('growth', '%', growthDecimals)]
  }
}

function kindOf({ unit }: PrintColumn): MeasureKind {
  if (unit === null || timeUnits.has(unit)) return 'number'
  return rateUnits.has(unit) ? 'points' : 'amount'
}

/**
 * The difference of two values, the later named first. A missing one leaves a dash; so does a growth without a base, whose reason `explain`
 * turns into a mark.
 */
export function differenceCell(
  column: DifferenceColumn,
  [now, then]: readonly [Value, Value],
  language: Language,
  explain: (reason: string) => string,
): PrintCell {
  const [to, from] = [toFigure(now), toFigure(then)]
  if (to === null || from === null) return { value: null, text: '—', flag: null }
  if (column.what !== 'growth') {
    const value = subtract(to, from)
    return { value, text: formatNumber(value, column.decimals), flag: null }
  }
  if (from <= 0 || to < 0) return { value: null, text: '—', flag: explain(compareWords.noGrowth[language]) }
  const value = (subtract(to, from) / from) * 100
  return { value, text: formatRate(value, column.decimals, language), flag: null }
}

/** Figures carry 15 digits; what is left of a difference beyond them is noise of binary numbers. */
function subtract(to: number, from: number): number {
  const size = Math.max(Math.abs(to), Math.abs(from))
  if (size === 0) return 0
  const digits = 14 - Math.floor(Math.log10(size))
  return Number((to - from).toFixed(Math.min(20, Math.max(0, digits))))
}

function toFigure(value: Value): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null
  const figure = Number(value)
  return Number.isFinite(figure) ? figure : null
}
