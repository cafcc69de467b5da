import type { Oracle } from '../oracle.ts'
import { yearOf } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'cohort-growth-curve',
  cases: [
    { specialty: 'F', year: '2019' },
    { years: 3, from_year: '2020' },
    { town: '990112107', specialty: 'E' },
  ],
  expect: ({ finance, unit: units }, { year, from_year: from, years, specialty, town }) => {
    const register = registerAt(units, `${String(year)}-12`)
    const rates = finance.flatMap((row) => {
      const unit = register.get(row.uscc)
      const reported = yearOf(row.period_ym)
      const rate = growthRate(row.revenue_ytd, row.revenue_ytd_ly)
      if (unit === undefined || rate === null || (row.revenue_ytd_ly ?? 0) < 1) return []
      if (!row.period_ym.endsWith('-12') || reported > Number(year) || reported < Number(from ?? 0)) return []
      if ((specialty !== null && row.form_code[0] !== specialty) || (town !== null && unit.town_code !== town))
        return []
      return [{ since: reported - yearOf(unit.entry_ym), rate }]
    })
    return [...groupBy(rates, ({ since }) => since)]
      .filter(([since]) => since >= 0 && since <= Number(years))
      .sort(([a], [b]) => a - b)
      .map(([since, own]) => {
        const values = own.map(({ rate }) => rate)
        const flag = values.length < 5 ? 'weak' : null
        return {
          years_since: since,
          units: values.length,
          p25: quantile(values, 0.25),
          median: quantile(values, 0.5),
          p75: quantile(values, 0.75),
          growing_pct: (values.filter((value) => value > 0).length / values.length) * 100,
          p25_flag: flag,
          median_flag: flag,
          p75_flag: flag,
          growing_flag: flag,
        }
      })
  },
}
