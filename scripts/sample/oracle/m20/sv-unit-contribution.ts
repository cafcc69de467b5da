import type { Oracle, OracleRow } from '../oracle.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { serviceReports } from '../support/service-reports.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'sv-unit-contribution',
  cases: [{ period_ym: '2020-06', n: 3 }, { section: 'I' }, { town: '990112001', n: 5 }],
  expect: (records, { period_ym, n, section, town }) => {
    const month = String(period_ym)
    const own = serviceReports(records, month, town).filter(
      ({ division }) => section === null || division?.section === section,
    )
    const listsOf = (uscc: string): string | null => {
      const codes = records.group_member
        .filter(
          (row) => row.uscc === uscc && row.valid_from <= month && (row.valid_to === null || row.valid_to >= month),
        )
        .map((row) => row.group_code)
      return codes.length === 0 ? null : [...new Set(codes)].sort(compareText).join('、')
    }
    const total = growthOf(own.map(({ row }) => [row.revenue_ytd, row.revenue_ytd_ly] as const))
    const hasBase = total.base !== null && total.base > 0
    const pulled = (delta: number | null) => (hasBase ? divide(delta, total.base, 100) : null)
    const pullFlag = hasBase ? null : 'no_base'
    const side = (word: string, sign: 1 | -1): OracleRow[] =>
      own
        .map((each) => ({ ...each, delta: difference(each.row.revenue_ytd, each.row.revenue_ytd_ly) }))
        .filter(({ delta }) => (delta ?? 0) * sign > 0)
        .sort((a, b) => sign * compareDescending(a.delta, b.delta) || compareText(a.row.uscc, b.row.uscc))
        .slice(0, Number(n))
        .map(({ row, unit, division, delta }) => ({
          side: word,
          unit_name: unit?.unit_name ?? row.uscc,
          uscc: row.uscc,
          industry: division?.industry_name ?? unit?.industry_code.slice(0, 2) ?? null,
          revenue: row.revenue_ytd,
          yoy: growthRate(row.revenue_ytd, row.revenue_ytd_ly),
          delta,
          pull_pp: pulled(delta),
          key_list: listsOf(row.uscc),
          revenue_flag: null,
          yoy_flag: growthFlag(row.revenue_ytd, row.revenue_ytd_ly),
          pull_flag: pullFlag,
          level: 1,
          row_kind: 'data',
        }))
    const delta = difference(total.now, total.base)
    return [
      {
        side: '总计',
        unit_name: null,
        uscc: null,
        industry: null,
        revenue: total.level,
        yoy: total.rate,
        delta,
        pull_pp: pulled(delta),
        key_list: null,
        revenue_flag: total.level === null ? 'not_reported' : null,
        yoy_flag: total.flag,
        pull_flag: pullFlag,
        level: 0,
        row_kind: 'total',
      },
      ...side('拉升', 1),
      ...side('下拉', -1),
    ]
  },
}
