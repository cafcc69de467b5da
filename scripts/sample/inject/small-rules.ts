import { onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

/** Yearly sales in 万元 from which a shop is above the limit. */
const limits: Readonly<Record<string, number>> = { 51: 2000, 52: 500 }

function limitOf(sample: string, { records }: View): number {
  const frame = records.small_sample.find(({ sample_code: code }) => code === sample)?.frame_id
  const division = records.small_frame.find(({ frame_id: id }) => id === frame)?.division ?? ''
  return limits[division] ?? 200
}

const times = (value: number | null, factor: number): number | null => (value === null ? null : tenth(value * factor))
/** Reports that are far from every limit stay so when one figure is wrong. */
const isAnswered = ({ resp, ss_sales_cur: sales }: { resp: string; ss_sales_cur: number }): boolean =>
  resp === 'ok' && sales > 2

/** Quarterly reports below the limit (domain model 5.5). */
export const smallRules: readonly InjectionRule[] = [
  onRow({
    rule: 'E12',
    count: 8,
    table: 'small_report',
    needs: ['ss_sales_cur'],
    when: (row, view) => isAnswered(row) && row.ss_sales_cur * 4 < limitOf(row.sample_code, view),
    // Everything grows with it: ratios to till, tax and last year stay as they are.
    set: (row, view) => {
      const factor = (limitOf(row.sample_code, view) * 0.3) / row.ss_sales_cur
      return {
        ss_sales_cur: tenth(row.ss_sales_cur * factor),
        ss_sales_ly: times(row.ss_sales_ly, factor),
        ss_retail_cur: times(row.ss_retail_cur, factor),
        ss_retail_ly: times(row.ss_retail_ly, factor),
        pos_amount: times(row.pos_amount, factor),
        tax_sales: times(row.tax_sales, factor),
      }
    },
  }),
  onRow({
    rule: 'E13',
    count: 10,
    table: 'small_report',
    needs: ['ss_sales_cur', 'pos_amount'],
    when: (row) => isAnswered(row) && Math.abs(row.ss_sales_cur / row.pos_amount - 1) < 0.2,
    set: ({ ss_sales_cur: sales }, _, random) => ({ pos_amount: tenth(sales * (1.6 + random.next())) }),
  }),
  onRow({
    rule: 'E14',
    count: 8,
    table: 'small_report',
    needs: ['ss_sales_cur', 'tax_sales'],
    when: (row) => isAnswered(row) && row.tax_sales < 1.1 * row.ss_sales_cur,
    set: ({ ss_sales_cur: sales }, _, random) => ({ tax_sales: tenth(sales * (1.3 + 0.3 * random.next()) + 1) }),
  }),
  onRow({
    rule: 'E15',
    count: 10,
    table: 'small_report',
    needs: ['ss_sales_cur', 'ss_sales_ly'],
    when: (row) => isAnswered(row) && row.ss_sales_ly > 0 && Math.abs(row.ss_sales_cur / row.ss_sales_ly - 1) < 0.5,
    set: ({ ss_sales_cur: sales }, _, random) => ({ ss_sales_ly: tenth(sales * (3 + 2 * random.next())) }),
  }),
]
