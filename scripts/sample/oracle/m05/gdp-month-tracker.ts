import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { difference, divide, ratioOf } from '../support/rates.ts'
import { lastMonthOf } from '../support/modern-groups.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

const totals = ['GDP', 'S1', 'S2', 'S3']

export const oracle: Oracle = {
  id: 'gdp-month-tracker',
  cases: [{ region: '990103', period_ym: '2020-05', months: 12 }, { period_ym: '2018-12' }],
  expect: (records, { region, period_ym: until, months: count }) => {
    const months = [...new Set(records.gdp_base.map((row) => row.period_ym))]
      .filter((month) => month <= String(until))
      .sort()
      .slice(-Number(count))
    const lines = months.map((month) => {
      const { implied, coverage } = impliedAt(records, String(region), month)
      const published = records.gdp_component.find(
        (row) => row.region_code === region && row.item_code === 'GDP' && lastMonthOf(row.period_q) === month,
      )
      const rate = published?.real_yoy ?? null
      return { month, implied, coverage, published: rate, error: difference(implied, rate) }
    })
    const errors = lines.flatMap(({ error }) => (error === null ? [] : [error * error]))
    const spread = errors.length === 0 ? null : Math.sqrt((sumKnown(errors) ?? 0) / errors.length)
    return lines.map(({ month, implied, coverage, published, error }) => ({
      month,
      implied_growth: implied,
      low: difference(implied, spread),
      high: implied === null || spread === null ? null : implied + spread,
      published_growth: published,
      error,
      coverage,
      implied_flag: implied === null ? 'not_reported' : null,
    }))
  },
}

/** Growth that the base indicators of a month imply, and the share of value added that they stand for. */
function impliedAt(
  { gdp_base: bases, gdp_component: components }: SampleRecords,
  region: string,
  month: string,
): { implied: number | null; coverage: number | null } {
  const rates = new Map<string, { sum: number; weight: number }>()
  for (const own of groupBy(bases, (row) => row.base_code).values()) {
    const newest = own
      .filter((row) => {
        const end = addMonths(month, -row.lag_months)
        return row.period_ym <= end && row.period_ym > addMonths(end, -3)
      })
      .sort((a, b) => (a.period_ym < b.period_ym ? 1 : -1))[0]
    if (newest === undefined || newest.yoy === null) continue
    const sum = rates.get(newest.item_code) ?? { sum: 0, weight: 0 }
    rates.set(newest.item_code, { sum: sum.sum + newest.weight * newest.yoy, weight: sum.weight + newest.weight })
  }
  const items = components.filter((row) => row.region_code === region && !totals.includes(row.item_code))
  const quarters = [...new Set(items.map((row) => row.period_q))].sort()
  const quarter = quarters.filter((each) => lastMonthOf(each) < month).at(-1) ?? quarters[0]
  const parts = items
    .filter((row) => row.period_q === quarter)
    .map((row) => {
      const rate = rates.get(row.item_code)
      return { value: row.value_ytd ?? 0, rate: rate === undefined ? null : divide(rate.sum, rate.weight) }
    })
  const implied = ratioOf(parts.map(({ value, rate }) => [rate === null ? null : value * rate, value] as const)).value
  const covered = sumKnown(parts.map(({ value, rate }) => (rate === null ? null : value)))
  return { implied, coverage: divide(covered, sumKnown(parts.map(({ value }) => value)), 100) }
}
