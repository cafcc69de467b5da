import type { Oracle } from '../oracle.ts'
import { quarterOf } from '../support/periods.ts'
import { growthOf } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'lab-employment-flow',
  cases: [{ by: 'town', period_q: '2020-Q2' }, { basis: 'finance' }, { period_q: '2019-Q1' }],
  expect: (records, { period_q: chosen, by, basis }) => {
    const quarter = String(chosen)
    const month = `${quarter.slice(0, 4)}-${String(quarterOf(quarter) * 3).padStart(2, '0')}`
    const register = registerAt(records.unit, month)
    const staff =
      basis === 'finance'
        ? records.finance
            .filter((row) => row.period_ym === month)
            .map((row) => ({ uscc: row.uscc, now: row.avg_emp_cur, before: row.avg_emp_ly }))
        : records.labour
            .filter((row) => row.period_q === quarter)
            .map((row) => ({ uscc: row.uscc, now: row.avg_total_cur, before: row.avg_total_ly }))
    const codeOf = (uscc: string): string | null => {
      const unit = register.get(uscc)
      return by === 'town' ? (unit?.town_code ?? null) : sectionOf(records.industry_dim, unit?.industry_code)
    }
    const line = (code: string | null, rows: typeof staff, isTotal: boolean) => {
      const growth = growthOf(rows.map(({ now, before }) => [now, before] as const))
      const both = rows.flatMap(({ now, before }) => (now === null || before === null ? [] : [now - before]))
      return {
        grp: isTotal ? '总计' : nameOf(records, code, '不在名录'),
        net: both.length === 0 ? null : both.reduce((sum, value) => sum + value, 0),
        up_units: both.filter((change) => change > 0).length,
        down_units: both.filter((change) => change < 0).length,
        people: growth.level,
        yoy: growth.rate,
        net_flag:
          growth.level === null ? 'not_reported' : both.length === 0 ? 'no_base' : growth.leftOut ? 'partial' : null,
        yoy_flag: growth.flag,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line(null, staff, true),
      ...[...groupBy(staff, (row) => codeOf(row.uscc))]
        .map(([code, rows]) => line(code, rows, false))
        .sort((a, b) => compareDescending(a.net, b.net) || compareCode(a.code, b.code)),
    ]
  },
}
