import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'sv-momentum',
  cases: [
    { period_ym: '2020-06', lift_ref: 'same_period_ly' },
    { period_ym: '2020-02' },
    { lift_ref: 'prev_year_end', town: '990112001' },
  ],
  expect: (records, { period_ym, lift_ref: from, town }) => {
    const month = String(period_ym)
    const other =
      from === 'same_period_ly'
        ? yearBefore(month)
        : from === 'prev_year_end'
          ? `${String(yearOf(month) - 1)}-12`
          : monthOf(month) > 2
            ? addMonths(month, -1)
            : null
    const register = registerAt(records.unit, month)
    const reportsAt = (ym: string | null) =>
      records.finance
        .filter((row) => row.form_code === 'F203' && row.period_ym === ym)
        .map((row) => ({
          unit: register.get(row.uscc),
          code: groupCode(register.get(row.uscc), 'division'),
          pair: [row.revenue_ytd, row.revenue_ytd_ly] as const,
        }))
        .filter(({ unit }) => town === null || unit?.town_code === town)
    const [now, before] = [reportsAt(month), reportsAt(other)]
    const whole = growthOf(now.map(({ pair }) => pair))
    const line = (division: string, isOwn: (row: (typeof now)[number]) => boolean, isTotal: boolean) => {
      const growth = growthOf(now.filter(isOwn).map(({ pair }) => pair))
      const earlier = before.filter(isOwn).map(({ pair }) => pair)
      const { rate } = growthOf(earlier)
      return {
        division,
        revenue: divide(growth.level, 10_000),
        yoy: growth.rate,
        lift_pp: difference(growth.rate, rate),
        share: divide(growth.level, whole.level, 100),
        revenue_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        lift_flag:
          growth.rate === null ? growth.flag : earlier.length === 0 ? 'no_ref' : rate === null ? 'no_ref_rate' : null,
        share_flag: growth.level === null ? 'not_reported' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const lines = [...new Set(now.map(({ code }) => code))]
      .map((code) => ({ code, row: line(groupName(records, code, 'division'), (each) => each.code === code, false) }))
      .sort((a, b) => compareDescending(a.row.yoy, b.row.yoy) || compareCode(a.code, b.code))
    return [...(now.length === 0 ? [] : [line('总计', () => true, true)]), ...lines.map(({ row }) => row)]
  },
}
