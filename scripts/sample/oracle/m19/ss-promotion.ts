import type { Oracle } from '../oracle.ts'
import { addQuarters, yearOf } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { limitOf, shopsBySample, yearlySales } from '../support/small-shops.ts'
import { compareDescending, compareText } from '../support/sums.ts'

const kinds: Readonly<Record<string, string>> = { 1: '法人', 2: '产业活动单位', 3: '个体' }

export const oracle: Oracle = {
  id: 'ss-promotion',
  cases: [
    { period_q: '2019-Q4', at_least: 50 },
    { at_least: 0, town: '990112002' },
  ],
  expect: (records, { period_q, at_least: least, town }) => {
    const quarter = String(period_q)
    const year = [0, 1, 2, 3].map((back) => addQuarters(quarter, -back))
    const shops = shopsBySample(records)
    return records.small_sample
      .filter((row) => row.q_in <= quarter && (row.q_out === null || row.q_out > quarter))
      .flatMap(({ sample_code: code }) => {
        const shop = shops.get(code)
        const sold = yearlySales(records, code, year)
        if (shop === undefined || sold === null || (town !== null && shop.town_code !== town)) return []
        const limit = limitOf(records, shop.division, yearOf(quarter))
        const ratio = divide(sold.sales, limit, 100)
        return ratio === null || ratio < Number(least)
          ? []
          : [
              {
                sample: code,
                shop: shop.frame_name,
                town: records.town_dim.find((row) => row.town_code === shop.town_code)?.town_name ?? shop.town_code,
                division:
                  records.industry_dim.find((row) => row.industry_code === shop.division)?.industry_name ??
                  shop.division,
                unit_kind: kinds[shop.unit_kind] ?? null,
                quarters: sold.quarters,
                annualised: sold.sales,
                threshold: limit,
                ratio,
                state: ratio >= 100 ? '达限' : '接近',
              },
            ]
      })
      .sort((a, b) => compareDescending(a.ratio, b.ratio) || compareText(a.sample, b.sample))
  },
}
