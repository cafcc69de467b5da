import { flag, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'

const { abs } = Math

/** Other departments (domain model 5.9): what is to be explained. */
export const departmentWarnings: Readonly<Record<string, Condition>> = {
  X01: flag('industrial_output', (o, read) =>
    read.of('tax', o.uscc, o.period_ym).some((x) => o.output_ytd >= 500 && x.taxable_sales_ytd / o.output_ytd < 0.9),
  ),
  X03: flag('industrial_output', (o, read) =>
    read.of('tax', o.uscc, o.period_ym).some((x) => {
      const gap = o.output_ytd / o.output_ytd_ly - x.taxable_sales_ytd / x.taxable_sales_ytd_ly
      const isLarge = o.output_ytd_ly > 500 && x.taxable_sales_ytd_ly > 500
      return isLarge && gap > 0.2 && x.taxable_sales_ytd < x.taxable_sales_ytd_ly
    }),
  ),
  X04: flag('industrial_output', (o, read) =>
    read
      .of('power', o.uscc, o.period_ym)
      .some(
        (w) =>
          o.output_ytd_ly > 500 &&
          w.kwh_ytd_ly > 10 &&
          abs(o.output_ytd / o.output_ytd_ly - w.kwh_ytd / w.kwh_ytd_ly) > 0.3,
      ),
  ),
  X05: flag('customs', (c, read) =>
    read
      .of('industrial_output', c.uscc, c.period_ym)
      .some((o) => c.export_ytd > 500 && outside(o.export_ytd / c.export_ytd, 0.7, 1.3)),
  ),
  X06: flag('finance', (f, read) =>
    read
      .of('tax', f.uscc, f.period_ym)
      .some(
        (x) =>
          f.form_code === 'F203' && x.taxable_sales_ytd > 200 && outside(f.revenue_ytd / x.taxable_sales_ytd, 0.7, 1.3),
      ),
  ),
  X08: flag('tax', (x, read) =>
    read.of('unit', x.uscc, x.period_ym).some((u) => ['非正常', '注销'].includes(x.tax_status) && u.exit_ym === ''),
  ),
  X09: flag('industrial_output', (o, read) => {
    const meters = read.of('power', o.uscc, o.period_ym)
    return o.output_m > 100 && (meters.length === 0 || meters.reduce((sum, w) => sum + w.kwh_m, 0) === 0)
  }),
}
