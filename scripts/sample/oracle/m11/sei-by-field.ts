import type { Oracle } from '../oracle.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

const fields = ['it', 'equip', 'material', 'bio', 'nev', 'energy', 'env', 'digital', 'service']

export const oracle: Oracle = {
  id: 'sei-by-field',
  cases: [{ period_ym: '2019-06' }, { town: '990112400' }],
  expect: (records, { period_ym: period, town }) => {
    const register = registerAt(records.unit, String(period))
    const reports = records.sei_output.filter(
      (row) => row.period_ym === period && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const growthIn = (rows: typeof reports) => growthOf(rows.map((row) => [row.sei_ytd, row.sei_ytd_ly] as const))
    const whole = growthIn(reports)
    const line = (field: string, rows: typeof reports) => {
      const isTotal = field === '总计'
      const growth = growthIn(rows)
      const missing = growth.level === null ? 'not_reported' : null
      return {
        field,
        units: new Set(rows.map((row) => row.uscc)).size,
        ytd: divide(growth.level, 10_000),
        yoy: growth.rate,
        share: divide(growth.level, whole.level, 100),
        pull_pp: divide(difference(growth.now, growth.base), whole.base, 100),
        ytd_flag: missing,
        yoy_flag: growth.flag,
        share_flag: missing,
        pull_flag: missing ?? (growth.base === null ? 'no_base' : null),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line('总计', reports),
      ...fields.map((field) =>
        line(
          field,
          reports.filter((row) => row.sei_field === field),
        ),
      ),
    ]
  },
}
