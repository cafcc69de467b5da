import type { Oracle } from '../oracle.ts'
import { mainShares } from '../support/main-shares.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy } from '../support/sums.ts'
import { specialtyNames, townOf } from '../support/unit-place.ts'

const grades: Readonly<Record<string, string>> = { red: '红', yellow: '黄', green: '绿' }

export const oracle: Oracle = {
  id: 'dq-worklist',
  cases: [
    { period_ym: '2020-06', list: 'findings', top: 500 },
    { town: '990112104', top: 10 },
    { specialty: 'B', period_ym: '2020-02', top: 30 },
  ],
  expect: (records, { period_ym: period, list, top, town, specialty }) => {
    const month = String(period)
    const register = registerAt(records.unit, month)
    const findings = groupBy(
      records.audit_finding.filter(
        (row) => row.period_ym <= month && row.state === 'open' && (row.severity === 'E' || row.severity === 'W'),
      ),
      ({ uscc }) => uscc,
    )
    const scores = new Map(records.risk_score.filter((row) => row.period_ym === month).map((row) => [row.uscc, row]))
    const shares = mainShares(records, month)
    const marked = list === 'both' ? [...scores.values()].filter(({ level }) => level !== 'green') : []
    return [...new Set([...findings.keys(), ...marked.map(({ uscc }) => uscc)])]
      .filter(
        (uscc) =>
          (town === null || register.get(uscc)?.town_code === town) &&
          (specialty === null || register.get(uscc)?.specialty === specialty),
      )
      .map((uscc) => {
        const unit = register.get(uscc)
        const own = findings.get(uscc) ?? []
        const score = scores.get(uscc)?.score ?? null
        const { main, whole } = shares.get(`${unit?.specialty ?? ''} ${uscc}`) ?? { main: null, whole: null }
        const share = divide(main, whole, 100)
        const priority = score === null || share === null ? null : score * share
        const missing = (value: number | null): string | null => (value === null ? 'not_reported' : null)
        return {
          name: unit?.unit_name ?? uscc,
          uscc,
          town: townOf(records, unit),
          specialty: specialtyNames[unit?.specialty ?? ''] ?? null,
          grade: grades[scores.get(uscc)?.level ?? ''] ?? null,
          score,
          main,
          weight_pct: share,
          priority,
          open_e: own.filter((row) => row.severity === 'E').length,
          open_w: own.filter((row) => row.severity === 'W').length,
          rules: [...new Set(own.map((row) => row.rule_id))].sort(compareText).join('、') || null,
          score_flag: missing(score),
          main_flag: missing(main),
          weight_pct_flag: missing(share),
          priority_flag: missing(priority),
        }
      })
      .sort(
        (a, b) =>
          compareDescending(a.priority, b.priority) ||
          b.open_e - a.open_e ||
          b.open_w - a.open_w ||
          compareDescending(a.score, b.score) ||
          compareText(a.uscc, b.uscc),
      )
      .slice(0, Number(top))
      .map((row, at) => ({ place: at + 1, ...row }))
  },
}
