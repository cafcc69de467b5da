import type { Oracle } from '../oracle.ts'
import { difference, divide, ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-sales-ratio',
  cases: [{ by: 'town', period_ym: '2020-06' }, { by: 'size' }],
  expect: (records, { period_ym: month, by }) => {
    const kind = by as GroupKind
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.filter((row) => row.period_ym === month)
    const line = (name: string, rows: typeof own, isTotal: boolean) => {
      const now = ratioOf(
        rows.map((row) => [row.sales_output_ytd, row.output_ytd] as const),
        100,
      )
      const before = ratioOf(
        rows.map((row) => [row.sales_output_ytd_ly, row.output_ytd_ly] as const),
        100,
      )
      const output = sumKnown(rows.map((row) => row.output_ytd))
      return {
        group: name,
        output: divide(output, 10_000),
        sales_output: divide(sumKnown(rows.map((row) => row.sales_output_ytd)), 10_000),
        ratio: now.value,
        ratio_ly: before.value,
        change_pp: difference(now.value, before.value),
        output_flag: output === null ? 'not_reported' : null,
        ratio_flag: now.flag,
        ratio_ly_flag: before.flag === 'not_reported' ? 'no_base' : before.flag,
        change_flag: now.value === null ? 'not_reported' : before.value === null ? 'no_base' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const groups = groupBy(own, (row) => groupCode(register.get(row.uscc), kind))
    return [
      line('总计', own, true),
      ...[...groups]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(groupName(records, code, kind), rows, false)),
    ]
  },
}
