import type { Oracle } from '../oracle.ts'
import { yearBefore } from '../support/periods.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'macro-growth-rank',
  cases: [{ indicator: 'retail' }, { indicator: 'investment', period_ym: '2020-08' }],
  expect: ({ macro, town_dim: towns }, { indicator, period_ym: month }) => {
    const at = (period: string) =>
      macro.filter(
        (row) =>
          row.indicator_code === indicator &&
          row.period_ym === period &&
          !row.region_code.endsWith('00') &&
          towns.every((town) => town.town_code !== row.region_code),
      )
    /** Dense ranks of rates as they are printed, to one decimal. */
    const ranksOf = (rows: typeof macro): Map<string, number> => {
      const printed = rows.flatMap((row) => (row.yoy === null ? [] : [Math.round(row.yoy * 10)]))
      const levels = [...new Set(printed)].sort((a, b) => b - a)
      return new Map(
        rows.flatMap((row) =>
          row.yoy === null ? [] : [[row.region_code, levels.indexOf(Math.round(row.yoy * 10)) + 1] as const],
        ),
      )
    }
    const rows = at(String(month))
    const [now, before] = [ranksOf(rows), ranksOf(at(yearBefore(String(month))))]
    return rows
      .map((row) => {
        const [rank, earlier] = [now.get(row.region_code) ?? null, before.get(row.region_code) ?? null]
        return {
          rank,
          region: row.region_code,
          yoy: row.yoy,
          rank_ly: earlier,
          rank_change: rank === null || earlier === null ? null : earlier - rank,
          yoy_flag: row.yoy === null ? 'not_reported' : null,
        }
      })
      .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || compareText(a.region, b.region))
  },
}
