import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import { flag, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Filled, Reader } from './read-records.ts'

const { abs } = Math

const booksOf = (a: Filled<'rd'>, read: Reader): readonly Filled<'finance'>[] =>
  read.of('finance', a.uscc, `${String(a.year)}-12`)

/** Investment and research (domain model 5.7, 5.8): what is to be explained. */
export const projectWarnings: Readonly<Record<string, Condition>> = {
  H02: flag('investment_project', (j) => j.plan_total > 0 && j.cum_invest > 1.2 * j.plan_total),
  H06: flag(
    'investment_project',
    (j) => j.finish_ym !== '' && j.finish_ym < addMonths(j.period_ym, -6) && j.invest_ytd > 0,
  ),
  H07: flag('investment_project', (j) => j.invest_ytd > 1000 && j.funds_ytd < 0.3 * j.invest_ytd),
  H08: flag(
    'investment_project',
    (j) =>
      (j.plan_total >= 200_000 && j.guarantor !== 'city') ||
      (j.plan_total >= 5000 && j.plan_total < 200_000 && j.guarantor === ''),
  ),
  R02: flag('rd', (a) => a.rd_fee > 0 && a.rd_fee < 10),
  R03: flag('rd', (a) => a.rd_staff < 5 && a.rd_fee > 200),
  R08: flag('rd', (a, read) =>
    booksOf(a, read).some((f) => f.rd_exp_ytd > 0 && abs(a.rd_fee / f.rd_exp_ytd - 1) > 0.2),
  ),
  R09: flag('rd', (a, read) =>
    read
      .of('tax', a.uscc, `${String(a.year)}-12`)
      .some((x) => a.rd_fee > 50 && (x.rd_deduct_amt || 0) < 0.5 * a.rd_fee),
  ),
  R12: flag('rd', (a) => a.rd_staff > 0 && outside(a.rd_person_cost / a.rd_staff, 3, 100)),
  R13: flag('rd', (a, read) => booksOf(a, read).some((f) => f.revenue_ytd > 0 && a.rd_fee / f.revenue_ytd > 0.2)),
}
