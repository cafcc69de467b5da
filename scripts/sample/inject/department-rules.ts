import type { RecordOf } from '../records/sample-records.ts'
import { onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

const outputOf = (
  { uscc, period_ym: month }: { uscc: string | null; period_ym: string },
  view: View,
): RecordOf<'industrial_output'> | undefined => view.rows('industrial_output', uscc ?? '', month)[0]

/** Output of the year so far against the year before. */
function growthOf(row: Parameters<typeof outputOf>[0], view: View): number {
  const output = outputOf(row, view)
  return (output?.output_ytd ?? 0) / (output?.output_ytd_ly ?? Infinity)
}

/** Comparisons with other departments (domain model 5.9); their figures are changed, not those of the forms. */
export const departmentRules: readonly InjectionRule[] = [
  onRow({
    rule: 'X01',
    count: 60,
    table: 'tax',
    needs: ['taxable_sales_ytd', 'taxable_sales_ytd_ly'],
    when: (row, view) => {
      const made = outputOf(row, view)?.output_ytd ?? 0
      return made >= 500 && row.taxable_sales_ytd / made >= 0.95
    },
    // The year before is less by the same: taxable sales did not fall.
    set: (row, view, random) => {
      const less = ((outputOf(row, view)?.output_ytd ?? 0) / row.taxable_sales_ytd) * (0.82 + 0.06 * random.next())
      return {
        taxable_sales_ytd: tenth(row.taxable_sales_ytd * less),
        taxable_sales_ytd_ly: tenth(row.taxable_sales_ytd_ly * less),
      }
    },
  }),
  onRow({
    rule: 'X05',
    count: 15,
    table: 'customs',
    needs: ['export_ytd'],
    when: (row, view) => {
      const said = outputOf(row, view)?.export_ytd ?? null
      return said !== null && row.export_ytd > 300 && Math.abs(said / row.export_ytd - 1) < 0.25
    },
    set: ({ export_ytd: out }, _, random) => ({ export_ytd: tenth(out * (1.9 + random.next())) }),
  }),
  onRow({
    rule: 'X06',
    count: 25,
    table: 'tax',
    needs: ['taxable_sales_ytd'],
    when: ({ uscc, period_ym: month, taxable_sales_ytd: taxed }, view) => {
      const [books] = view.rows('finance', uscc, month)
      return books?.form_code === 'F203' && taxed > 500 && Math.abs((books.revenue_ytd ?? 0) / taxed - 1) < 0.25
    },
    set: ({ taxable_sales_ytd: taxed }, _, random) => ({
      taxable_sales_ytd: tenth(taxed * (0.5 + 0.05 * random.next())),
    }),
  }),
  onRow({
    rule: 'X08',
    count: 12,
    table: 'tax',
    needs: ['tax_status'],
    when: ({ uscc, period_ym: month }, view) =>
      view.rows('unit', uscc, month).some(({ exit_ym: exit }) => exit === null),
    set: (_, __, random) => ({ tax_status: random.pick(['非正常', '注销']) }),
  }),
  onRow({
    rule: 'X09',
    count: 10,
    table: 'power',
    needs: ['uscc', 'kwh_m'],
    when: (row, view) => row.kwh_m > 0 && (outputOf(row, view)?.output_m ?? 0) > 100,
    set: () => ({ kwh_m: 0 }),
  }),
  onRow({
    rule: 'X03',
    count: 30,
    table: 'tax',
    needs: ['taxable_sales_ytd', 'taxable_sales_ytd_ly'],
    when: (row, view) => {
      const base = outputOf(row, view)?.output_ytd_ly ?? 0
      return base > 500 && row.taxable_sales_ytd > 600 && growthOf(row, view) > 0.7
    },
    // Taxable sales fell, and by three tenths more than output rose.
    set: (row, view) => ({
      taxable_sales_ytd_ly: tenth(row.taxable_sales_ytd / (Math.min(growthOf(row, view), 1.2) - 0.3)),
    }),
  }),
  onRow({
    rule: 'X04',
    count: 30,
    table: 'power',
    needs: ['uscc', 'kwh_ytd', 'kwh_ytd_ly'],
    when: (row, view) => {
      const [base, growth] = [outputOf(row, view)?.output_ytd_ly ?? 0, growthOf(row, view)]
      const isAlike = Math.abs(growth - row.kwh_ytd / row.kwh_ytd_ly) < 0.25
      return base > 500 && isAlike && row.kwh_ytd / (growth + 0.6) > 12
    },
    set: (row, view, random) => ({
      kwh_ytd_ly: tenth(row.kwh_ytd / (growthOf(row, view) + 0.45 + 0.15 * random.next())),
    }),
  }),
]
