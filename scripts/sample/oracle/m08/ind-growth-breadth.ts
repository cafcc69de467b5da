import type { Oracle } from '../oracle.ts'
import { growthOf, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-growth-breadth',
  cases: [{ from: '2020-02', to: '2020-06' }],
  expect: ({ industrial_output: outputs, unit }, { from, to }) => {
    const months = groupBy(
      outputs.filter((row) => row.period_ym >= String(from) && row.period_ym <= String(to)),
      (row) => row.period_ym,
    )
    return [...months]
      .sort(([a], [b]) => compareText(a, b))
      .map(([month, rows]) => {
        const register = registerAt(unit, month)
        const unitRates = rows
          .map((row) => growthRate(row.output_ytd, row.output_ytd_ly))
          .filter((rate, at) => rate !== null && rows[at]?.output_ytd !== null)
        const divisions = groupBy(
          rows.filter((row) => register.has(row.uscc)),
          (row) => register.get(row.uscc)?.industry_code.slice(0, 2),
        )
        const divisionRates = [...divisions.values()]
          .map((own) => growthOf(own.map((row) => [row.output_ytd, row.output_ytd_ly] as const)).rate)
          .filter((rate) => rate !== null)
        const [divisionsUp, unitsUp] = [divisionRates, unitRates].map(
          (rates) => rates.filter((rate) => (rate ?? 0) > 0).length,
        )
        const breadth = (up: number | undefined, all: number) =>
          all === 0 || up === undefined ? null : (up / all) * 100
        return {
          period: month,
          div_n: divisionRates.length,
          div_up: divisionsUp ?? 0,
          div_up_pct: breadth(divisionsUp, divisionRates.length),
          unit_n: unitRates.length,
          unit_up: unitsUp ?? 0,
          unit_up_pct: breadth(unitsUp, unitRates.length),
          breadth_flag: unitRates.length === 0 ? 'no_base' : null,
        }
      })
  },
}
