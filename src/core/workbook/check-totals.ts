import type { LoadedRows } from './row-kinds.ts'
import { rateHeader, serialHeader } from './words-data.ts'

/** Figures of one column by position among the loaded rows; NaN where there is none. */
export type TotalColumn = { name: string; unit: string | null; figures: Float64Array }

/** A printed total that is not the sum of its rows; `at` is its position among the loaded rows. */
export type FoundDifference = { at: number; column: number; printed: number; sum: number }

/** What the comparison of all totals gave. */
export type CheckedTotals = { compared: number; differences: FoundDifference[] }

/** Differences that are listed. */
const MAX_DIFFERENCES = 500
const PROBES = 200
/** Largest share of a total by which a lone column may differ and still be taken for a slip. */
const MAX_SLIP = 0.2
const MAX_DECIMALS = 6

/** A way in which rows may add up to a total: rows of one kind, from one position up to another. */
type Addends = { sums: 'data' | 'subtotal'; from: number; to: number }

type Sums = { data: Float64Array; subtotal: Float64Array }

/**
 * Compares printed totals and subtotals with the sums of their rows. Which rows a total is made of is not printed; the reading that
 * most columns confirm holds for the others. A lone column has no other to confirm it: it is compared only if the table is `flat`, one
 * total over rows of one level, and the sum is near. Rates, shares and running numbers are left alone.
 */
export function checkTotals(loaded: LoadedRows, columns: readonly TotalColumn[], flat: boolean): CheckedTotals {
  const { kinds } = loaded
  const totals = kinds.flatMap((kind, at) => (kind === 'data' ? [] : [at]))
  const result: CheckedTotals = { compared: 0, differences: [] }
  if (totals.length === 0) return result
  const summed = columns.flatMap((column, index) => (addsUp(column) ? [toSummed(column, index, kinds)] : []))
  for (const at of totals) {
    const printed = summed.filter(({ figures }) => !Number.isNaN(figures[at] ?? NaN))
    const best = bestReading(readingsOf(kinds, at), (reading) => printed.map((column) => gapOf(column, at, reading)))
    if (best === null) continue
    const right = best.gaps.filter((gap) => gap?.agrees === true).length
    const known = best.gaps.filter((gap) => gap !== null).length
    const alone = flat && totals.length === 1 && best.reading.sums === 'data' && best.gaps.every(isNear)
    if (right === 0 ? !alone || known > 1 : right < 0.5 * known) continue
    for (const [place, gap] of best.gaps.entries()) {
      if (gap === null) continue
      result.compared++
      if (gap.agrees || result.differences.length >= MAX_DIFFERENCES) continue
      result.differences.push({ at, column: printed[place]?.index ?? 0, printed: gap.printed, sum: gap.sum })
    }
  }
  return result
}

type Summed = { index: number; figures: Float64Array; sums: Sums; decimals: number; rounded: boolean }
/** Whole numbers are counts and add up exactly, unless their unit is one in which money is rounded. */
function toSummed(column: TotalColumn, index: number, kinds: LoadedRows['kinds']): Summed {
  const decimals = decimalsOf(column)
  const money = /[元圆圓$£€¥万萬亿億千]|1,?000|thousand|million|billion|dollar|tce|标准煤/i
  const rounded = decimals > 0 || money.test(column.unit ?? '')
  return { index, figures: column.figures, sums: prefixSums(column, kinds), decimals, rounded }
}

type Gap = { agrees: boolean; printed: number; sum: number } | null
type Best = { reading: Addends; gaps: Gap[] }

function bestReading(readings: readonly Addends[], look: (reading: Addends) => Gap[]): Best | null {
  let best: Best | null = null
  let most = -1
  for (const reading of readings) {
    const gaps = look(reading)
    const right = gaps.filter((gap) => gap?.agrees === true && gap.printed !== 0).length
    if (gaps.every((gap) => gap === null) || right <= most) continue
    most = right
    best = { reading, gaps }
  }
  return best
}

/** True for a slip; a sum far from the total is the sum of other rows. */
function isNear(gap: Gap): boolean {
  return gap !== null && Math.abs(gap.printed - gap.sum) <= MAX_SLIP * Math.abs(gap.printed)
}

/** Rows that a total may be the sum of: all, those before it, those behind it; for a total over subtotals these as well. */
function readingsOf(kinds: LoadedRows['kinds'], at: number): Addends[] {
  const total = kinds[at] === 'total'
  const stops = (kind: string | undefined): boolean =>
    kind !== undefined && kind !== 'data' && (!total || kind === 'total')
  let before = at - 1
  while (before >= 0 && !stops(kinds[before])) before--
  let behind = at + 1
  while (behind < kinds.length && !stops(kinds[behind])) behind++
  const parts: Addends[] = [
    { sums: 'data', from: before + 1, to: at },
    { sums: 'data', from: at + 1, to: behind },
  ]
  if (!total) return parts
  const all: Addends = { sums: 'data', from: 0, to: kinds.length }
  const groups = [all, ...parts].map((reading): Addends => ({ ...reading, sums: 'subtotal' }))
  return [all, ...parts, ...groups]
}

function gapOf({ figures, sums, decimals, rounded }: Summed, at: number, { sums: kind, from, to }: Addends): Gap {
  const printed = figures[at] ?? NaN
  const line = sums[kind]
  const count = to - from
  if (count < 1) return null
  const sum = (line[to] ?? 0) - (line[from] ?? 0)
  if (sum === 0 && printed !== 0 && kind === 'subtotal') return null
  // Each addend and the total itself may be rounded; three standard deviations of that, and the total's own half.
  const rounding = rounded ? (0.5 + 0.87 * Math.sqrt(count)) / 10 ** decimals : 0
  const noise = 1e-9 * Math.max(Math.abs(printed), Math.abs(sum))
  const agrees = Math.abs(printed - sum) <= noise + rounding
  return { agrees, printed, sum: Number(sum.toPrecision(15)) }
}

/** Sums of the rows of a kind up to each position. */
function prefixSums({ figures }: TotalColumn, kinds: LoadedRows['kinds']): Sums {
  const data = new Float64Array(kinds.length + 1)
  const subtotal = new Float64Array(kinds.length + 1)
  for (let at = 0; at < kinds.length; at++) {
    const figure = figures[at] ?? NaN
    const value = Number.isNaN(figure) ? 0 : figure
    data[at + 1] = (data[at] ?? 0) + (kinds[at] === 'data' ? value : 0)
    subtotal[at + 1] = (subtotal[at] ?? 0) + (kinds[at] === 'subtotal' ? value : 0)
  }
  return { data, subtotal }
}

/** True for amounts and counts; rates, shares, indices, means and ranks do not add up. */
function addsUp({ name, unit }: TotalColumn): boolean {
  if (unit !== null && /[%％‰]|百分|指数|index|percent/i.test(unit)) return false
  if (serialHeader.test(name.split('·').at(-1) ?? name)) return false
  return !rateHeader.test(name)
}

function decimalsOf({ figures }: TotalColumn): number {
  let decimals = 0
  for (let at = 0, seen = 0; at < figures.length && seen < PROBES; at++) {
    const figure = figures[at] ?? NaN
    if (Number.isNaN(figure)) continue
    seen++
    decimals = Math.max(decimals, /\.(\d+)$/.exec(String(figure))?.[1]?.length ?? 0)
  }
  return Math.min(MAX_DECIMALS, decimals)
}
