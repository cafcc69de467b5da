import type { Oracle } from '../oracle.ts'
import { difference, divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'rk-kpi',
  cases: [{ year: '2019' }, { goal: 12.5 }, { town: '990112002' }],
  expect: ({ risk_score: scores, unit }, { year, goal, town }) => {
    const months = [...groupBy(scores, (row) => row.period_ym)]
      .filter(([month]) => month.startsWith(String(year)))
      .sort(([a], [b]) => compareText(a, b))
      .map(([month, rows]) => {
        const register = registerAt(unit, month)
        const own = rows.filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
        const high = own.filter(({ level }) => level === 'red' || level === 'yellow').length
        return { month, units: own.length, mid_high: high, share: divide(high, own.length, 100) }
      })
    const january = months.find(({ month }) => month === `${String(year)}-01`)?.share ?? null
    const flag = january === null ? 'no_ref' : null
    return months.map((row) => {
      const change = difference(row.share, january)
      return {
        ...row,
        change_pp: change,
        goal_share: difference(january, Number(goal)),
        reached: change === null ? null : change <= -Number(goal) + 1e-9 ? '达标' : '未达标',
        change_flag: flag,
        goal_flag: flag,
      }
    })
  },
}
