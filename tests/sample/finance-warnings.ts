import { before, flag, monthOf, outside, quarterEnd } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Filled, Reader } from './read-records.ts'

const { abs, max } = Math

/** The form of the period before in the same year: forms B203 and F203 are of every month, the others of every quarter. */
const periodBefore = (f: Filled<'finance'>, read: Reader): readonly Filled<'finance'>[] =>
  before(read, 'finance', [f.uscc, f.period_ym], ['B203', 'F203'].includes(f.form_code) ? 1 : 3)

/** Financial forms, services and labour (domain model 5.3, 5.6): what is to be explained. */
export const financeWarnings: Readonly<Record<string, Condition>> = {
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
  C09: flag('finance', (f) => f.revenue_ytd > 0 && (f.avg_emp_cur || 0) === 0),
  C11: flag('finance', (f, read) =>
    read
      .of('finance', f.uscc, `${String(Number(f.period_ym.slice(0, 4)) - 1)}-12`)
      .some(
        (d) =>
          d.form_code === f.form_code &&
          d.total_assets_end > 0 &&
          abs(f.total_assets_begin / d.total_assets_end - 1) > 0.01,
      ),
  ),
  C12: flag('finance', (f) => f.revenue_ytd > 0 && f.vat_ytd / f.revenue_ytd > 0.17),
  C13: flag('finance', (f) => f.profit_ytd <= 0 && f.income_tax_ytd > 1),
  C14: flag('finance', (f) => f.profit_ytd_ly > 0 && f.profit_ytd < 0 && f.revenue_ytd > 1.1 * f.revenue_ytd_ly),
  C15: flag('finance', (f) => f.rd_exp_ytd > 0.5 * f.revenue_ytd && f.revenue_ytd > 0),
  C16: flag('finance', (f, read) =>
    periodBefore(f, read).some((p) => p.avg_emp_cur >= 20 && abs(f.avg_emp_cur / p.avg_emp_cur - 1) > 0.5),
  ),
  S01: flag(
    'finance',
    (f) =>
      f.form_code === 'F203' && f.revenue_ytd_ly > 0 && f.revenue_ytd >= 1000 && f.revenue_ytd / f.revenue_ytd_ly > 1.8,
  ),
  S02: flag('finance', (f) => f.form_code === 'F203' && f.revenue_ytd > 0 && f.payroll_ytd / f.revenue_ytd > 1.2),
  S03: flag(
    'finance',
    (f, read) =>
      f.form_code === 'F203' && f.avg_emp_cur > 0 && periodBefore(f, read).some((p) => p.revenue_ytd === f.revenue_ytd),
  ),
  S06: flag(
    'labour',
    (b) =>
      b.avg_total_cur > 0 &&
      outside((b.wage_ytd * 10_000) / b.avg_total_cur / Number(b.period_q.slice(6)) / 3, 2000, 80_000),
  ),
  S07: flag('labour', (b, read) =>
    read.of('finance', b.uscc, quarterEnd(b.period_q)).some((f) => f.payroll_ytd < b.wage_ytd - 0.5),
  ),
  S08: flag('labour', (b, read) =>
    read
      .of('finance', b.uscc, quarterEnd(b.period_q))
      .some((f) => f.avg_emp_cur > 20 && abs(b.avg_total_cur / f.avg_emp_cur - 1) > 0.2),
  ),
  S09: flag('labour', (b, read) => {
    const quarter = Number(b.period_q.slice(6))
    const former = read.of('labour', b.uscc, `${b.period_q.slice(0, 6)}${String(quarter - 1)}`)
    return quarter > 1 && former.some((p) => b.wage_ytd - p.wage_ytd <= 0)
  }),
}
