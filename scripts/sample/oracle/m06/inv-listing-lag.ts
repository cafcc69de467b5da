import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { compareText } from '../support/sums.ts'

const states = ['missing', 'open', 'late', 'in_time']

export const oracle: Oracle = {
  id: 'inv-listing-lag',
  cases: [{ year: '2019', max_lag: 2 }, { year: '2018' }, { list: 'none' }],
  expect: ({ investment_project: reports, group_member: members }, { year, max_lag: allowed, list }) => {
    const projects = new Map(
      [...reports].sort((a, b) => compareText(a.period_ym, b.period_ym)).map((row) => [row.project_code, row]),
    )
    const started = [...projects.values()]
      .filter((row) => row.start_ym.startsWith(String(year)))
      .map((row) => {
        const lag =
          row.entry_ym === null
            ? null
            : (yearOf(row.entry_ym) - yearOf(row.start_ym)) * 12 + monthOf(row.entry_ym) - monthOf(row.start_ym)
        return {
          project: row.project_name,
          lag_months: lag,
          listed: lag === null ? 'open' : lag > Number(allowed) ? 'late' : 'in_time',
          plan: row.plan_total,
          start_ym: row.start_ym,
          entry_ym: row.entry_ym,
          code: row.project_code,
        }
      })
    const owners = new Set(reports.map((row) => row.owner_uscc))
    const missing = members
      .filter(
        (row) =>
          row.group_code === list &&
          row.valid_from.slice(0, 4) <= String(year) &&
          (row.valid_to === null || row.valid_to.slice(0, 4) >= String(year)) &&
          !owners.has(row.uscc),
      )
      .map((row) => ({
        project: row.member_name,
        lag_months: null,
        listed: 'missing',
        plan: null,
        start_ym: null,
        entry_ym: null,
        code: row.uscc,
      }))
    return [...missing, ...started].sort(
      (a, b) =>
        states.indexOf(a.listed) - states.indexOf(b.listed) ||
        (b.lag_months ?? -1) - (a.lag_months ?? -1) ||
        (b.plan ?? -1) - (a.plan ?? -1) ||
        compareText(a.code, b.code),
    )
  },
}
