import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'tr-sales-flash',
  cases: [
    { period_ym: '2020-02', group_by: 'division' },
    { period_ym: '2020-06', group_by: 'class', lift_ref: 'same_period_ly' },
    { town: '990112107', group_by: 'division', lift_ref: 'prev_year_end' },
  ],
  expect: (records, { period_ym, group_by: group, town, lift_ref: liftFrom }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const compared =
      liftFrom === 'same_period_ly'
        ? yearBefore(month)
        : liftFrom === 'prev_year_end'
          ? `${String(yearOf(month) - 1)}-12`
          : monthOf(month) > 2
            ? addMonths(month, -1)
            : null
    const codeOf = (uscc: string): string | null => {
      const unit = register.get(uscc)
      if (unit === undefined) return null
      return group === 'town' ? unit.town_code : group === 'class' ? unit.industry_code : unit.industry_code.slice(0, 2)
    }
    const nameOf = (code: string | null): string | undefined =>
      group === 'town'
        ? records.town_dim.find((row) => row.town_code === code)?.town_name
        : records.industry_dim.find((row) => row.industry_code === code)?.industry_name
    const reportsOf = (at: string | null) =>
      records.trade_sales.filter(
        (row) => row.period_ym === at && (town === null || register.get(row.uscc)?.town_code === town),
      )
    const [here, there] = [reportsOf(month), reportsOf(compared)]
    const line = (code: string | null, isTotal: boolean) => {
      const isOwn = ({ uscc }: { uscc: string }) => isTotal || codeOf(uscc) === code
      const [rows, earlier] = [here.filter(isOwn), there.filter(isOwn)]
      const sales = growthOf(rows.map((row) => [row.sales_ytd, row.sales_ytd_ly] as const))
      const retail = growthOf(rows.map((row) => [row.retail_ytd, row.retail_ytd_ly] as const))
      const before = growthOf(earlier.map((row) => [row.retail_ytd, row.retail_ytd_ly] as const))
      const merged = monthOf(month) <= 2
      const single = (values: (number | null)[]) => (merged ? null : divide(sumKnown(values), 10_000))
      const salesMonth = single(rows.map((row) => row.sales_m))
      const retailMonth = single(rows.map((row) => row.retail_m))
      const missing = (value: number | null) => (value === null ? 'not_reported' : null)
      return {
        name: isTotal ? '总计' : (nameOf(code) ?? code ?? '不在名录'),
        sales_month: salesMonth,
        sales: divide(sales.level, 10_000),
        sales_yoy: sales.rate,
        retail_month: retailMonth,
        retail: divide(retail.level, 10_000),
        retail_yoy: retail.rate,
        lift: earlier.length === 0 ? null : difference(retail.rate, before.rate),
        sales_month_flag: merged ? 'merged_1_2' : missing(salesMonth),
        sales_flag: missing(sales.level),
        sales_yoy_flag: sales.flag,
        retail_month_flag: merged ? 'merged_1_2' : missing(retailMonth),
        retail_flag: missing(retail.level),
        retail_yoy_flag: retail.flag,
        lift_flag:
          retail.rate === null
            ? retail.flag
            : earlier.length === 0
              ? 'no_ref'
              : before.rate === null
                ? 'no_ref_rate'
                : [retail.flag, before.flag].includes('partial')
                  ? 'partial'
                  : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const codes = [...new Set(here.map(({ uscc }) => codeOf(uscc)))].sort(compareCode)
    return [line(null, true), ...codes.map((code) => line(code, false))]
  },
}
