import { sumKnown } from './sums.ts'

/** Growth rate in per cent (F01); null without a base above zero or below zero now (domain model 3.2). */
export function growthRate(now: number | null, base: number | null): number | null {
  return now === null || base === null || base <= 0 || now < 0 ? null : (now / base - 1) * 100
}

/** Why there is no rate, or why to be careful with it (domain model 3.2); `least` is the smallest base in 万元. */
export function growthFlag(now: number | null, base: number | null, least = 1): string | null {
  if (now === null) return 'not_reported'
  if (base === null) return 'no_base'
  if (base === 0) return now === 0 ? 'both_zero' : 'base_zero'
  if (base > 0 && now < 0) return 'to_neg'
  if (base < 0) return now >= 0 ? 'from_neg' : `both_neg:${((1 - now / base) * 100).toFixed(1)}`
  return base < least ? 'small_base' : null
}

/** Part over whole; null where one is missing or the whole is zero. */
export function divide(part: number | null, whole: number | null, times = 1): number | null {
  return part === null || whole === null || whole === 0 ? null : (part / whole) * times
}

/** First minus second; null where one is missing. */
export const difference = (first: number | null, second: number | null): number | null =>
  first === null || second === null ? null : first - second

/** A sum of units: the level of all, and both sides of its rate over the units that have both. */
export type Growth = {
  level: number | null
  now: number | null
  base: number | null
  leftOut: boolean
  rate: number | null
  flag: string | null
}

/** Adds up units of the comparable scope (domain model 3.1): a unit without a value or without a base enters neither side. */
export function growthOf(pairs: readonly (readonly [now: number | null, base: number | null])[]): Growth {
  const whole = pairs.filter(([now, base]) => now !== null && base !== null)
  const level = sumKnown(pairs.map(([now]) => now))
  const now = sumKnown(whole.map(([value]) => value))
  const base = sumKnown(whole.map(([, value]) => value))
  const leftOut = whole.length < pairs.length
  return {
    level,
    now,
    base,
    leftOut,
    rate: growthRate(now, base),
    flag: growthFlag(now ?? level, base) ?? (leftOut ? 'partial' : null),
  }
}

/** Sum of parts over sum of wholes of the units that have both, and whether one was left out. */
export function ratioOf(
  pairs: readonly (readonly [part: number | null, whole: number | null])[],
  times = 1,
): { value: number | null; flag: string | null } {
  const both = pairs.filter(([part, whole]) => part !== null && whole !== null)
  const value = divide(sumKnown(both.map(([part]) => part)), sumKnown(both.map(([, whole]) => whole)), times)
  return { value, flag: both.length === 0 ? 'not_reported' : both.length < pairs.length ? 'partial' : null }
}
