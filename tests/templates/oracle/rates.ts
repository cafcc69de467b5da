/** What the base policy of the domain model says about one pair of sums. `leftOut` units had no value on one side. */
export type Rated = { rate: number | null; flag: string | null }

/** One unit's figures of one period, 千元; null is not reported or no base. */
export type Pair = { current: number | null; base: number | null }

/** Money of the form (千元) in 亿元. */
export const toYi = (thousands: number): number => thousands / 100_000

/** Sum of what is known; null where nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Growth of a group: pairs with both sides only; a group without any current value has not reported. */
export function rateOf(pairs: readonly Pair[]): Rated {
  if (pairs.every(({ current }) => current === null)) return { rate: null, flag: 'not_reported' }
  const both = pairs.filter(
    (pair): pair is { current: number; base: number } => pair.current !== null && pair.base !== null,
  )
  if (both.length === 0) return { rate: null, flag: 'no_base' }
  const current = both.reduce((sum, pair) => sum + pair.current, 0)
  const base = both.reduce((sum, pair) => sum + pair.base, 0)
  if (base === 0) return { rate: null, flag: current === 0 ? 'both_zero' : 'base_zero' }
  const flag = base < 10 ? 'small_base' : both.length < pairs.length ? 'partial' : null
  return { rate: (100 * (current - base)) / base, flag }
}

/** The month before, null for the first report of a year (January is not collected). */
export function monthBefore(period: string): string | null {
  const month = Number(period.slice(5))
  return month <= 2 ? null : `${period.slice(0, 5)}${String(month - 1).padStart(2, '0')}`
}

/** The same month a year earlier. */
export function yearBefore(period: string): string {
  return `${String(Number(period.slice(0, 4)) - 1)}${period.slice(4)}`
}
