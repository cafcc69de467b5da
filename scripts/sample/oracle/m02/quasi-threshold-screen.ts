import type { Oracle } from '../oracle.ts'
import { yearOf } from '../support/periods.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'quasi-threshold-screen',
  cases: [{ ratio: 0.8 }, { as_of: '2019-12' }],
  expect: (
    { quasi_unit: units, threshold_dim: thresholds, town_dim: towns, industry_dim: industries },
    { as_of: asOf, ratio },
  ) => {
    const year = yearOf(String(asOf))
    const valid = thresholds.filter((row) => row.valid_from <= year && (row.valid_to ?? 9999) >= year)
    const rows = units
      .filter((unit) => unit.found_ym <= String(asOf))
      .flatMap((unit) => {
        const section = industries.find((row) => row.industry_code === unit.industry_code.slice(0, 2))?.section
        const [best] = valid
          .filter((row) => unit.industry_code.startsWith(row.industry_prefix) || row.industry_prefix === section)
          .sort(
            (a, b) =>
              b.industry_prefix.length - a.industry_prefix.length || compareText(a.industry_prefix, b.industry_prefix),
          )
        const { revenue_12m: revenue } = unit
        const threshold = best?.threshold_wan ?? null
        if (best === undefined || threshold === null || revenue === null || revenue / threshold < Number(ratio))
          return []
        return [
          {
            unit_name: unit.unit_name,
            uscc: unit.uscc,
            town: towns.find((town) => town.town_code === unit.town_code)?.town_name ?? unit.town_code,
            revenue,
            threshold,
            times: revenue / threshold,
            basis: best.industry_prefix,
            stage: unit.stage,
          },
        ]
      })
    return rows.sort((a, b) => compareDescending(a.times, b.times) || compareText(a.uscc, b.uscc))
  },
}
