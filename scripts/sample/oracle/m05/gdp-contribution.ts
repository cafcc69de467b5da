import type { Oracle } from '../oracle.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'gdp-contribution',
  cases: [{ region: '990101' }, { period_q: '2020-Q1' }],
  expect: ({ gdp_component: all }, { region, period_q: quarter }) => {
    const own = all.filter((row) => row.region_code === region && row.period_q === quarter)
    const whole = own.find((row) => row.item_code === 'GDP')
    if (whole === undefined) return []
    const parts = own
      .filter((row) => !['GDP', 'S1', 'S2', 'S3'].includes(row.item_code))
      .map((row) => ({ row, pull: ((row.value_ytd_ly ?? 0) / (whole.value_ytd_ly ?? NaN)) * (row.real_yoy ?? NaN) }))
    const sum = parts.reduce((total, { pull }) => total + pull, 0)
    const base = Math.abs(sum) < 0.05 ? 'unstable' : null
    const line = (row: (typeof all)[number], pull: number, isTotal: boolean) => ({
      item: row.item_code,
      value: (row.value_ytd ?? 0) / 10_000,
      share: ((row.value_ytd ?? 0) / (whole.value_ytd ?? NaN)) * 100,
      real_yoy: row.real_yoy,
      pull_pp: pull,
      contrib_pct: isTotal ? 100 : (pull / sum) * 100,
      check_gap: isTotal ? sum - (whole.real_yoy ?? NaN) : null,
      contrib_flag: base ?? (sum < 0 && isTotal ? 'down_contribution' : null),
      level: isTotal ? 0 : 1,
      row_kind: isTotal ? 'total' : 'data',
    })
    return [
      line(whole, sum, true),
      ...parts
        .sort((a, b) => b.pull - a.pull || compareText(a.row.item_code, b.row.item_code))
        .map(({ row, pull }) => line(row, pull, false)),
    ]
  },
}
