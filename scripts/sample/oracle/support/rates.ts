/** A growth rate in per cent and the flag of the base policy (domain model 3.2) that explains a missing or doubtful one. */
export type Rated = { rate: number | null; flag: string | null }

/** One unit's figures of one period; null is not reported, or no base. */
export type Pair = { current: number | null; base: number | null }

/** Rate of two sums by the base policy. `both_neg:75.0` says by how many per cent a loss fell, `both_neg:-50.0` by how many it grew. */
export function rate(current: number | null, base: number | null, minBase = 1): Rated {
  if (current === null) return { rate: null, flag: 'not_reported' }
  if (base === null) return { rate: null, flag: 'no_base' }
  if (base === 0) return { rate: null, flag: current === 0 ? 'both_zero' : 'base_zero' }
  if (base > 0 && current < 0) return { rate: null, flag: 'to_neg' }
  if (base < 0 && current >= 0) return { rate: null, flag: 'from_neg' }
  if (base < 0) return { rate: null, flag: `both_neg:${((1 - Math.abs(current) / Math.abs(base)) * 100).toFixed(1)}` }
  return { rate: (current / base - 1) * 100, flag: base < minBase ? 'small_base' : null }
}

/**
 * Rate of a group on the comparable scope (3.1): only units with both sides enter, the sums are divided once. `partial` says that a unit
 * was left out; a group without any current value has not reported.
 */
export function rateOfPairs(pairs: readonly Pair[], minBase = 1): Rated {
  if (pairs.every(({ current }) => current === null)) return { rate: null, flag: 'not_reported' }
  const both = pairs.filter((pair) => pair.current !== null && pair.base !== null)
  if (both.length === 0) return { rate: null, flag: 'no_base' }
  const sum = (side: 'current' | 'base') => both.reduce((total, pair) => total + (pair[side] ?? 0), 0)
  const rated = rate(sum('current'), sum('base'), minBase)
  return rated.flag === null && both.length < pairs.length ? { ...rated, flag: 'partial' } : rated
}
