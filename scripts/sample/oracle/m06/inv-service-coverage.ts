import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { compareDescending, compareText, groupBy } from '../support/sums.ts'

type Project = RecordOf<'investment_project'>

/** The last report in a year of each project whose plan is large enough. */
function projectsIn(records: SampleRecords, year: string, least: number): Project[] {
  const reports = records.investment_project.filter((row) => row.period_ym.startsWith(year))
  return [...groupBy(reports, (row) => row.project_code).values()]
    .map((rows) => rows.reduce((last, row) => (row.period_ym > last.period_ym ? row : last)))
    .filter((row) => row.plan_total >= least)
}

export const oracle: Oracle = {
  id: 'inv-service-coverage',
  cases: [{ year: '2019', goal: 10 }, { min_plan: 5000, goal: 45 }, { year: '2018' }],
  expect: (records, { year: chosen, goal, min_plan: least }) => {
    const year = String(chosen)
    const all = projectsIn(records, year, Number(least))
    const visits = records.coaching.filter((row) => row.done_on?.startsWith(year) === true)
    const visited = groupBy(visits, (row) => row.uscc)
    const isKept = visits.length > 0
    const line = (code: string | null, own: readonly Project[]) => {
      const served = own.filter((row) => visited.has(row.owner_uscc)).length
      const [next] = own
        .filter((row) => !visited.has(row.owner_uscc))
        .sort((a, b) => b.plan_total - a.plan_total || compareText(a.project_code, b.project_code))
      const owners = [...new Set(own.map((row) => row.owner_uscc))]
      const pct = isKept ? divide(served, own.length, 100) : null
      const flag = isKept ? null : 'no_ref'
      return {
        town: code === null ? '全区' : (records.town_dim.find((row) => row.town_code === code)?.town_name ?? code),
        projects: own.length,
        served: isKept ? served : null,
        visits: isKept ? owners.reduce((sum, owner) => sum + (visited.get(owner)?.length ?? 0), 0) : null,
        pct,
        gap: pct === null ? null : pct - Number(goal),
        to_serve: isKept ? Math.max(0, Math.ceil((own.length * Number(goal)) / 100 - 1e-9) - served) : null,
        next_project: isKept ? (next?.project_name ?? null) : null,
        served_flag: flag,
        visits_flag: flag,
        pct_flag: flag,
        gap_flag: flag,
        to_serve_flag: flag,
        code,
        level: code === null ? 0 : 1,
        row_kind: code === null ? 'total' : 'data',
      }
    }
    if (all.length === 0) return []
    return [
      line(null, all),
      ...[...groupBy(all, (row) => row.town_code)]
        .map(([code, own]) => line(code, own))
        .sort((a, b) => compareDescending(a.pct, b.pct) || compareCode(a.code, b.code)),
    ]
  },
}
