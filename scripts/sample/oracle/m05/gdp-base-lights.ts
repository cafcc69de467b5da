import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf } from '../support/periods.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'gdp-base-lights',
  cases: [{ period_ym: '2020-02' }, { green: 5, red: 2 }],
  expect: ({ gdp_base: bases }, { period_ym: month, green, red }) => {
    const before = monthOf(String(month)) <= 2 ? null : addMonths(String(month), -1)
    return bases
      .filter((row) => row.period_ym === month)
      .map((row) => {
        const earlier = bases.find((each) => each.base_code === row.base_code && each.period_ym === before)?.yoy ?? null
        const { yoy } = row
        return {
          base: row.base_code,
          item: row.item_code,
          weight: row.weight,
          yoy,
          prev_yoy: earlier,
          lift: yoy === null || earlier === null ? null : yoy - earlier,
          light: yoy === null ? null : yoy >= Number(green) ? 'green' : yoy < Number(red) ? 'red' : 'yellow',
          lift_flag: yoy === null ? 'not_reported' : earlier === null ? 'no_ref_rate' : null,
        }
      })
      .sort((a, b) => (a.yoy ?? Infinity) - (b.yoy ?? Infinity) || compareText(a.base, b.base))
  },
}
