import { before, flag, monthOf, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'

const { abs } = Math

/** Commerce (domain model 5.5): what is to be explained. */
export const tradeWarnings: Readonly<Record<string, Condition>> = {
  E04: flag('trade_sales', (s) => s.stock_end < 0 || s.stock_end > ((2 * s.sales_ytd) / monthOf(s.period_ym)) * 12),
  E05: flag('trade_sales', (s, read) =>
    read
      .of('finance', s.uscc, s.period_ym)
      .some((f) => f.form_code === 'E203' && f.revenue_ytd > 0 && outside(s.sales_ytd / f.revenue_ytd, 0.95, 1.3)),
  ),
  E06: flag('trade_sales', (s, read) =>
    before(read, 'trade_sales', [s.uscc, s.period_ym]).some((p) => abs(s.sales_ytd - p.sales_ytd - s.sales_m) > 0.5),
  ),
  E07: flag('trade_sales', (s) => s.retail_m_ly > 0 && s.retail_m >= 500 && s.retail_m / s.retail_m_ly > 2),
  E08: flag('trade_sales', (s, read) =>
    read
      .of('unit', s.uscc, s.period_ym)
      .some((u) => u.industry_code.startsWith('51') && s.retail_ytd > 0.5 * s.sales_ytd),
  ),
  E10: flag('catering', (k, read) =>
    read
      .of('unit', k.uscc, k.period_ym)
      .some((u) => u.industry_code.startsWith('62') && k.room_ytd > 0.1 * k.turnover_ytd),
  ),
  E11: flag('catering', (k) => k.room_m > 0 && ((k.rooms || 0) === 0 || (k.room_m * 10_000) / k.rooms / 30 > 3000)),
  E12: (read) => {
    const divisions = new Map(read.all('small_frame').map((b) => [b.frame_id, b.division]))
    const frames = new Map(read.all('small_sample').map((q) => [q.sample_code, q.frame_id]))
    return flag('small_report', (r) => {
      const division = divisions.get(frames.get(r.sample_code) ?? '')
      return r.ss_sales_cur * 4 >= (division === '51' ? 2000 : division === '52' ? 500 : 200)
    })(read)
  },
  E13: flag('small_report', (r) => r.pos_amount > 0 && outside(r.ss_sales_cur / r.pos_amount, 0.7, 1.3)),
  E14: flag('small_report', (r) => r.tax_sales > 1.2 * r.ss_sales_cur),
  E15: flag('small_report', (r) => r.ss_sales_ly > 0 && outside(r.ss_sales_cur / r.ss_sales_ly, 0.4, 2.5)),
}
