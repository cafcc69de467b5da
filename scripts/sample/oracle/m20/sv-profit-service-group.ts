import type { Oracle } from '../oracle.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { compareCode, groupName } from '../support/register.ts'
import { serviceReports } from '../support/service-reports.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

/** Divisions and sections of other for-profit services (domain model 2.4). */
const codeOf = (division: string, section: string): string | null =>
  ['64', '65'].includes(division) ? division : 'LMOR'.includes(section) ? section : null

export const oracle: Oracle = {
  id: 'sv-profit-service-group',
  cases: [{ period_ym: '2020-02' }, { town: '990112001' }],
  expect: (records, { period_ym: month, town }) => {
    const all = serviceReports(records, String(month), town).flatMap(({ row, division }) => {
      const code = division === undefined ? null : codeOf(division.industry_code, division.section)
      return code === null ? [] : [{ code, pair: [row.revenue_ytd, row.revenue_ytd_ly] as const }]
    })
    const whole = growthOf(all.map(({ pair }) => pair))
    const line = (code: string | null, own: typeof all) => {
      const { level, now, base, rate, flag } = growthOf(own.map(({ pair }) => pair))
      const isTotal = code === null
      const hasBase = whole.base !== null && whole.base > 0
      return {
        group: isTotal ? '其他营利性服务业' : groupName(records, code, 'division'),
        units: own.length,
        revenue: divide(level, 10_000),
        yoy: rate,
        pull_pp: hasBase ? divide(difference(now, base), whole.base, 100) : null,
        revenue_flag: level === null ? 'not_reported' : null,
        yoy_flag: flag,
        pull_flag: now === null || !hasBase ? 'no_base' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const parts = [...groupBy(all, ({ code }) => code)].map(([code, own]) => ({ code, row: line(code, own) }))
    parts.sort((a, b) => compareDescending(a.row.pull_pp, b.row.pull_pp) || compareCode(a.code, b.code))
    return [line(null, all), ...parts.map(({ row }) => row)]
  },
}
