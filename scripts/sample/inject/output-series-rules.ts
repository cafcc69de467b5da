import { addMonths, monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { aroundRow, change, isInLowTaxTown, tenth } from './injection.ts'
import type { Edit, InjectionRule, View } from './injection.ts'

type Output = RecordOf<'industrial_output'>
type Reported = Output & { output_m: number; output_ytd: number }

const table = 'industrial_output'
const hasMonth = (row: Output | undefined): row is Reported =>
  row !== undefined && row.output_m !== null && row.output_ytd !== null
const at = ({ uscc, period_ym: month }: Output, steps: number, view: View): Output | undefined =>
  view.rows(table, uscc, addMonths(month, steps))[0]

/** What the months up to a row say instead, the last one being that of the row. */
type Rewriting = { row: Reported; values: readonly number[] }

/** Sum from January to the month before the first that is rewritten. */
const sumBefore = ({ row, values }: Rewriting, view: View): number => at(row, -values.length, view)?.output_ytd ?? 0
const newSum = (rewriting: Rewriting, view: View): number =>
  tenth(rewriting.values.reduce((sum, value) => sum + value, sumBefore(rewriting, view)))

/**
 * Months with other figures: their sums follow, and the month after them takes the difference, so that from then on the year's sum is what it
 * was and every sum is the one before and the month.
 */
function rewrite(rewriting: Rewriting, view: View): Edit[] {
  const { row, values } = rewriting
  const edits: Edit[] = []
  let sum = sumBefore(rewriting, view)
  values.forEach((value, index) => {
    const own = at(row, index + 1 - values.length, view)
    sum = tenth(sum + value)
    if (own !== undefined) edits.unshift(change(table, own, { output_m: value, output_ytd: sum }))
  })
  const next = monthOf(row.period_ym) < 12 ? at(row, 1, view) : undefined
  return hasMonth(next) ? [...edits, change(table, next, { output_m: tenth(next.output_ytd - sum) })] : edits
}

/**
 * True where no other check minds the new figures: every month is there, the unit has no part in emerging industry, the ratios of the year's sum
 * to sales, new products, power and energy stay in bounds, and the month that takes the difference is no leap of a large unit.
 */
function isQuiet(rewriting: Rewriting, view: View): boolean {
  const { row, values } = rewriting
  const [former, sum] = [at(row, -values.length, view)?.output_ytd ?? null, newSum(rewriting, view)]
  const isWhole = monthOf(row.period_ym) - values.length >= 2 && former !== null
  if (!isWhole || sum <= 1 || view.rows('sei_output', row.uscc).length > 0) return false
  if (isInLowTaxTown(row.uscc, row.period_ym, view)) return false
  const sold = (row.sales_output_ytd ?? sum) / sum
  const growth = sum / (row.output_ytd_ly ?? Infinity)
  const isNear = (now: number | null, base: number | null, limit: number): boolean =>
    growth === 0 || now === null || base === null || base === 0 || Math.abs(growth - now / base) < limit
  const { kwh_ytd: power = null, kwh_ytd_ly: formerPower = null } = view.rows('power', row.uscc, row.period_ym)[0] ?? {}
  const { tce_ytd: energy = null, tce_ytd_ly: formerEnergy = null } =
    view.rows('energy_unit', row.uscc, row.period_ym)[0] ?? {}
  const next = monthOf(row.period_ym) < 12 ? at(row, 1, view) : undefined
  const moved = hasMonth(next) ? next.output_ytd - sum : 0
  const isLeap = moved >= 2000 && Math.abs(moved / (next?.output_m_ly ?? moved) - 1) > 0.5
  return (
    sold > 0.72 &&
    sold < 1.28 &&
    (row.new_product_ytd ?? 0) < sum &&
    isNear(power, formerPower, 0.3) &&
    isNear(energy, formerEnergy, 0.4) &&
    !isLeap
  )
}

type SeriesRule = {
  rule: string
  count: number
  /** The figures instead, or null where the row is no place for the error. */
  values: (row: Reported, before: Reported | undefined, view: View) => readonly number[] | null
}

function onSeries({ rule, count, values }: SeriesRule): InjectionRule {
  const rewritingOf = (row: Reported, view: View): Rewriting | null => {
    const before = at(row, -1, view)
    const found = values(row, hasMonth(before) ? before : undefined, view)
    return found === null ? null : { row, values: found }
  }
  return aroundRow({
    rule,
    count,
    table,
    needs: ['output_m', 'output_ytd'],
    when: (row, view) => {
      const rewriting = rewritingOf(row, view)
      return rewriting !== null && isQuiet(rewriting, view)
    },
    edits: (row, view) => {
      const rewriting = rewritingOf(row, view)
      return rewriting === null ? [] : rewrite(rewriting, view)
    },
  })
}

const toHundreds = (value: number): number => Math.round(value / 100) * 100

/** Figures of neighbouring months of form B204-1 (domain model 5.2). */
export const outputSeriesRules: readonly InjectionRule[] = [
  onSeries({
    rule: 'B09',
    count: 8,
    values: ({ uscc, period_ym: month, output_m: made }, before, view) => {
      const used = view.rows('power', uscc, month)[0]?.kwh_m ?? 0
      return before !== undefined && made > 0 && used > 2 ? [0, 0] : null
    },
  }),
  onSeries({
    rule: 'B05',
    count: 6,
    values: ({ output_m: made }) => (made > 20 ? [tenth(-0.1 * made)] : null),
  }),
  onSeries({
    rule: 'B10',
    count: 15,
    values: ({ period_ym: month, output_m: made }, before) =>
      monthOf(month) > 3 && before !== undefined && before.output_m > 1 && before.output_m !== made
        ? [before.output_m]
        : null,
  }),
  onSeries({
    rule: 'B11',
    count: 15,
    values: ({ output_m: made }, before) => {
      if (before === undefined || Math.min(made, before.output_m) < 500) return null
      const first = toHundreds(before.output_m)
      // Twice the same would be another finding.
      return [first, toHundreds(made) === first ? first + 100 : toHundreds(made)]
    },
  }),
]
