import type { Oracle } from '../oracle.ts'
import { growthFlag, growthRate } from '../support/rates.ts'
import { shopsBySample } from '../support/small-shops.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

type Answer = { y: number; before: number | null; x: number }
type Cell = { population: number; size: number; answers: readonly Answer[] }

/** Estimate of a stratum with its variance (F46), and both sides of its growth over matched answers. */
function estimate({ population, size, answers }: Cell, byRatio: boolean) {
  const n = answers.length
  const sum = answers.reduce((total, { y }) => total + y, 0)
  const slope = sum / answers.reduce((total, { x }) => total + x, 0)
  const squares = answers.reduce((total, { x, y }) => total + (y - (byRatio ? slope * x : sum / n)) ** 2, 0)
  const matched = answers.filter(({ before }) => before !== null)
  const grown = (values: readonly (number | null)[]): number | null =>
    matched.length === 0 ? null : ((sumKnown(values) ?? 0) * population) / matched.length
  return {
    population,
    n,
    total: n === 0 ? null : byRatio ? size * slope : (population * sum) / n,
    variance: n < 2 ? null : (population * (population - n) * squares) / (n - 1) / n,
    now: grown(matched.map(({ y }) => y)),
    base: grown(matched.map(({ before }) => before)),
    leftOut: matched.length < n,
  }
}

/** Every stratum has two answers in the sample's records, so that none is merged. */
export const oracle: Oracle = {
  id: 'ss-estimate',
  cases: [{ method: 'ratio' }, { period_q: '2019-Q2' }, { period_q: '2018-Q4', method: 'ratio' }],
  expect: (records, { period_q: quarter, method }) => {
    const shops = shopsBySample(records)
    const cells = [...groupBy(records.small_frame, (row) => row.stratum)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([stratum, own]) => ({
        stratum,
        division: own[0]?.division ?? '',
        ...estimate(
          {
            population: own.length,
            size: own.reduce((sum, row) => sum + row.size_measure, 0),
            answers: records.small_report.flatMap((row) => {
              const shop = shops.get(row.sample_code)
              return row.period_q === quarter && shop?.stratum === stratum && row.ss_sales_cur !== null
                ? [{ y: row.ss_sales_cur, before: row.ss_sales_ly, x: shop.size_measure }]
                : []
            }),
          },
          method === 'ratio',
        ),
      }))
    const line = (stratum: string, own: typeof cells, level: 0 | 1 | 2) => {
      const total = sumKnown(own.map((cell) => cell.total))
      const variance = own.every((cell) => cell.variance !== null) ? sumKnown(own.map((cell) => cell.variance)) : null
      const [now, base] = [sumKnown(own.map((cell) => cell.now)), sumKnown(own.map((cell) => cell.base))]
      const se = variance === null ? null : Math.sqrt(variance)
      return {
        stratum,
        population: own.reduce((sum, cell) => sum + cell.population, 0),
        n: own.reduce((sum, cell) => sum + cell.n, 0),
        total,
        se,
        low: total === null || se === null ? null : total - 1.96 * se,
        high: total === null || se === null ? null : total + 1.96 * se,
        rel_err: total === null || se === null ? null : (196 * se) / total,
        growth: growthRate(now, base),
        total_flag: total === null ? 'not_reported' : own.some((cell) => cell.total === null) ? 'partial' : null,
        se_flag: se === null ? 'not_reported' : null,
        growth_flag_: growthFlag(now ?? total, base) ?? (own.some((cell) => cell.leftOut) ? 'partial' : null),
        level,
        row_kind: (['total', 'subtotal', 'data'] as const)[level],
      }
    }
    const divisions = [...groupBy(cells, ({ division }) => division)].flatMap(([division, own]) => {
      const name = records.industry_dim.find((row) => row.industry_code === division)?.industry_name
      return [line(name ?? division, own, 1), ...own.map((cell) => line(cell.stratum, [cell], 2))]
    })
    return [line('总计', cells, 0), ...divisions]
  },
}
