import type { Oracle, OracleRow } from '../oracle.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'tr-retail-movers',
  cases: [{ period_ym: '2020-02', n: 3 }, { period_ym: '2020-06', n: 500 }, { town: '990112107' }],
  expect: (records, { period_ym: month, n, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.trade_sales.filter(
      (row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const total = growthOf(own.map((row) => [row.retail_ytd, row.retail_ytd_ly] as const))
    const hasBase = total.base !== null && total.base > 0
    const pulled = (delta: number | null) => (hasBase ? divide(delta, total.base, 100) : null)
    const side = (word: string, sign: 1 | -1): OracleRow[] =>
      own
        .map((row) => ({ ...row, delta: difference(row.retail_ytd, row.retail_ytd_ly) }))
        .filter(({ delta }) => delta !== null && delta * sign > 1e-7)
        .sort((a, b) => sign * compareDescending(a.delta, b.delta) || compareText(a.uscc, b.uscc))
        .slice(0, Number(n))
        .map((row) => {
          const unit = register.get(row.uscc)
          return {
            side: word,
            unit_name: unit?.unit_name ?? row.uscc,
            uscc: row.uscc,
            town: unit === undefined ? null : groupName(records, unit.town_code, 'town'),
            trade: unit === undefined ? null : groupName(records, unit.industry_code, 'division'),
            retail: row.retail_ytd,
            delta: row.delta,
            yoy: growthRate(row.retail_ytd, row.retail_ytd_ly),
            pull_pp: pulled(row.delta),
            retail_flag: null,
            delta_flag: null,
            yoy_flag: growthFlag(row.retail_ytd, row.retail_ytd_ly),
            pull_flag: hasBase ? null : 'no_base',
            level: 1,
            row_kind: 'data',
          }
        })
    const delta = difference(total.now, total.base)
    const missing = total.level === null ? 'not_reported' : null
    return [
      {
        side: '总计',
        unit_name: null,
        uscc: null,
        town: null,
        trade: null,
        retail: total.level,
        delta,
        yoy: total.rate,
        pull_pp: pulled(delta),
        retail_flag: missing,
        delta_flag: missing ?? (delta === null ? 'no_base' : total.leftOut ? 'partial' : null),
        yoy_flag: total.flag,
        pull_flag: hasBase ? null : 'no_base',
        level: 0,
        row_kind: 'total',
      },
      ...side('拉升', 1),
      ...side('下拉', -1),
    ]
  },
}
