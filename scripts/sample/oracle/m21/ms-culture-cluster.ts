import type { Oracle } from '../oracle.ts'
import { membersOf } from '../support/modern-groups.ts'
import { divide, growthOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ms-culture-cluster',
  cases: [{ period_ym: '2020-06' }, { period_ym: '2019-11' }],
  expect: (records, { period_ym }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const culture = membersOf(records, 'm44.culture', month)
    const all = records.finance
      .filter((row) => row.period_ym === month)
      .map((row) => ({ row, unit: register.get(row.uscc), town: groupCode(register.get(row.uscc), 'town') }))
    const weightOf = (rows: typeof all) => {
      const own = rows.filter(({ row }) => culture.has(row.uscc))
      const revenue = sumKnown(own.map(({ row }) => row.revenue_ytd))
      return { own, revenue, weight: divide(revenue, sumKnown(rows.map(({ row }) => row.revenue_ytd))) }
    }
    const whole = weightOf(all)
    const line = (town: string, rows: typeof all, isTotal: boolean) => {
      const { own, revenue, weight } = weightOf(rows)
      const growth = growthOf(own.map(({ row }) => [row.revenue_ytd, row.revenue_ytd_ly] as const))
      const measured = own.flatMap(({ row, unit }) =>
        row.revenue_ytd !== null && (unit?.floor_area_m2 ?? 0) > 0
          ? [{ revenue: row.revenue_ytd, area: unit?.floor_area_m2 ?? 0 }]
          : [],
      )
      const area = sumKnown(measured.map((each) => each.area))
      const [leader] = own
        .filter(({ row }) => row.revenue_ytd !== null)
        .sort((a, b) => compareDescending(a.row.revenue_ytd, b.row.revenue_ytd) || compareText(b.row.uscc, a.row.uscc))
      return {
        town,
        units: own.length,
        revenue: divide(revenue, 10_000),
        yoy: growth.rate,
        lq: divide(weight, whole.weight),
        per_m2: divide(sumKnown(measured.map((each) => each.revenue)), area, 10_000),
        leader: leader === undefined ? null : (leader.unit?.unit_name ?? leader.row.uscc),
        leader_share: divide(leader?.row.revenue_ytd ?? null, revenue, 100),
        revenue_flag: revenue === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        lq_flag: revenue === null ? 'not_reported' : null,
        area_flag: area === null ? 'not_reported' : measured.length < own.length ? 'partial' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const lines = [...new Set(whole.own.map(({ town }) => town))]
      .map((code) => ({
        code,
        row: line(
          groupName(records, code, 'town'),
          all.filter(({ town }) => town === code),
          false,
        ),
      }))
      .sort((a, b) => compareDescending(a.row.revenue, b.row.revenue) || compareCode(a.code, b.code))
    return [line('全区', all, true), ...lines.map(({ row }) => row)]
  },
}
