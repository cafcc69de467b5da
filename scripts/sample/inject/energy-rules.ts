import { addMonths, monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { change, hundredth, onRow, plainRow, tenth } from './injection.ts'
import type { Edit, InjectionRule, Place, View } from './injection.ts'

type Use = RecordOf<'energy_use'>

const table = 'energy_use'
const hasStock = ({ energy_code: code }: Use): boolean => code !== 'power' && code !== 'heat'
const isTransformed = ({ uscc }: Use, view: View): boolean => view.rows('energy_transform', uscc).length > 0
const isNotDecember = ({ period_ym: month }: Use): boolean => monthOf(month) < 12

/** The unit's total follows from a change of one kind. */
function follow(row: Use, tce: number, view: View): Edit[] {
  const [total] = view.rows('energy_unit', row.uscc, row.period_ym)
  return total === undefined || total.tce_ytd === null
    ? []
    : [change('energy_unit', total, { tce_ytd: hundredth(total.tce_ytd + tce) })]
}

/** True where a kind is too small a part of the unit's energy for its change to show in growth. */
function isSmallPart(row: Use, view: View): boolean {
  const total = view.rows('energy_unit', row.uscc, row.period_ym)[0]?.tce_ytd ?? 0
  const own = (row.use_prod_ytd ?? 0) * (row.coef_used ?? 0)
  return own > 0 && own < 0.4 * total
}

/** True where the factors of all kinds of the unit are in their range. */
const usesUsualFactors = ({ uscc, period_ym: month }: Use, view: View): boolean =>
  view.rows(table, uscc, month).every(({ energy_code: code, coef_used: factor }) => {
    const kind = view.records.energy_dim.find((row) => row.energy_code === code)
    return factor === null || (factor >= (kind?.coef_lo ?? 0) && factor <= (kind?.coef_hi ?? Infinity))
  })

const before = (row: Use, view: View): Use | undefined =>
  view.rows(table, row.uscc, addMonths(row.period_ym, -1)).find(({ energy_code: code }) => code === row.energy_code)

/** What is left of a use that went down since the month before. */
function shrunk(row: Use, view: View): { total: number; production: number } {
  const total = hundredth((before(row, view)?.use_total_ytd ?? 0) * 0.9)
  return { total, production: hundredth(total * ((row.use_prod_ytd ?? 0) / (row.use_total_ytd ?? 1))) }
}

/** Months of large users in which the unit's row is missing. */
function missingUsers(view: View): Place[] {
  const users = view.records.group_member.filter(({ group_code: group }) => group === 'key.energy')
  return users.flatMap(({ uscc, valid_from: from, valid_to: to }) =>
    view.months
      .filter((month) => month >= from && (to === null || month <= to))
      .flatMap((month) => view.rows('energy_unit', uscc, month))
      .map((row) => ({
        row: plainRow(row),
        edit: () => [{ kind: 'remove', table: 'energy_unit', row: plainRow(row) }],
      })),
  )
}

/** Energy forms (domain model 5.4). */
export const energyRules: readonly InjectionRule[] = [
  { rule: 'D12', count: 4, places: missingUsers },
  onRow({
    rule: 'D11',
    count: 6,
    table,
    needs: ['use_total_ytd', 'use_prod_ytd', 'purchase_ytd', 'coef_used', 'use_transport_ytd'],
    when: (row, view) =>
      hasStock(row) &&
      isNotDecember(row) &&
      !isTransformed(row, view) &&
      isSmallPart(row, view) &&
      (before(row, view)?.use_total_ytd ?? 0) > 1 &&
      row.purchase_ytd > row.use_total_ytd - shrunk(row, view).total,
    set: (row, view) => {
      const { total, production } = shrunk(row, view)
      return {
        use_total_ytd: total,
        use_prod_ytd: production,
        use_nonprod_ytd: hundredth(total - production),
        purchase_ytd: hundredth(row.purchase_ytd - row.use_total_ytd + total),
        use_transport_ytd: hundredth(Math.min(row.use_transport_ytd, total * 0.5)),
      }
    },
    also: (row, view) => follow(row, (shrunk(row, view).production - row.use_prod_ytd) * row.coef_used, view),
  }),
  onRow({
    rule: 'D01',
    count: 10,
    table,
    needs: ['use_total_ytd', 'use_nonprod_ytd', 'use_prod_ytd'],
    set: ({ use_total_ytd: total, use_nonprod_ytd: other }) => ({
      use_nonprod_ytd: hundredth(other + 0.06 * total + 0.5),
    }),
  }),
  onRow({
    rule: 'D04',
    count: 5,
    table,
    needs: ['begin_stock', 'end_stock'],
    when: (row) => !hasStock(row),
    set: (_, __, random) => {
      const stock = hundredth(1 + 20 * random.next())
      return { end_stock: stock, begin_stock: stock }
    },
  }),
  onRow({
    rule: 'D05',
    count: 10,
    table: 'energy_unit',
    needs: ['tce_ytd'],
    when: ({ uscc, period_ym: month }, view) => monthOf(month) < 12 && view.rows('energy_transform', uscc).length === 0,
    set: ({ tce_ytd: total }, _, random) => ({ tce_ytd: hundredth(total * (1.06 + 0.1 * random.next()) + 3) }),
  }),
  onRow({
    rule: 'D09',
    count: 4,
    table,
    needs: ['use_material_ytd', 'use_prod_ytd'],
    set: ({ use_prod_ytd: production }) => ({ use_material_ytd: hundredth(production * 1.1 + 0.5) }),
  }),
  onRow({
    rule: 'D10',
    count: 4,
    table,
    needs: ['use_transport_ytd', 'use_total_ytd'],
    set: ({ use_total_ytd: total }) => ({ use_transport_ytd: hundredth(total * 1.1 + 0.5) }),
  }),
  onRow({
    rule: 'D02',
    count: 15,
    table,
    needs: ['begin_stock', 'purchase_ytd', 'use_total_ytd', 'end_stock'],
    when: (row, view) => hasStock(row) && !isTransformed(row, view),
    set: ({ end_stock: stock, use_total_ytd: total }) => ({ end_stock: hundredth(stock + 0.12 * total + 2) }),
  }),
  onRow({
    rule: 'D06',
    count: 15,
    table: 'industrial_output',
    needs: ['power_prod_ytd'],
    when: ({ uscc, period_ym: month, power_prod_ytd: said }, view) => {
      const power = view.rows(table, uscc, month).find(({ energy_code: code }) => code === 'power')?.use_prod_ytd ?? 0
      return said > 1 && Math.abs(power / said - 1) < 0.04
    },
    set: ({ power_prod_ytd: said }, _, random) => ({ power_prod_ytd: hundredth(said * (1.15 + 0.2 * random.next())) }),
  }),
  onRow({
    rule: 'D03',
    count: 12,
    table,
    needs: ['coef_used', 'use_prod_ytd'],
    when: (row, view) =>
      isNotDecember(row) && !isTransformed(row, view) && isSmallPart(row, view) && usesUsualFactors(row, view),
    set: ({ coef_used: factor }) => ({ coef_used: Math.round(factor * 13_500) / 10_000 }),
    also: (row, view) =>
      follow(row, row.use_prod_ytd * (Math.round(row.coef_used * 13_500) / 10_000 - row.coef_used), view),
  }),
  onRow({
    rule: 'D07',
    count: 20,
    table: 'power',
    needs: ['uscc', 'kwh_m', 'kwh_ytd', 'kwh_ytd_ly'],
    when: ({ uscc, period_ym: month, kwh_ytd: metered }, view) => {
      const power = view.rows(table, uscc, month).find(({ energy_code: code }) => code === 'power')?.use_total_ytd ?? 0
      return metered > 20 && Math.abs(power / metered - 1) < 0.15
    },
    // The year before is less by the same: growth stays.
    set: ({ kwh_m: month, kwh_ytd: sum, kwh_ytd_ly: base }) => ({
      kwh_ytd: tenth(sum * 0.6),
      kwh_m: tenth(month * 0.6),
      kwh_ytd_ly: tenth(base * 0.6),
    }),
  }),
  onRow({
    rule: 'D08',
    count: 12,
    table: 'energy_unit',
    needs: ['tce_ytd', 'tce_ytd_ly'],
    when: ({ uscc, period_ym: month, tce_ytd: now, tce_ytd_ly: base }, view) => {
      const [output] = view.rows('industrial_output', uscc, month)
      const growth = (output?.output_ytd ?? 0) / (output?.output_ytd_ly ?? Infinity)
      return base * 0.55 > 100 && growth > 0 && Math.abs(now / base - growth) < 0.2 && now / base > 0.5
    },
    set: ({ tce_ytd_ly: base }) => ({ tce_ytd_ly: hundredth(base * 0.55) }),
  }),
]
