import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

export const oracle: Oracle = {
  id: 'ind-monthly-profile',
  cases: [
    { source: 'ytd', mom_base: 'mean' },
    { years: 3, town: '990112100' },
  ],
  expect: ({ industrial_output: outputs, unit }, { years, source, mom_base: momBase, town }) => {
    const register = registerAt(unit, '9999-12')
    const own = outputs.filter((row) => town === null || register.get(row.uscc)?.town_code === town)
    const reported = new Map(own.map((row) => [`${row.uscc} ${row.period_ym}`, row]))
    const months = [...new Set(own.map((row) => row.period_ym))].filter((month) => monthOf(month) > 1).sort()
    const isFirst = (month: string) => monthOf(month) === 2
    const pairsOf = (month: string) =>
      own
        .filter((row) => row.period_ym === month)
        .map((row): readonly [number | null, number | null] => {
          if (isFirst(month)) return [row.output_ytd, row.output_ytd_ly]
          if (source === 'month') return [row.output_m, row.output_m_ly]
          const before = reported.get(`${row.uscc} ${addMonths(month, -1)}`)
          return [
            difference(row.output_ytd, before?.output_ytd ?? null),
            difference(row.output_ytd_ly, before?.output_ytd_ly ?? null),
          ]
        })
    const sums = new Map(months.map((month) => [month, { pairs: pairsOf(month), growth: growthOf(pairsOf(month)) }]))
    const meanOf = (month: string) => divide(sums.get(month)?.growth.level ?? null, isFirst(month) ? 2 : 1)
    const newest = Math.max(...months.map(yearOf))
    return months
      .filter((month) => yearOf(month) > newest - Number(years))
      .sort((a, b) => yearOf(b) - yearOf(a) || monthOf(a) - monthOf(b))
      .map((month) => {
        const { pairs, growth } = sums.get(month) ?? { pairs: [], growth: growthOf([]) }
        const { level } = growth
        const previous = addMonths(month, -1)
        const before = isFirst(month) ? null : meanOf(previous)
        const noMarch = isFirst(month) || (isFirst(previous) && sums.has(previous) && momBase === 'none')
        const december = sums.get(`${String(yearOf(month) - 1)}-12`)?.growth.level ?? null
        return {
          year: String(yearOf(month)),
          month: isFirst(month) ? '1—2月' : `${String(monthOf(month))}月`,
          value: divide(level, 10_000),
          yoy: growth.rate,
          mom_raw: noMarch ? null : growthRate(level, before),
          index_dec: (december ?? 0) > 0 ? divide(meanOf(month), december, 100) : null,
          value_flag: level === null ? 'not_reported' : pairs.some(([now]) => now === null) ? 'partial' : null,
          yoy_flag: growth.flag,
          mom_flag: noMarch ? 'merged_1_2' : before === null ? 'no_ref' : growthFlag(level, before),
          index_flag: december === null ? 'no_ref' : december <= 0 ? 'base_zero' : null,
          month_mean: divide(meanOf(month), 10_000),
        }
      })
  },
}
