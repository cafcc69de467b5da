import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dq-rule-hits',
  cases: [{ specialty: 'B', period_ym: '2020-06' }, { town: '990112104' }, { town: '990112003', specialty: 'X' }],
  expect: ({ audit_finding: findings, unit }, { period_ym: month, town, specialty }) => {
    const register = registerAt(unit, String(month))
    const own = findings.filter(
      (row) =>
        row.period_ym === month &&
        (town === null || register.get(row.uscc)?.town_code === town) &&
        (specialty === null || register.get(row.uscc)?.specialty === specialty),
    )
    const line = (rule: string | null, rows: typeof own) => {
      const count = (state: string): number => rows.filter((row) => row.state === state).length
      return {
        rule: rule ?? '合计',
        severity: rule === null ? null : (rows[0]?.severity ?? null),
        hits: rows.length,
        units: new Set(rows.map(({ uscc }) => uscc)).size,
        open: count('open'),
        explained: count('explained'),
        corrected: count('corrected'),
        done_pct: divide(count('explained') + count('corrected'), rows.length, 100),
        row_kind: rule === null ? 'total' : 'data',
      }
    }
    const rules = [...groupBy(own, (row) => row.rule_id)]
      .map(([rule, rows]) => line(rule, rows))
      .sort((a, b) => b.hits - a.hits || compareText(a.rule, b.rule))
    return [line(null, own), ...rules]
  },
}
