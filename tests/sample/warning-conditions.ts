import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { before, flag, monthOf, outside, quarterEnd } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'

const { abs, max } = Math

/** Some of the rules that are to be explained. */
export const warningConditions: Readonly<Record<string, Condition>> = {
  A04: (read) => {
    const names = groupBy(read.all('unit'), (u) => `${u.snap_ym} ${u.unit_name}`)
    return flag('unit', (u) => (names.get(`${u.snap_ym} ${u.unit_name}`) ?? []).some((d) => d.uscc !== u.uscc))(read)
  },
  B02: flag('industrial_output', (o, read) =>
    before(read, 'industrial_output', [o.uscc, o.period_ym]).some(
      (p) => abs(o.output_ytd - p.output_ytd - o.output_m) > 0.5 && monthOf(o.period_ym) > 2,
    ),
  ),
  B04: flag('industrial_output', (o) => o.new_product_ytd > o.output_ytd + 0.5),
  B06: flag('industrial_output', (o) => o.output_ytd > 0 && outside(o.sales_output_ytd / o.output_ytd, 0.7, 1.3)),
  B08: flag('industrial_output', (o, read) =>
    read
      .of('industrial_output', o.uscc, addMonths(o.period_ym, -12))
      .some((l) => abs(o.output_ytd_ly - l.output_ytd) > max(0.5, 0.005 * abs(l.output_ytd))),
  ),
  C03: flag('finance', (f) => f.depr_ytd > f.accum_depr + 0.5),
  C04: flag('finance', (f) => {
    const spent = f.cost_ytd + f.taxes_surcharge_ytd + f.selling_ytd + f.admin_ytd + f.rd_exp_ytd + f.fin_exp_ytd
    const profit = f.revenue_ytd - spent + f.invest_income_ytd + f.other_income_ytd
    return abs(f.op_profit_ytd - profit) > max(1, 0.01 * f.revenue_ytd)
  }),
  C08: flag(
    'finance',
    (f) => f.avg_emp_cur > 0 && outside((f.payroll_ytd / f.avg_emp_cur / monthOf(f.period_ym)) * 12, 3, 80),
  ),
  C12: flag('finance', (f) => f.revenue_ytd > 0 && f.vat_ytd / f.revenue_ytd > 0.17),
  C13: flag('finance', (f) => f.profit_ytd <= 0 && f.income_tax_ytd > 1),
  C15: flag('finance', (f) => f.rd_exp_ytd > 0.5 * f.revenue_ytd && f.revenue_ytd > 0),
  D02: flag('energy_use', (e, read) => {
    const turned = read.of('energy_transform', e.uscc, e.period_ym).some((t) => t.energy_code === e.energy_code)
    const gap = abs(e.begin_stock + e.purchase_ytd - e.use_total_ytd - e.end_stock)
    return !['power', 'heat'].includes(e.energy_code) && !turned && gap > max(1, 0.05 * e.use_total_ytd)
  }),
  D06: flag('industrial_output', (o, read) =>
    read
      .of('energy_use', o.uscc, o.period_ym)
      .some(
        (e) => e.energy_code === 'power' && o.power_prod_ytd > 0 && abs(e.use_prod_ytd / o.power_prod_ytd - 1) > 0.05,
      ),
  ),
  D03: flag('energy_use', (e, read) =>
    read.all('energy_dim').some((m) => m.energy_code === e.energy_code && outside(e.coef_used, m.coef_lo, m.coef_hi)),
  ),
  E04: flag('trade_sales', (s) => s.stock_end < 0 || s.stock_end > ((2 * s.sales_ytd) / monthOf(s.period_ym)) * 12),
  E06: flag('trade_sales', (s, read) =>
    before(read, 'trade_sales', [s.uscc, s.period_ym]).some((p) => abs(s.sales_ytd - p.sales_ytd - s.sales_m) > 0.5),
  ),
  E07: flag('trade_sales', (s) => s.retail_m_ly > 0 && s.retail_m >= 500 && s.retail_m / s.retail_m_ly > 2),
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
  H02: flag('investment_project', (j) => j.plan_total > 0 && j.cum_invest > 1.2 * j.plan_total),
  H07: flag('investment_project', (j) => j.invest_ytd > 1000 && j.funds_ytd < 0.3 * j.invest_ytd),
  R12: flag('rd', (a) => a.rd_staff > 0 && outside(a.rd_person_cost / a.rd_staff, 3, 100)),
  S02: flag('finance', (f) => f.form_code === 'F203' && f.revenue_ytd > 0 && f.payroll_ytd / f.revenue_ytd > 1.2),
  S06: flag(
    'labour',
    (b) =>
      b.avg_total_cur > 0 &&
      outside((b.wage_ytd * 10_000) / b.avg_total_cur / Number(b.period_q.slice(6)) / 3, 2000, 80_000),
  ),
  S07: flag('labour', (b, read) =>
    read.of('finance', b.uscc, quarterEnd(b.period_q)).some((f) => f.payroll_ytd < b.wage_ytd - 0.5),
  ),
  X01: flag('industrial_output', (o, read) =>
    read.of('tax', o.uscc, o.period_ym).some((x) => o.output_ytd >= 500 && x.taxable_sales_ytd / o.output_ytd < 0.9),
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
  Q02: flag('revision', (v) => abs(v.old_num) > 0 && abs(v.new_num / v.old_num - 1) > 0.2),
  Q03: flag('platform_query', (y) => y.replied_on === ''),
}
