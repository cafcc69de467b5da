import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { divide } from '../support/rates.ts'

const order = ['gdp', 'industry_output', 'retail', 'investment', 'fiscal_revenue', 'energy_tce']

export const oracle: Oracle = {
  id: 'macro-target-progress',
  cases: [{ period_ym: '2020-09' }, { period_ym: '2020-08' }, { period_ym: '2018-12' }],
  expect: ({ macro, target }, { period_ym: chosen }) => {
    const month = String(chosen)
    const done = monthOf(month)
    return target
      .filter((row) => row.year === yearOf(month))
      .sort((a, b) => order.indexOf(a.indicator_code) - order.indexOf(b.indicator_code))
      .map(({ indicator_code: indicator, region_code: region, target_value: wanted, target_type: type, direction }) => {
        const at = (period: string) =>
          macro.find(
            (row) => row.indicator_code === indicator && row.region_code === region && row.period_ym === period,
          )
        const now = at(month)
        const yearBase = at(`${String(yearOf(month) - 1)}-12`)?.value_cur ?? null
        const isGrowth = type === 'growth'
        const figure = (isGrowth ? now?.yoy : now?.value_cur) ?? null
        const gap = figure === null ? null : (figure - wanted) * (direction === '-' ? -1 : 1)
        const base = now?.value_ly ?? null
        let needed: number | null = null
        if (done < 12 && figure !== null && yearBase !== null && base !== null && yearBase > base) {
          // What the year must reach and what is reached, both in the base's prices.
          const goal = isGrowth ? yearBase * (1 + wanted / 100) : wanted
          const reached = isGrowth ? base * (1 + figure / 100) : figure
          needed = ((goal - reached) / (yearBase - base) - 1) * 100
        }
        return {
          indicator,
          region,
          unit: isGrowth ? '%' : (now?.value_unit ?? null),
          target: wanted,
          done: figure,
          progress: isGrowth ? null : divide(figure, wanted, 100),
          time_progress: (done / 12) * 100,
          gap,
          needed_rate: needed,
          state: gap === null ? null : gap >= 0 ? 'reached' : 'open',
          is_rate: isGrowth,
          done_flag: figure === null ? 'not_reported' : null,
          needed_flag: done === 12 ? null : figure === null ? 'not_reported' : needed === null ? 'no_base' : null,
        }
      })
  },
}
