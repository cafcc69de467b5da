import type { Oracle } from '../oracle.ts'
import { membersOf } from '../support/modern-groups.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

export const oracle: Oracle = {
  id: 'ms-biopharma-chain',
  cases: [{ period_ym: '2020-06' }, { period_ym: '2020-02', town: '990112001' }],
  expect: (records, { period_ym, town }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const members = membersOf(records, 'm44.bio', month)
    const at = <Row extends { period_ym: string; uscc: string }>(rows: readonly Row[], specialty: string): Row[] =>
      rows.filter(({ uscc, period_ym: period }) => {
        const unit = register.get(uscc)
        return (
          period === month &&
          members.has(uscc) &&
          unit?.specialty === specialty &&
          (town === null || unit.town_code === town)
        )
      })
    const links = [
      {
        link: '制造',
        measure: '工业总产值',
        rows: at(records.industrial_output, 'B').map((row) => [row.uscc, row.output_ytd, row.output_ytd_ly] as const),
      },
      {
        link: '流通',
        measure: '商品销售额',
        rows: at(records.trade_sales, 'E').map((row) => [row.uscc, row.sales_ytd, row.sales_ytd_ly] as const),
      },
      {
        link: '服务',
        measure: '营业收入',
        rows: at(records.finance, 'F').map((row) => [row.uscc, row.revenue_ytd, row.revenue_ytd_ly] as const),
      },
    ]
    const lines = links.map(({ link, measure, rows }) => {
      const of = (uscc: string, value: number | null) => (value === null ? null : value * (members.get(uscc) ?? 0))
      const growth = growthOf(rows.map(([uscc, now, base]) => [of(uscc, now), of(uscc, base)] as const))
      return {
        link,
        measure,
        units: rows.length,
        value: divide(growth.level, 10_000),
        yoy: growth.rate,
        value_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        level: 1,
        row_kind: 'data',
      }
    })
    return [
      {
        link: '全链条',
        measure: null,
        units: lines.reduce((sum, { units }) => sum + units, 0),
        value: null,
        yoy: null,
        value_flag: null,
        yoy_flag: null,
        level: 0,
        row_kind: 'total',
      },
      ...lines,
    ]
  },
}
