import type { Oracle } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { growthFlag, growthOf } from '../support/rates.ts'
import { compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-product-output',
  cases: [{ period_ym: '2020-02' }, { period_ym: '2019-06' }],
  expect: ({ industrial_product: products }, { period_ym: month }) => {
    const merged = monthOf(String(month)) <= 2
    const groups = groupBy(
      products.filter((row) => row.period_ym === month),
      (row) => `${row.product_code} ${row.product_unit}`,
    )
    return [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, rows]) => {
        const ofMonth = growthOf(rows.map((row) => [row.qty_m, row.qty_m_ly] as const))
        const toDate = growthOf(rows.map((row) => [row.qty_ytd, row.qty_ytd_ly] as const))
        const flagOf = ({ now, level, base, leftOut }: typeof toDate) =>
          growthFlag(now ?? level, base, 0) ?? (leftOut ? 'partial' : null)
        return {
          product: rows.map((row) => row.product_name).sort(compareText)[0] ?? null,
          unit: rows[0]?.product_unit ?? null,
          units: rows.filter((row) => (row.qty_ytd ?? 0) > 0).length,
          month: merged ? null : ofMonth.level,
          month_yoy: merged ? null : ofMonth.rate,
          ytd: toDate.level,
          yoy: toDate.rate,
          month_flag: merged ? 'merged_1_2' : ofMonth.level === null ? 'not_reported' : null,
          month_yoy_flag: merged ? 'merged_1_2' : flagOf(ofMonth),
          ytd_flag: toDate.level === null ? 'not_reported' : null,
          yoy_flag: flagOf(toDate),
          code: rows[0]?.product_code ?? null,
        }
      })
  },
}
