import type { Oracle } from '../oracle.ts'
import { divide, growthOf, ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'indstr-size-class',
  cases: [{ period_ym: '2020-06' }, { town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const register = registerAt(records.unit, String(month))
    const books = new Map(records.finance.filter((row) => row.period_ym === month).map((row) => [row.uscc, row]))
    const own = records.industrial_output.filter(
      ({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town),
    )
    const line = (size: string, rows: typeof own, isTotal: boolean) => {
      const growth = growthOf(rows.map((row) => [row.output_ytd, row.output_ytd_ly] as const))
      const profits = rows.map(({ uscc }) => books.get(uscc)?.profit_ytd ?? null)
      const profit = sumKnown(profits)
      const perHead = ratioOf(rows.map((row) => [row.output_ytd, books.get(row.uscc)?.avg_emp_cur ?? null] as const))
      return {
        size,
        units: rows.length,
        output: divide(growth.level, 10_000),
        yoy: growth.rate,
        profit: divide(profit, 10_000),
        per_head: perHead.value,
        output_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        profit_flag: profit === null ? 'not_reported' : profits.includes(null) ? 'partial' : null,
        per_head_flag: perHead.value === null ? 'not_reported' : perHead.flag,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    if (own.length === 0) return []
    const groups = [...groupBy(own, ({ uscc }) => groupCode(register.get(uscc), 'size'))]
    return [
      line('总计', own, true),
      ...groups
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(groupName(records, code, 'size'), rows, false)),
    ]
  },
}
