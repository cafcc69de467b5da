import { addMonths, monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { aroundRow, change, isInLowTaxTown, isNewest, onRow, plainRow, tenth } from './injection.ts'
import type { InjectionRule, Place, View } from './injection.ts'

type Output = RecordOf<'industrial_output'>

const table = 'industrial_output'

/** A row of output of a month in which the unit is not in the register, far from its other reports. */
function strayReports(view: View): Place[] {
  const isFree = (uscc: string, month: string): boolean =>
    view.rows('unit', uscc, month).length === 0 &&
    [-1, 0, 1].every((step) => view.rows(table, uscc, addMonths(month, step)).length === 0)
  return view.records.industrial_output
    .filter((row) => row.output_ytd !== null && isNewest(plainRow(row), view))
    .flatMap((row) => view.months.filter((month) => isFree(row.uscc, month)).map((month) => stray(row, month)))
}

function stray(like: Output, month: string): Place {
  const row = plainRow({ ...like, period_ym: month, output_m: null, output_m_ly: null, output_ytd_ly: null })
  return { row, edit: () => [{ kind: 'add', table, row, like: plainRow(like) }] }
}

/** Form B204-1 (domain model 5.2). */
export const industryRules: readonly InjectionRule[] = [
  onRow({
    rule: 'B16',
    count: 8,
    table: 'industrial_product',
    needs: ['qty_ytd', 'qty_ytd_ly'],
    when: ({ uscc, period_ym: month, qty_ytd: made, qty_ytd_ly: base }, view) => {
      const [output] = view.rows(table, uscc, month)
      const growth = (output?.output_ytd ?? 0) / (output?.output_ytd_ly ?? Infinity)
      return base > 1 && made > 0.7 * base && growth > 1.31
    },
    set: ({ qty_ytd_ly: base }, _, random) => ({ qty_ytd: tenth(base * (0.4 + 0.2 * random.next())) }),
  }),
  onRow({
    rule: 'B03',
    count: 10,
    table,
    needs: ['sales_output_ytd', 'export_ytd'],
    when: ({ uscc, export_ytd: out }, view) => out > 1 && view.rows('customs', uscc).length === 0,
    set: ({ sales_output_ytd: sold }) => ({ export_ytd: tenth(sold * 1.2 + 1) }),
  }),
  { rule: 'B15', count: 6, places: strayReports },
  aroundRow({
    rule: 'B13',
    count: 5,
    table: 'group_member',
    needs: [],
    when: ({ group_code: group, uscc, valid_from: from, valid_to: to }, view) => {
      const reports = view.rows('sei_output', uscc)
      return (
        group === 'sei' && to === null && reports.length > 0 && reports.every(({ period_ym: month }) => month >= from)
      )
    },
    // All its reports of all years: no one may lie in the time of its membership.
    edits: ({ uscc }, view) =>
      view.rows('sei_output', uscc).map((row) => ({ kind: 'remove', table: 'sei_output', row: plainRow(row) })),
  }),
  {
    rule: 'B12',
    count: 6,
    places: (view) =>
      view.records.sei_output
        .filter((row) => isNewest(plainRow(row), view) && (row.sei_ytd ?? 0) > 1)
        .flatMap((row) => {
          const [output] = view.rows(table, row.uscc, row.period_ym)
          const made = output?.output_ytd ?? null
          if (made === null) return []
          const all = view.rows('sei_output', row.uscc, row.period_ym)
          const others = all.reduce((sum, { sei_ytd: part }) => sum + (part ?? 0), -(row.sei_ytd ?? 0))
          const edit = change('sei_output', row, { sei_ytd: tenth(made * 1.15 - others + 1) })
          return [{ row: plainRow(row), edit: () => [edit] }]
        }),
  },
  {
    rule: 'B14',
    count: 20,
    places: (view) =>
      view.records.industrial_output
        .filter((row) => isNewest(plainRow(row), view) && row.output_ytd !== null && monthOf(row.period_ym) % 3 > 0)
        .filter((row) => !isInLowTaxTown(row.uscc, row.period_ym, view))
        .map((row) => ({
          row: plainRow(row),
          edit: () => [{ kind: 'remove', table, row: plainRow(row) }],
        })),
  },
  onRow({
    rule: 'B01',
    count: 10,
    table,
    needs: ['output_m', 'output_ytd'],
    // Of a larger unit such a month would also be a leap.
    when: ({ output_m: month, output_ytd: sum }) => month > 1 && sum < 1800,
    set: ({ output_ytd: sum }) => ({ output_m: tenth(sum * 1.1 + 1) }),
  }),
  onRow({
    rule: 'B02',
    count: 20,
    table,
    needs: ['output_m', 'output_ytd'],
    when: ({ uscc, period_ym: month, output_m: made }, view) => {
      const before = view.rows(table, uscc, addMonths(month, -1))[0]?.output_ytd ?? null
      return monthOf(month) > 2 && made > 20 && before !== null
    },
    set: ({ output_m: made }, _, random) => ({ output_m: tenth(made * (0.8 + 0.1 * random.next())) }),
  }),
  onRow({
    rule: 'B04',
    count: 6,
    table,
    needs: ['output_ytd', 'new_product_ytd'],
    when: ({ new_product_ytd: fresh }) => fresh > 1,
    set: ({ output_ytd: made }) => ({ new_product_ytd: tenth(made * 1.1 + 1) }),
  }),
  onRow({
    rule: 'B06',
    count: 15,
    table,
    needs: ['output_ytd', 'sales_output_ytd'],
    when: ({ output_ytd: made, export_ytd: out }) => made > 10 && (out ?? 0) < made * 0.4,
    set: ({ output_ytd: made }) => ({ sales_output_ytd: tenth(made * 0.55) }),
  }),
  onRow({
    rule: 'B08',
    count: 30,
    table,
    needs: ['output_ytd_ly'],
    when: ({ uscc, period_ym: month, output_ytd_ly: base }, view) => {
      const before = view.rows(table, uscc, addMonths(month, -12))[0]?.output_ytd
      return base > 100 && before !== undefined && before !== null && Math.abs(base - before) < 0.3
    },
    set: ({ output_ytd_ly: base }, _, random) => ({ output_ytd_ly: tenth(base * (1.03 + 0.05 * random.next())) }),
  }),
  onRow({
    rule: 'B07',
    count: 25,
    table,
    needs: ['output_m', 'output_m_ly'],
    when: ({ output_m: made, output_m_ly: base }) => made >= 2000 && base > 0 && Math.abs(made / base - 1) < 0.4,
    set: ({ output_m: made }, _, random) => ({ output_m_ly: tenth(made / (1.7 + 0.5 * random.next())) }),
  }),
]
