import type { SampleRecords } from '../records/sample-records.ts'
import type { UnitSums } from './build-macro.ts'

/** What the units of the district report together, in 亿元 by indicator and month. */
export function sumUnits(forms: Pick<SampleRecords, 'industrial_output' | 'trade_sales' | 'finance'>): UnitSums {
  const sums = new Map<string, { current: number; base: number }>()
  const add = (code: string, month: string, current: number | null, base: number | null): void => {
    const sum = sums.get(`${code} ${month}`) ?? { current: 0, base: 0 }
    sums.set(`${code} ${month}`, {
      current: sum.current + (current ?? 0) / 10_000,
      base: sum.base + (base ?? 0) / 10_000,
    })
  }
  for (const row of forms.industrial_output) add('industry_output', row.period_ym, row.output_ytd, row.output_ytd_ly)
  for (const row of forms.trade_sales) add('retail', row.period_ym, row.retail_ytd, row.retail_ytd_ly)
  for (const row of forms.finance)
    if (row.form_code === 'F203') add('services_revenue', row.period_ym, row.revenue_ytd, row.revenue_ytd_ly)
  return sums
}
