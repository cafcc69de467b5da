import type { Oracle } from '../oracle.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'sei-share-trend',
  cases: [{ from: '2019-06', to: '2020-06' }, { town: '990112400' }],
  expect: (records, { from, to, town }) => {
    const periods = [...new Set(records.sei_output.map((row) => row.period_ym))]
      .filter((period) => period >= String(from) && period <= String(to))
      .sort()
    return periods.map((period) => {
      const register = registerAt(records.unit, period)
      const isOwn = (row: { period_ym: string; uscc: string }): boolean =>
        row.period_ym === period && (town === null || register.get(row.uscc)?.town_code === town)
      const emerging = records.sei_output.filter(isOwn)
      const outputs = records.industrial_output.filter(isOwn)
      const sei = growthOf(emerging.map((row) => [row.sei_ytd, row.sei_ytd_ly] as const))
      const all = growthOf(outputs.map((row) => [row.output_ytd, row.output_ytd_ly] as const))
      const share = divide(sei.level, all.level, 100)
      const before = divide(
        sumKnown(emerging.map((row) => row.sei_ytd_ly)),
        sumKnown(outputs.map((row) => row.output_ytd_ly)),
        100,
      )
      const leftOut = sei.leftOut || all.leftOut ? 'partial' : null
      return {
        period,
        units: new Set(emerging.map((row) => row.uscc)).size,
        sei: divide(sei.level, 10_000),
        sei_yoy: sei.rate,
        output: divide(all.level, 10_000),
        output_yoy: all.rate,
        share,
        share_ly: before,
        change_pp: difference(share, before),
        sei_flag: sei.level === null ? 'not_reported' : null,
        sei_yoy_flag: sei.flag,
        output_yoy_flag: all.flag,
        share_flag: share === null ? 'not_reported' : null,
        change_flag: share === null ? 'not_reported' : before === null ? 'no_base' : leftOut,
      }
    })
  },
}
