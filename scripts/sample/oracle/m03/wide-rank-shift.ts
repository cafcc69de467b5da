import type { Oracle } from '../oracle.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareText, sumKnown } from '../support/sums.ts'
import { unitPairs } from '../support/unit-pairs.ts'

/** Ranks from the largest; equal figures share one. */
function ranksOf(values: readonly { uscc: string; value: number }[]): ReadonlyMap<string, number> {
  const rounded = values.map(({ uscc, value }) => ({ uscc, value: Math.round(value * 1e6) }))
  return new Map(
    rounded.map(({ uscc, value }) => [uscc, 1 + rounded.filter((other) => other.value > value).length] as const),
  )
}

function statusOf(now: number | null, before: number | null, n: number): string {
  if (now === null || now > n) return 'out'
  if (before === null || before > n) return 'in'
  return before > now ? 'up' : before < now ? 'down' : 'same'
}

export const oracle: Oracle = {
  id: 'wide-rank-shift',
  cases: [
    { n: 10, base: 'own', specialty: 'F', period_ym: '2020-06' },
    { base: 'own', n: 5, period_ym: '2018-12' },
    { specialty: 'E', town: '990112107', n: 3 },
    { division: '13', n: 3 },
  ],
  expect: (records, { period_ym: period, n, specialty, base: by, town, division }) => {
    const month = String(period)
    const rows = unitPairs(records, { specialty, town, at: month })
      .of(month)
      .filter(({ here }) => here !== undefined || by === 'own')
      .filter(({ unit }) => division === null || unit?.industry_code.slice(0, 2) === division)
      .map(({ uscc, unit, here, ago }) => ({
        uscc,
        unit,
        ytd: here?.ytd ?? null,
        base: (by === 'own' ? ago?.ytd : here?.ytdLy) ?? null,
      }))
    const total = sumKnown(rows.map((row) => row.ytd))
    const now = ranksOf(rows.flatMap(({ uscc, ytd }) => (ytd === null ? [] : [{ uscc, value: ytd }])))
    const before = ranksOf(
      rows.flatMap(({ uscc, base }) => (base === null || base <= 0 ? [] : [{ uscc, value: base }])),
    )
    const last = (rank: number | null): number => rank ?? Number.POSITIVE_INFINITY
    return rows
      .map((row) => ({ ...row, rank: now.get(row.uscc) ?? null, earlier: before.get(row.uscc) ?? null }))
      .filter(({ rank, earlier }) => last(rank) <= Number(n) || last(earlier) <= Number(n))
      .sort(
        (a, b) =>
          (a.rank === b.rank ? 0 : last(a.rank) - last(b.rank)) ||
          (a.earlier === b.earlier ? 0 : last(a.earlier) - last(b.earlier)) ||
          compareText(a.uscc, b.uscc),
      )
      .map(({ uscc, unit, ytd, base, rank, earlier }) => {
        const silent = rank === null ? 'not_reported' : null
        const town_code = unit?.town_code ?? null
        return {
          rank,
          rank_ly: earlier,
          move: difference(earlier, rank),
          status: statusOf(rank, earlier, Number(n)),
          unit_name: unit?.unit_name ?? uscc,
          uscc,
          town: records.town_dim.find((each) => each.town_code === town_code)?.town_name ?? town_code,
          ytd,
          yoy: growthRate(ytd, base),
          share_pct: divide(ytd, total, 100),
          rank_flag: silent,
          rank_ly_flag: earlier === null ? 'no_base' : null,
          move_flag: silent ?? (earlier === null ? 'no_base' : null),
          ytd_flag: silent,
          yoy_flag: growthFlag(ytd, base),
          share_flag: silent,
        }
      })
  },
}
