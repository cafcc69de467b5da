import { addMonths, monthOf, yearOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Finance = RecordOf<'finance'>

const table = 'finance'
/** Forms of industry and services, of every month. */
const isEveryMonth = ({ form_code: form }: Finance): boolean => form === 'B203' || form === 'F203'
const isMonthly = ({ form_code: form }: Finance): boolean => form === 'B203'
const before = (row: Finance, view: View): Finance | undefined =>
  view.rows(table, row.uscc, addMonths(row.period_ym, -1))[0]
/** The annual form of research is compared with December. */
const isNotDecember = ({ period_ym: month }: Finance): boolean => monthOf(month) < 12

/** Balance sheets, and what must add up to profit (domain model 5.3). */
const errors: readonly InjectionRule[] = [
  onRow({
    rule: 'C01',
    count: 10,
    table,
    needs: ['total_liab', 'total_assets_end'],
    set: ({ total_liab: debts }, _, random) => ({ total_liab: tenth(debts * (1.02 + 0.1 * random.next()) + 2) }),
  }),
  onRow({
    rule: 'C02',
    count: 6,
    table,
    needs: ['accum_depr', 'fixed_assets_orig'],
    set: ({ fixed_assets_orig: paid }) => ({ accum_depr: tenth(paid * 1.1 + 1) }),
  }),
  onRow({
    rule: 'C05',
    count: 8,
    table,
    needs: ['profit_ytd', 'op_profit_ytd', 'nonop_in_ytd', 'nonop_out_ytd'],
    set: ({ nonop_in_ytd: gain }, _, random) => ({ nonop_in_ytd: tenth(gain * 2 + 5 + random.below(50)) }),
  }),
  onRow({
    rule: 'C06',
    count: 5,
    table,
    needs: ['current_assets', 'total_assets_end'],
    set: ({ total_assets_end: assets }) => ({ current_assets: tenth(assets * 1.08 + 1) }),
  }),
  onRow({
    rule: 'C07',
    count: 5,
    table,
    needs: ['finished_goods', 'inventory_end'],
    set: ({ inventory_end: stock }) => ({ finished_goods: tenth(stock * 1.2 + 1) }),
  }),
  onRow({
    rule: 'C10',
    count: 8,
    table,
    needs: ['revenue_ytd', 'cost_ytd'],
    when: (row, view) => {
      const former = before(row, view)?.revenue_ytd ?? 0
      return isMonthly(row) && isNotDecember(row) && former > 100 && row.cost_ytd > row.revenue_ytd - 0.9 * former
    },
    // The same is missing in revenue and cost: profit still adds up.
    set: (row, view) => {
      const revenue = tenth((before(row, view)?.revenue_ytd ?? 0) * 0.92)
      return { revenue_ytd: revenue, cost_ytd: tenth(row.cost_ytd - row.revenue_ytd + revenue) }
    },
  }),
  onRow({
    rule: 'S04',
    count: 5,
    table,
    needs: ['revenue_ytd', 'vat_ytd'],
    when: (row) => row.vat_ytd > 2 && isNotDecember(row),
    set: () => ({ revenue_ytd: null }),
  }),
]

const warnings: readonly InjectionRule[] = [
  onRow({
    rule: 'C03',
    count: 5,
    table,
    needs: ['depr_ytd', 'accum_depr'],
    set: ({ accum_depr: worn }) => ({ depr_ytd: tenth(worn * 1.1 + 1) }),
  }),
  onRow({
    rule: 'C04',
    count: 12,
    table,
    needs: ['op_profit_ytd', 'admin_ytd', 'revenue_ytd'],
    set: ({ admin_ytd: spent, revenue_ytd: revenue }) => ({ admin_ytd: tenth(spent + 0.05 * revenue + 3) }),
  }),
  onRow({
    rule: 'C08',
    count: 12,
    table,
    needs: ['avg_emp_cur', 'payroll_ytd', 'revenue_ytd'],
    when: (row) => isMonthly(row) && row.avg_emp_cur > 0 && monthOf(row.period_ym) % 3 > 0,
    set: ({ avg_emp_cur: people, period_ym: month }) => ({ payroll_ytd: tenth((people * 110 * monthOf(month)) / 12) }),
  }),
  onRow({
    rule: 'C12',
    count: 6,
    table,
    needs: ['revenue_ytd', 'vat_ytd'],
    when: ({ revenue_ytd: revenue }) => revenue > 10,
    set: ({ revenue_ytd: revenue }) => ({ vat_ytd: tenth(revenue * 0.21) }),
  }),
  onRow({
    rule: 'C13',
    count: 6,
    table,
    needs: ['profit_ytd', 'income_tax_ytd'],
    when: ({ profit_ytd: profit }) => profit < 0,
    set: (_, __, random) => ({ income_tax_ytd: tenth(2 + 20 * random.next()) }),
  }),
  onRow({
    rule: 'S02',
    count: 6,
    table,
    needs: ['revenue_ytd', 'payroll_ytd', 'avg_emp_cur'],
    when: ({ form_code: form, revenue_ytd: revenue, payroll_ytd: pay, avg_emp_cur: people, period_ym: month }) => {
      const yearly = (1.3 * revenue * 12) / people / monthOf(month)
      return form === 'F203' && revenue > 5 && pay < 1.1 * revenue && yearly > 4 && yearly < 75
    },
    set: ({ revenue_ytd: revenue }) => ({ payroll_ytd: tenth(revenue * 1.3) }),
  }),
  onRow({
    rule: 'C09',
    count: 8,
    table,
    needs: ['avg_emp_cur', 'revenue_ytd'],
    // Of a larger unit nobody would also be a sudden change.
    when: (row) => isNotDecember(row) && row.revenue_ytd > 1 && row.avg_emp_cur > 0 && row.avg_emp_cur < 20,
    set: () => ({ avg_emp_cur: 0 }),
  }),
  onRow({
    rule: 'C11',
    count: 20,
    table,
    needs: ['total_assets_begin'],
    when: ({ uscc, form_code: form, period_ym: month, total_assets_begin: begin }, view) =>
      view
        .rows(table, uscc, `${String(yearOf(month) - 1)}-12`)
        .some(
          ({ form_code: other, total_assets_end: end }) =>
            other === form && end !== null && end > 10 && Math.abs(begin / end - 1) < 0.005,
        ),
    set: ({ total_assets_begin: begin }, _, random) => ({
      total_assets_begin: tenth(begin * (1.03 + 0.1 * random.next())),
    }),
  }),
  onRow({
    rule: 'C14',
    count: 8,
    table,
    needs: ['revenue_ytd', 'revenue_ytd_ly', 'profit_ytd', 'profit_ytd_ly', 'op_profit_ytd', 'cost_ytd'],
    when: (row) => row.profit_ytd > 0 && row.profit_ytd_ly > 0 && row.revenue_ytd > 1.11 * row.revenue_ytd_ly,
    set: ({ revenue_ytd: revenue, profit_ytd: profit, op_profit_ytd: operating, cost_ytd: cost }) => {
      const loss = tenth(-0.03 * revenue - 1)
      return {
        profit_ytd: loss,
        op_profit_ytd: tenth(operating + loss - profit),
        cost_ytd: tenth(cost + profit - loss),
        income_tax_ytd: 0,
      }
    },
  }),
  onRow({
    rule: 'C16',
    count: 12,
    table,
    needs: ['avg_emp_cur'],
    // Quarters are compared with form 202-1. A month later the way back is less than a half.
    when: (row, view) => {
      const former = before(row, view)?.avg_emp_cur ?? 0
      return isEveryMonth(row) && monthOf(row.period_ym) % 3 > 0 && former >= 20 && row.avg_emp_cur === former
    },
    set: ({ avg_emp_cur: people }) => ({ avg_emp_cur: Math.round(people * 1.6) }),
  }),
  onRow({
    rule: 'S01',
    count: 15,
    table,
    needs: ['revenue_ytd', 'revenue_ytd_ly', 'profit_ytd'],
    when: ({ form_code: form, revenue_ytd: revenue, revenue_ytd_ly: base, profit_ytd: profit }) =>
      form === 'F203' && revenue >= 1000 && profit >= 0 && base > 0 && revenue < 1.7 * base,
    set: ({ revenue_ytd: revenue }, _, random) => ({ revenue_ytd_ly: tenth(revenue / (1.9 + 0.5 * random.next())) }),
  }),
  onRow({
    rule: 'S03',
    count: 10,
    table,
    needs: ['revenue_ytd', 'cost_ytd', 'avg_emp_cur'],
    when: (row, view) => {
      const former = before(row, view)?.revenue_ytd ?? 0
      const [taxed] = view.rows('tax', row.uscc, row.period_ym)
      const isTaxedAlike = former > 0.75 * (taxed?.taxable_sales_ytd ?? 0)
      return (
        row.form_code === 'F203' &&
        isNotDecember(row) &&
        row.avg_emp_cur > 0 &&
        former > 10 &&
        former < row.revenue_ytd &&
        row.cost_ytd > row.revenue_ytd - former &&
        isTaxedAlike
      )
    },
    // The cost of the period is missing as well: profit still adds up.
    set: (row, view) => {
      const former = before(row, view)?.revenue_ytd ?? row.revenue_ytd
      return { revenue_ytd: former, cost_ytd: tenth(row.cost_ytd - row.revenue_ytd + former) }
    },
  }),
  onRow({
    rule: 'C15',
    count: 4,
    table,
    needs: ['revenue_ytd', 'cost_ytd', 'rd_exp_ytd'],
    when: (row) => isNotDecember(row) && row.revenue_ytd > 10 && row.cost_ytd > 0.62 * row.revenue_ytd,
    set: ({ revenue_ytd: revenue, cost_ytd: cost, rd_exp_ytd: research }) => {
      const wrong = tenth(revenue * 0.6)
      return { rd_exp_ytd: wrong, cost_ytd: tenth(cost + research - wrong) }
    },
  }),
]

/** The financial form (domain model 5.3), and value added tax without revenue (5.6). */
export const financeRules: readonly InjectionRule[] = [...errors, ...warnings]
