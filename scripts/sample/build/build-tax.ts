import { makeCreditCode } from '../credit-code.ts'
import { brandEnds, brandStarts, districtCode, towns } from '../data/district-data.ts'
import { frameTrades, lowTaxTowns } from '../data/frame-data.ts'
import { monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { thresholdOf } from './build-thresholds.ts'
import type { Departments } from './build-departments.ts'
import { cellsOf } from './form-cells.ts'
import type { FormHabit } from './form-cells.ts'
import { weighted } from './weighted.ts'
import type { Actor, World } from './world.ts'

/** Departments have every month and restate nothing. */
export const always: FormHabit = { silent: () => false, restated: 1, openBase: false }

type Stranger = { rows: RecordOf<'tax'>[]; registry: RecordOf<'registry'>; link: RecordOf<'match_link'> }

/** Taxpayers above the threshold that no list of the bureau has, in a district of full size (domain model 7.6, m02). */
const omissions = 25
/** What they do: trades whose threshold is an amount. */
const omittedTrades = frameTrades.filter(([industry]) => thresholdOf(industry, 2020) !== null)

/** Taxable sales for each yuan of output or sales, and the taxpayers that are in no frame. */
export function planTax(world: World): { levelOf: (actor: Actor) => number; strangers: Stranger[] } {
  const townSizes = new Map<string, number>()
  for (const { unit } of world.actors)
    if (unit.specialty === 'B') townSizes.set(unit.town, (townSizes.get(unit.town) ?? 0) + unit.size)
  return {
    levelOf: ({ unit }) => {
      const random = openRandom(`${world.seed}|tax level|${unit.uscc}`)
      const [chance, part] = [random.next(), random.next()]
      if (unit.specialty === 'E') return 0.86 + 0.03 * part
      if (unit.specialty !== 'B') return chance < 0.03 ? 0.62 : 0.95 + 0.05 * part
      const fixed = lowTaxTowns[unit.town]
      if (fixed !== undefined) return fixed
      // Only small units stand out, so that no other town falls below nine tenths.
      const small = unit.size < 0.04 * (townSizes.get(unit.town) ?? 0)
      return small && chance < 0.06
        ? 0.62 + 0.24 * part
        : small && chance > 0.97
          ? 1.12 + 0.15 * part
          : 0.97 + 0.04 * part
    },
    strangers: listStrangers(world),
  }
}

/** Rows of the tax office for a unit, and that its code links it. */
export function addTax(
  found: Departments,
  { seed }: World,
  { unit, path, research }: Actor,
  { months, level }: { months: readonly string[]; level: number },
): void {
  const random = openRandom(`${seed}|tax|${unit.uscc}`)
  const renamed = random.next() < 0.09
  const usual = 0.75 + 0.25 * random.next()
  for (const month of months) {
    const sales = cellsOf(path, always, month, () => level)
    const year = Number(month.slice(0, 4))
    const deducts = monthOf(month) === 12 && research?.files(year) === true
    const part = research?.role === 'littleDeduction' && year === 2020 ? 0.2 : usual
    found.tax.push({
      period_ym: month,
      uscc: unit.uscc,
      taxpayer_name: renamed ? unit.name.replace('有限公司', '公司') : unit.name,
      industry_code: unit.industry,
      town_code: unit.town,
      taxable_sales_m: sales.m,
      taxable_sales_ytd: sales.ytd,
      taxable_sales_ytd_ly: sales.ytdLy,
      vat_paid_ytd: sales.ytd === null ? null : Math.round(sales.ytd * 0.28) / 10,
      rd_deduct_amt: deducts ? Math.round(research.fee(year) * part * 10) / 10 : null,
      tax_status: '正常',
    })
  }
  found.match_link.push({
    dept: '税务',
    src_key: unit.uscc,
    uscc: unit.uscc,
    match_level: 'M0',
    sim: 1,
    confirmed: true,
  })
}

/** How many taxpayers above the threshold nobody knows. */
const omissionsOf = ({ pack }: World): number => Math.max(4, Math.round(omissions * pack.scale))

/** Credit codes of the taxpayers above the threshold that are in no list of the bureau. */
export const omittedTaxpayers = (world: World): string[] =>
  listStrangers(world)
    .slice(0, omissionsOf(world))
    .map(({ registry }) => registry.uscc)

/** Firms that pay tax and that the bureau does not know: some above the threshold, three times as many well below. */
function listStrangers(world: World): Stranger[] {
  const { pack, seed } = world
  const above = omissionsOf(world)
  return Array.from({ length: above * 4 }, (_, at) => {
    const random = openRandom(`${seed}|stranger|${String(at)}`)
    const [industry, , , word] = weighted(random, omittedTrades, (trade) => trade[2])
    const [starts, ends] = [Array.from(brandStarts), Array.from(brandEnds)]
    const uscc = makeCreditCode(districtCode, `TX${String(at).padStart(4, '0')}${String(10 + random.below(90))}`)
    const company = `云汀新${random.pick(starts)}${random.pick(ends)}${word}有限公司`
    const town = random.pick(towns).code
    const limit = thresholdOf(industry, 2020) ?? 0
    const yearly = limit * (at < above ? 1.1 + 1.4 * random.next() : 0.05 + 0.15 * random.next())
    const sum = (month: string): number => Math.round((yearly * monthOf(month) * 10) / 12) / 10
    return {
      rows: pack.formMonths
        .filter((month) => month.startsWith('2020'))
        .map((month) => ({
          period_ym: month,
          uscc,
          taxpayer_name: company,
          industry_code: industry,
          town_code: town,
          taxable_sales_m: monthOf(month) <= 2 ? null : Math.round((sum(month) * 10) / monthOf(month)) / 10,
          taxable_sales_ytd: sum(month),
          taxable_sales_ytd_ly: 0,
          vat_paid_ytd: Math.round(sum(month) * 0.28) / 10,
          rd_deduct_amt: null,
          tax_status: '正常',
        })),
      registry: {
        uscc,
        company_name: company,
        reg_date: '2019-11-18',
        reg_capital: 100,
        reg_status: '存续',
        town_code: town,
      },
      link: { dept: '税务', src_key: uscc, uscc: null, match_level: 'M6', sim: 0, confirmed: null },
    }
  })
}
