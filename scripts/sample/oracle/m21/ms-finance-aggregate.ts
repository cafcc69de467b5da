import type { Oracle } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { growthFlag, growthRate } from '../support/rates.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ms-finance-aggregate',
  cases: [
    { period_ym: '2020-06', months: 1 },
    { period_ym: '2020-02', months: 24 },
  ],
  expect: ({ dept_aggregate: all }, { period_ym, months }) => {
    const last = String(period_ym)
    const first = addMonths(last, 1 - Number(months))
    return all
      .filter(
        (row) => ['人行', '银保监', '金融办'].includes(row.dept) && row.period_ym >= first && row.period_ym <= last,
      )
      .sort((a, b) => compareText(a.indicator_code, b.indicator_code) || compareText(b.period_ym, a.period_ym))
      .map((row) => ({
        indicator: row.indicator_name,
        dept: row.dept,
        period: row.period_ym,
        value_unit: row.value_unit,
        value: row.value_cur,
        value_ly: row.value_ly,
        yoy: growthRate(row.value_cur, row.value_ly),
        value_flag: row.value_cur === null ? 'not_reported' : null,
        yoy_flag: growthFlag(row.value_cur, row.value_ly),
      }))
  },
}
