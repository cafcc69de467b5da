import type { Oracle } from '../oracle.ts'
import { difference, divide, growthFlag, growthOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-export-dependence',
  cases: [{ by: 'town' }, { period_ym: '2020-02' }],
  expect: (records, { period_ym: month, by }) => {
    const kind = by as GroupKind
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.filter((row) => row.period_ym === month)
    const growthIn = (rows: typeof own) =>
      growthOf(
        rows
          .filter((row) => row.export_ytd !== null || row.export_ytd_ly !== null)
          .map((row) => [row.export_ytd, row.export_ytd_ly] as const),
      )
    const whole = growthIn(own)
    const line = (code: string | null, rows: typeof own, isTotal: boolean) => {
      const growth = growthIn(rows)
      const exported = sumKnown(rows.filter((row) => row.sales_output_ytd !== null).map((row) => row.export_ytd))
      const dependence = divide(exported, sumKnown(rows.map((row) => row.sales_output_ytd)), 100)
      const delta = difference(growth.now, growth.base)
      return {
        code,
        export: growth.level,
        row: {
          group: isTotal ? '总计' : groupName(records, code, kind),
          exporters: rows.filter((row) => (row.export_ytd ?? 0) > 0).length,
          export: divide(growth.level, 10_000),
          yoy: growth.rate,
          pull_pp: (whole.base ?? 0) > 0 ? divide(delta, whole.base, 100) : null,
          share_of_sales: dependence,
          yoy_flag: growthFlag(growth.now ?? growth.level, growth.base) ?? (growth.leftOut ? 'partial' : null),
          pull_flag: growth.now === null || (whole.base ?? 0) <= 0 ? 'no_base' : null,
          dependence_flag:
            dependence === null ? 'not_reported' : rows.some((row) => row.sales_output_ytd === null) ? 'partial' : null,
          level: isTotal ? 0 : 1,
          row_kind: isTotal ? 'total' : 'data',
        },
      }
    }
    const groups = [...groupBy(own, (row) => groupCode(register.get(row.uscc), kind))]
      .filter(([, rows]) => rows.some((row) => row.export_ytd !== null))
      .map(([code, rows]) => line(code, rows, false))
      .sort((a, b) => compareDescending(a.export, b.export) || compareCode(a.code, b.code))
    return [line(null, own, true), ...groups].map(({ row }) => row)
  },
}
