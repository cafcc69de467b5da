import type { Oracle } from '../oracle.ts'
import { yearOf } from '../support/periods.ts'
import { difference, divide } from '../support/rates.ts'
import { sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'macro-progress-profile',
  cases: [
    { indicator: 'gdp', year: '2019', years: 1 },
    { indicator: 'retail', region: '990112400' },
    { indicator: 'investment', year: '2018' },
  ],
  expect: ({ macro, target }, { indicator, region, year: chosen, years }) => {
    const year = Number(chosen)
    const own = macro.filter((row) => row.indicator_code === indicator && row.region_code === region)
    const at = (of: number, month: string): number | null =>
      own.find((row) => row.period_ym === `${String(of)}-${month}`)?.value_cur ?? null
    const goal = target.find(
      (row) => row.year === year && row.indicator_code === indicator && row.region_code === region,
    )
    const [actual, before] = [at(year, '12'), at(year - 1, '12')]
    const wanted =
      goal === undefined
        ? null
        : goal.target_type !== 'growth'
          ? goal.target_value
          : before === null
            ? null
            : before * (1 + goal.target_value / 100)
    const earlier = Array.from({ length: Number(years) }, (_, back) => year - 1 - back).filter(
      (each) => at(each, '12') !== null,
    )
    const months = own
      .filter((row) => [year, ...earlier].includes(yearOf(row.period_ym)))
      .map((row) => row.period_ym.slice(5))
    return [...new Set(months)].sort().map((month) => {
      const value = at(year, month)
      const share = divide(value, actual ?? wanted ?? before, 100)
      const norms = earlier.map((each) => divide(at(each, month), at(each, '12'), 100)).filter((norm) => norm !== null)
      const mean = divide(sumKnown(norms), norms.length)
      return {
        month: `${String(year)}-${month}`,
        unit: own[0]?.value_unit ?? null,
        value,
        ytd_share: share,
        norm_mean: mean,
        norm_min: norms.length === 0 ? null : Math.min(...norms),
        norm_max: norms.length === 0 ? null : Math.max(...norms),
        norm_years: norms.length,
        gap_pp: difference(share, mean),
        basis: actual !== null ? '全年实际' : wanted !== null ? '年度目标' : before !== null ? '上年全年' : null,
        share_flag: value === null ? 'not_reported' : share === null ? 'no_ref' : null,
        norm_flag: mean === null ? 'no_ref' : null,
        gap_flag: value === null ? 'not_reported' : share === null || mean === null ? 'no_ref' : null,
      }
    })
  },
}
