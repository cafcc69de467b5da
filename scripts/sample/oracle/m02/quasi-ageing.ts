import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { divide } from '../support/rates.ts'
import { compareCode, groupName } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

const stages = ['found', 'verify', 'submit'] as const
const stageNames: Readonly<Record<string, string>> = { found: '发现', verify: '核实中', submit: '已上报待批' }

const monthsBetween = (from: string, to: string): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)

export const oracle: Oracle = {
  id: 'quasi-ageing',
  cases: [
    { by: 'town' },
    { as_of: '2020-02' },
    { as_of: '2020-06', stage: 'submit', by: 'town' },
    { town: '990112001' },
  ],
  expect: (records, { as_of, by, stage, town }) => {
    const month = String(as_of)
    const waiting = records.quasi_unit
      .filter((row) => row.found_ym <= month && (row.decided_ym === null || row.decided_ym > month))
      .map((row) => ({
        stage: row.decided_ym === null ? row.stage : 'submit',
        town: row.town_code,
        months: monthsBetween(row.found_ym, month),
        late: row.due_ym !== null && row.due_ym < month ? monthsBetween(row.due_ym, month) : null,
      }))
      .filter((each) => (stage === null || each.stage === stage) && (town === null || each.town === town))
    const line = (group: string, rows: typeof waiting, isTotal: boolean) => {
      const months = rows.map((each) => each.months)
      const late = rows.filter((each) => each.late !== null)
      return {
        group,
        n: rows.length,
        share: divide(rows.length, waiting.length, 100),
        overdue_n: late.length,
        overdue_pct: divide(late.length, rows.length, 100),
        overdue_months: divide(sumKnown(late.map((each) => each.late)), late.length),
        low: Math.min(...months),
        q1: quantile(months, 0.25),
        median_months: quantile(months, 0.5),
        q3: quantile(months, 0.75),
        high: Math.max(...months),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const groups =
      by === 'town'
        ? [...groupBy(waiting, (each) => each.town)]
            .sort(([a], [b]) => compareCode(a, b))
            .map(([code, rows]) => line(groupName(records, code, 'town'), rows, false))
        : stages
            .map((code) => ({ code, rows: waiting.filter((each) => each.stage === code) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ code, rows }) => line(stageNames[code] ?? code, rows, false))
    return [line('合计', waiting, true), ...groups]
  },
}
