import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { compareCode, groupName } from '../support/register.ts'
import { serviceReports } from '../support/service-reports.ts'
import type { ServiceReport } from '../support/service-reports.ts'

export const oracle: Oracle = {
  id: 'sv-revenue-flash',
  cases: [{ period_ym: '2020-02' }, { town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const all = serviceReports(records, String(month), town)
    const line = (section: string, own: readonly ServiceReport[], isTotal: boolean) => {
      const revenue = growthOf(own.map(({ row }) => [row.revenue_ytd, row.revenue_ytd_ly] as const))
      const profit = growthOf(own.map(({ row }) => [row.profit_ytd, row.profit_ytd_ly] as const))
      return {
        section,
        units: own.length,
        revenue: divide(revenue.level, 10_000),
        yoy: revenue.rate,
        profit: divide(profit.level, 10_000),
        profit_yoy: profit.rate,
        revenue_flag: revenue.level === null ? 'not_reported' : null,
        yoy_flag: revenue.flag,
        profit_flag: profit.level === null ? 'not_reported' : null,
        profit_yoy_flag: profit.flag,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const codes = [...new Set(all.map(({ division }) => division?.section ?? null))].sort(compareCode)
    return [
      line('总计', all, true),
      ...codes.map((code) =>
        line(
          groupName(records, code, 'division'),
          all.filter(({ division }) => (division?.section ?? null) === code),
          false,
        ),
      ),
    ]
  },
}
