import type { Oracle } from '../oracle.ts'
import { difference } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

/** Share of the n largest in per cent; null where there is nothing. */
function largestShare(
  amounts: readonly (number | null)[],
  n: number,
): { sum: number; share: number | null; count: number } {
  const known = amounts.filter((amount) => amount !== null && amount > 0).sort((a, b) => Number(b) - Number(a))
  const add = (some: typeof known): number => some.reduce<number>((sum, amount) => sum + Number(amount), 0)
  const sum = add(known.slice(0, n))
  return { sum, share: known.length === 0 ? null : (sum / add(known)) * 100, count: known.length }
}

export const oracle: Oracle = {
  id: 'indstr-topn-share',
  cases: [
    { period_ym: '2020-06', ns: '2，4, x,9999,2' },
    { town: '990112107', ns: '1,2' },
  ],
  expect: (records, { period_ym: month, ns, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.filter(
      ({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town),
    )
    const numbers = String(ns)
      .split(/[,，]/u)
      .map((part) => part.trim())
      .filter((part) => /^\d+$/u.test(part))
      .map(Number)
    return [...new Set(numbers)]
      .sort((a, b) => a - b)
      .flatMap((n) => {
        const now = largestShare(
          own.map((row) => row.output_ytd),
          n,
        )
        const before = largestShare(
          own.map((row) => row.output_ytd_ly),
          n,
        )
        const flag = before.share === null ? 'no_base' : null
        const line = {
          n,
          output: now.sum / 10_000,
          share: now.share,
          share_ly: before.share,
          change_pp: difference(now.share, before.share),
          share_ly_flag: flag,
          change_flag: flag,
        }
        return n >= 1 && n <= now.count ? [line] : []
      })
  },
}
