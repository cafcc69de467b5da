import { divide } from './rates.ts'

/** Part of an increment in the whole increment (F14), in per cent; null without a change. */
export const contributionOf = (part: number | null, whole: number | null): number | null => divide(part, whole, 100)

/** Points that an increment adds to the rate of all (F15); null without a base above zero. */
export const pullOf = (part: number | null, base: number | null): number | null =>
  base === null || base <= 0 ? null : divide(part, base, 100)

/** Why a contribution is missing or doubtful (F14). */
export function contributionFlag(whole: number | null, base: number | null): string | null {
  if (whole === null || base === null) return null
  if (whole === 0) return 'no_change'
  if (Math.abs(whole) < 0.0005 * base) return 'unstable'
  return whole < 0 ? 'down_contribution' : null
}
