import { flag, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'

const { abs } = Math

/** Other departments and the process (domain model 5.9, 5.10): what is to be explained. */
export const supervisionWarnings: Readonly<Record<string, Condition>> = {
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
  Q01: (read) => {
    const calendar = new Map(read.all('form_calendar').map((c) => [`${c.form_code} ${c.period_ym}`, c.deadline]))
    return flag('submission', (s) => {
      const deadline = calendar.get(`${s.form_code} ${s.period_ym}`) ?? ''
      return deadline !== '' && s.first_at > deadline
    })(read)
  },
  Q02: flag('revision', (v) => abs(v.old_num) > 0 && abs(v.new_num / v.old_num - 1) > 0.2),
  Q03: flag('platform_query', (y) => y.replied_on === ''),
  Q04: flag(
    'platform_query',
    (y) => y.replied_on !== '' && Array.from(y.reply_text.replace(/[\s\p{P}]/gu, '')).length < 6,
  ),
}
