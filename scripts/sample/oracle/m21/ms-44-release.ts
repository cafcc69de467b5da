import type { Oracle } from '../oracle.ts'
import { lastMonthOf, modernGroups, modernUnits } from '../support/modern-groups.ts'
import { divide, growthOf } from '../support/rates.ts'

export const oracle: Oracle = {
  id: 'ms-44-release',
  cases: [{ quarter: '2020-Q2' }, { quarter: '2019-Q1' }],
  expect: (records, { quarter }) => {
    const at = lastMonthOf(String(quarter))
    const units = modernUnits(records, at)
    const departments = records.dept_aggregate.filter((row) => row.period_ym === at)
    const [bank, revenue] = ['finance_units', 'finance_revenue'].map((code) =>
      departments.find((row) => row.indicator_code === code),
    )
    const financePair = [revenue?.value_cur ?? null, revenue?.value_ly ?? null] as const
    const line = (code: string | null) => {
      const own = units.flatMap(({ row, groups }) => {
        const share = code === null ? Math.max(...groups.values()) : groups.get(code)
        const of = (value: number | null) => (value === null || share === undefined ? null : value * share)
        return share === undefined ? [] : [{ pair: [of(row.revenue_ytd), of(row.revenue_ytd_ly)] as const, groups }]
      })
      const banks = code === null || code === 'm44.finance' ? [financePair] : []
      const growth = growthOf([...own.map(({ pair }) => pair), ...banks])
      const count = own.length + (banks.length === 0 ? 0 : (bank?.value_cur ?? 0))
      const isEmpty = code === 'm44.finance' ? bank === undefined : own.length + banks.length === 0
      return {
        group: code ?? '合计（去重）',
        units: isEmpty ? null : count,
        revenue: divide(growth.level, 10_000),
        yoy: growth.rate,
        shared: own.length === 0 ? null : own.filter(({ groups }) => groups.size > 1).length,
        units_flag: isEmpty ? 'not_reported' : null,
        revenue_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        level: code === null ? 0 : 1,
        row_kind: code === null ? 'total' : 'data',
      }
    }
    return [line(null), ...modernGroups.map(line)]
  },
}
