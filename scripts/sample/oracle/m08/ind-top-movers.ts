import type { Oracle, OracleRow } from '../oracle.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-top-movers',
  cases: [{ period_ym: '2020-06', n: 3 }, { town: '990112107' }],
  expect: (records, { period_ym: month, n, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.filter(
      (row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const total = growthOf(own.map((row) => [row.output_ytd, row.output_ytd_ly] as const))
    const pulled = (delta: number | null) =>
      total.base !== null && total.base > 0 ? divide(delta, total.base, 100) : null
    const pullFlag = total.base === null || total.base <= 0 ? 'no_base' : null
    const changed = own.flatMap((row) => {
      const delta = difference(row.output_ytd, row.output_ytd_ly)
      return delta === null ? [] : [{ ...row, delta }]
    })
    const side = (word: string, sign: 1 | -1): OracleRow[] =>
      changed
        .filter(({ delta }) => delta * sign > 0)
        .sort((a, b) => sign * (b.delta - a.delta) || compareText(a.uscc, b.uscc))
        .slice(0, Number(n))
        .map((row) => {
          const unit = register.get(row.uscc)
          return {
            side: word,
            unit_name: unit?.unit_name ?? row.uscc,
            uscc: row.uscc,
            town: unit === undefined ? null : groupName(records, unit.town_code, 'town'),
            industry: unit === undefined ? null : groupName(records, unit.industry_code.slice(0, 2), 'division'),
            ytd: row.output_ytd,
            yoy: growthRate(row.output_ytd, row.output_ytd_ly),
            delta: row.delta,
            pull_pp: pulled(row.delta),
            ytd_flag: null,
            yoy_flag: growthFlag(row.output_ytd, row.output_ytd_ly),
            pull_flag: pullFlag,
            level: 1,
            row_kind: 'data',
          }
        })
    const delta = difference(total.now, total.base)
    return [
      {
        side: '总计',
        unit_name: null,
        uscc: null,
        town: null,
        industry: null,
        ytd: total.level,
        yoy: total.rate,
        delta,
        pull_pp: pulled(delta),
        ytd_flag: total.level === null ? 'not_reported' : null,
        yoy_flag: total.flag,
        pull_flag: pullFlag,
        level: 0,
        row_kind: 'total',
      },
      ...side('拉升', 1),
      ...side('下拉', -1),
    ]
  },
}
