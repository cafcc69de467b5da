import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { difference } from '../support/rates.ts'

const economy = [
  'gdp',
  'industry_output',
  'industry_va',
  'services_revenue',
  'retail',
  'investment',
  'exports',
  'imports',
]
const balances = ['deposits', 'loans', 'cpi']
const money = ['fiscal_revenue', ...balances]
const energy = ['power_use', 'energy_tce']
const sets: Readonly<Record<string, readonly string[]>> = {
  all: [...economy, ...money, ...energy],
  economy,
  money,
  energy,
}

export const oracle: Oracle = {
  id: 'macro-flash',
  cases: [{ period_ym: '2020-02' }, { period_ym: '2020-08', region: '990107' }, { indicator_set: 'money' }],
  expect: ({ macro }, { period_ym: chosen, region, indicator_set: set }) => {
    const month = String(chosen)
    return (sets[String(set)] ?? []).flatMap((indicator) => {
      const ofYear = macro
        .filter(
          (row) =>
            row.indicator_code === indicator &&
            row.region_code === region &&
            yearOf(row.period_ym) === yearOf(month) &&
            row.period_ym <= month,
        )
        .sort((a, b) => (a.period_ym < b.period_ym ? 1 : -1))
      const [now, before] = ofYear
      if (now?.period_ym !== month) return []
      const isFlow = !balances.includes(indicator)
      const isNext = before !== undefined && monthOf(before.period_ym) === monthOf(month) - 1
      return [
        {
          indicator,
          unit: now.value_unit,
          month: isFlow && isNext ? difference(now.value_cur, before.value_cur) : null,
          ytd: now.value_cur,
          yoy: now.yoy,
          lift: difference(now.yoy, before?.yoy ?? null),
          month_flag: isFlow && monthOf(month) === 2 ? 'merged_1_2' : null,
          yoy_flag: now.yoy === null ? 'not_reported' : null,
          lift_flag: now.yoy === null ? 'not_reported' : (before?.yoy ?? null) === null ? 'no_ref_rate' : null,
        },
      ]
    })
  },
}
