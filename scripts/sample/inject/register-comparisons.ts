import { addMonths, yearBefore } from '../oracle/support/periods.ts'
import { sizeClass } from '../build/size-class.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { aroundRow, change, onRow, tenth } from './injection.ts'
import type { Edit, InjectionRule, View } from './injection.ts'

type Unit = RecordOf<'unit'>
type Finance = RecordOf<'finance'>

const isDecember = ({ snap_ym: month }: Unit): boolean => month.endsWith('-12')
const isService = ({ specialty }: Unit): boolean => 'CXF'.includes(specialty)
const booksOf = ({ uscc, snap_ym: month }: Unit, view: View): Finance | undefined =>
  view.rows('finance', uscc, month)[0]

/** Was in the register a year before, as it is now, and nothing was reported to have changed since. */
function isSame(row: Unit, field: 'industry_code' | 'town_code', view: View): boolean {
  const [before] = view.rows('unit', row.uscc, yearBefore(row.snap_ym))
  const since = addMonths(row.snap_ym, -12)
  const events = view.rows('unit_event', row.uscc).filter(({ event_ym: month }) => month >= since)
  return before !== undefined && before[field] === row[field] && events.length === 0
}

/** Class of the unit by its figures, or where its revenue is but a part of what it is. */
function sizeOf({ industry_code: industry }: Unit, books: Finance | undefined, part = 1): string | null {
  const { avg_emp_cur: staff = null, revenue_ytd: revenue = null, total_assets_end: assets = null } = books ?? {}
  if (staff === null || revenue === null || assets === null) return null
  return sizeClass(industry, { staff, revenue: part * revenue, assets })
}

/** Yearly revenue in 万元 from which services are listed in 2020, by division. */
const serviceLimits: readonly (readonly [divisions: RegExp, wan: number])[] = [
  [/^(?:5[3-9]|60|6[3-5]|70[2-9]|7[1-9]|83|84)/, 1000],
  [/^(?:8[0-2]|85|8[6-9]|90)/, 500],
]
const limitOf = ({ industry_code: code }: Unit): number =>
  serviceLimits.find(([divisions]) => divisions.test(code))?.[1] ?? 0
const yearOfBooks = ({ uscc, snap_ym: december }: Unit, view: View): readonly Finance[] =>
  view.rows('finance', uscc).filter(({ period_ym: month }) => month.slice(0, 4) === december.slice(0, 4))
/** What is left of the year's figures where revenue is less than half of the limit. */
const shrink = (row: Unit, view: View): number => (0.46 * limitOf(row)) / (booksOf(row, view)?.revenue_ytd ?? 0)

const flows = [
  'revenue_ytd',
  'cost_ytd',
  'taxes_surcharge_ytd',
  'selling_ytd',
  'admin_ytd',
  'rd_exp_ytd',
  'fin_exp_ytd',
  'invest_income_ytd',
  'other_income_ytd',
  'op_profit_ytd',
  'nonop_in_ytd',
  'nonop_out_ytd',
  'profit_ytd',
  'income_tax_ytd',
  'vat_ytd',
] as const

/** Fields of a row that are known, times a factor. */
function times<T extends 'finance' | 'tax'>(
  table: T,
  row: RecordOf<T>,
  fields: readonly (keyof RecordOf<T>)[],
  factor: number,
): Edit {
  const known = fields.filter((field) => row[field] !== null)
  const scaled = known.map((field) => [field, tenth(Number(row[field]) * factor)])
  return change(table, row, Object.fromEntries(scaled) as Partial<RecordOf<T>>)
}

/** The register against the unit's figures of the year, the register of the year before, and the business register (domain model 5.1). */
export const registerComparisons: readonly InjectionRule[] = [
  aroundRow({
    rule: 'A13',
    count: 25,
    table: 'unit',
    needs: [],
    always: true,
    when: (row, view) => {
      const factor = shrink(row, view)
      const isPaid = ({ revenue_ytd: revenue, payroll_ytd: pay }: Finance): boolean =>
        (pay ?? 0) < 1.15 * factor * (revenue ?? 0)
      return (
        isDecember(row) &&
        row.specialty === 'F' &&
        limitOf(row) > 0 &&
        factor < 0.8 &&
        sizeOf(row, booksOf(row, view), factor) === sizeOf(row, booksOf(row, view)) &&
        view.rows('rd', row.uscc).length === 0 &&
        yearOfBooks(row, view).every(isPaid)
      )
    },
    // All the year, and the tax office says the same: neither a sum falls nor do the two differ. December comes first, it is what is compared.
    edits: (row, view) => {
      const factor = shrink(row, view)
      const months = [...yearOfBooks(row, view)].reverse()
      const taxed = months.flatMap(({ uscc, period_ym: month }) => view.rows('tax', uscc, month))
      return [
        ...months.map((books) => times('finance', books, flows, factor)),
        ...taxed.map((tax) => times('tax', tax, ['taxable_sales_m', 'taxable_sales_ytd', 'vat_paid_ytd'], factor)),
      ]
    },
  }),
  onRow({
    rule: 'A14',
    count: 10,
    table: 'unit',
    needs: [],
    when: (row, view) => 'CF'.includes(row.specialty) && !isDecember(row) && isSame(row, 'industry_code', view),
    set: ({ industry_code: own, specialty }, { records }, random) => ({
      industry_code: random.pick(
        records.industry_dim.filter(
          ({ level, specialty_default: usual, industry_code: code }) =>
            level === 4 && usual === specialty && code !== own,
        ),
      ).industry_code,
    }),
  }),
  onRow({
    rule: 'A15',
    count: 8,
    table: 'unit',
    needs: [],
    when: (row, view) => isService(row) && !isDecember(row) && isSame(row, 'town_code', view),
    // The whole code of the place moves with the town.
    set: ({ town_code: own, region_code: region }, { records }, random) => {
      const other = random.pick(records.town_dim.filter(({ town_code: town }) => town !== own)).town_code
      return { town_code: other, region_code: `${other}${region.slice(9)}` }
    },
  }),
  onRow({
    rule: 'A11',
    count: 40,
    table: 'unit',
    needs: [],
    when: (row, view) => isDecember(row) && sizeOf(row, booksOf(row, view)) === row.size_code,
    set: ({ size_code: own }, _, random) => ({
      size_code: random.pick(['1', '2', '3', '4'].filter((each) => each !== own)),
    }),
  }),
  onRow({
    rule: 'A12',
    count: 15,
    table: 'registry',
    needs: [],
    when: ({ uscc, reg_status: status }, view) =>
      status === '存续' &&
      view
        .rows('unit', uscc, view.months.at(-1))
        .some(({ op_status: operates, exit_ym: exit }) => operates === '1' && exit === null),
    set: (_, __, random) => ({ reg_status: random.pick(['注销', '吊销']) }),
  }),
]
