import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'tr-online-share',
  cases: [{ from: '2020-02', to: '2020-07' }, { from: '2020-12', to: '2020-02' }, { town: '990112107' }],
  expect: (records, { from, to, town }) => {
    const register = registerAt(records.unit, String(to))
    const months = groupBy(
      records.trade_sales.filter(
        ({ uscc, period_ym: month }) =>
          month >= String(from) && month <= String(to) && (town === null || register.get(uscc)?.town_code === town),
      ),
      (row) => row.period_ym,
    )
    return [...months]
      .sort(([a], [b]) => compareText(a, b))
      .map(([period, rows]) => {
        const online = growthOf(
          rows
            .map((row) => [row.online_retail_ytd, row.online_retail_ytd_ly] as const)
            .filter(([now, base]) => now !== null || base !== null),
        )
        const known = rows.filter((row) => row.retail_ytd !== null)
        const retail = sumKnown(known.map((row) => row.retail_ytd))
        const share = divide(sumKnown(known.map((row) => row.online_retail_ytd)), retail, 100)
        const partial = known.length < rows.length ? 'partial' : null
        return {
          period,
          sellers: rows.filter((row) => (row.online_retail_ytd ?? 0) > 0).length,
          online: divide(online.level, 10_000),
          yoy: online.rate,
          retail: divide(retail, 10_000),
          share,
          online_flag: online.level === null ? 'not_reported' : null,
          yoy_flag: online.flag,
          retail_flag: retail === null ? 'not_reported' : partial,
          share_flag: share === null ? 'not_reported' : partial,
        }
      })
  },
}
