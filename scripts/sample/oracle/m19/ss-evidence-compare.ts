import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { shopsBySample } from '../support/small-shops.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ss-evidence-compare',
  cases: [{ period_q: '2019-Q4', tolerance: 5 }, { town: '990112001' }],
  expect: (records, { period_q: quarter, tolerance, town }) => {
    const shops = shopsBySample(records)
    const own = records.small_report
      .filter((row) => row.period_q === quarter && row.ss_sales_cur !== null)
      .filter((row) => row.pos_amount !== null || row.tax_sales !== null)
      .filter((row) => town === null || shops.get(row.sample_code)?.town_code === town)
    const judge = (ratios: readonly number[]): string => {
      const [high, low] = [Math.max(...ratios) - 100, 100 - Math.min(...ratios)]
      const limit = Number(tolerance)
      if (high <= limit && low <= limit) return '一致'
      return high > limit && (high >= low || low <= limit) ? '偏高' : '偏低'
    }
    const lines = own
      .map((row) => {
        const [pos, tax] = [divide(row.ss_sales_cur, row.pos_amount, 100), divide(row.ss_sales_cur, row.tax_sales, 100)]
        const ratios = [pos, tax].filter((value) => value !== null)
        return {
          sample: row.sample_code,
          shop: shops.get(row.sample_code)?.frame_name ?? row.sample_code,
          report: row.ss_sales_cur,
          pos: row.pos_amount,
          pos_ratio: pos,
          tax: row.tax_sales,
          tax_ratio: tax,
          verdict: judge(ratios),
          pos_flag: row.pos_amount === null ? 'not_reported' : null,
          tax_flag: row.tax_sales === null ? 'not_reported' : null,
          level: 1,
          row_kind: 'data',
          far: Math.max(...ratios.map((value) => Math.abs(value - 100))),
        }
      })
      .sort((a, b) => compareDescending(a.far, b.far) || compareText(a.sample, b.sample))
    const total = (field: 'pos_amount' | 'tax_sales') => {
      const known = own.filter((row) => row[field] !== null)
      const sum = sumKnown(known.map((row) => row[field]))
      return {
        sum,
        ratio: divide(sumKnown(known.map((row) => row.ss_sales_cur)), sum, 100),
        flag: known.length === 0 ? 'not_reported' : known.length < own.length ? 'partial' : null,
      }
    }
    const [pos, tax] = [total('pos_amount'), total('tax_sales')]
    return [
      {
        sample: '总计',
        shop: null,
        report: sumKnown(own.map((row) => row.ss_sales_cur)),
        pos: pos.sum,
        pos_ratio: pos.ratio,
        tax: tax.sum,
        tax_ratio: tax.ratio,
        verdict: null,
        pos_flag: pos.flag,
        tax_flag: tax.flag,
        level: 0,
        row_kind: 'total',
      },
      ...lines.map(({ far: _, ...row }) => row),
    ]
  },
}
