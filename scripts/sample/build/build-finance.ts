import type { RecordOf } from '../records/sample-records.ts'
import { monthOf, yearOf } from '../oracle/support/periods.ts'
import { openRandom } from '../seeded-random.ts'
import type { Specialty } from '../records.ts'
import { habitOf } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import { planLosses } from './plan-losses.ts'
import { bookedShare } from './plan-research.ts'
import { revenueShares } from './unit-traits.ts'
import type { Actor, World } from './world.ts'

/** Form of each specialty and how many months lie between two of them. */
const forms: Record<Specialty, { form: string; every: number }> = {
  B: { form: 'B203', every: 1 },
  C: { form: 'C203', every: 3 },
  E: { form: 'E203', every: 3 },
  S: { form: 'S203', every: 3 },
  X: { form: 'X203', every: 3 },
  F: { form: 'F203', every: 1 },
}

/** Financial forms of all specialties; every identity of the form holds to the last 千元. */
export function buildFinance(world: World): RecordOf<'finance'>[] {
  const loses = planLosses(world, ({ specialty }) => forms[specialty].form)
  return world.actors.flatMap((actor) => {
    const { unit } = actor
    const { form, every } = forms[unit.specialty]
    const habit = habitOf(world.seed, unit, form)
    const books = openBooks(world.seed, actor, (year) => loses(unit, year))
    return world.pack.formMonths
      .filter((month) => monthOf(month) % every === 0 && isReporting(unit, month) && !habit.silent(month))
      .map((month) => financeRow(unit, form, month, books, habit.openBase))
  })
}

/** What the books of a unit say of January to a month of a year, in whole 千元. */
type Statement = {
  revenue: number
  cost: number
  taxes: number
  selling: number
  admin: number
  rd: number
  interest: number
  invest: number
  other: number
  opProfit: number
  nonopIn: number
  nonopOut: number
  profit: number
  incomeTax: number
  payroll: number
  vat: number
  employees: number
}

type Books = {
  statement: (year: number, month: number) => Statement | null
  assetsAt: (year: number, month: number) => number
  ratios: Ratios
}

type Ratios = {
  liabilities: number
  stock: number
  depr: number
  restatedOpening: number
}

function openBooks(seed: string, { unit, path, traits, research }: Actor, loses: (year: number) => boolean): Books {
  const random = openRandom(`${seed}|books|${unit.uscc}`)
  const costs = new Map<number, { cost: number; expenses: number; rd: number }>()
  for (let year = 2014; year <= 2020; year += 1) {
    const expenses = 0.04 + 0.12 * random.next()
    const booked = year === 2020 && research?.role === 'booksDiffer' ? bookedShare : 0.9 + 0.2 * random.next()
    const revenue = (path.toDate(year, 12) ?? 0) * revenueShares[unit.specialty]
    const rd = research?.files(year) === true && revenue > 0 ? (research.fee(year) * 10 * booked) / revenue : 0
    const part = random.next()
    const margin = unit.star ? 0.3 : loses(year) ? -(0.01 + 0.08 * part) : 0.015 + 0.11 * part
    costs.set(year, { cost: 1 - expenses - rd - margin - 0.006, expenses, rd })
  }
  const usual = 0.3 + 0.45 * random.next()
  const debts = openRandom(`${seed}|debts|${unit.uscc}`)
  const ratios: Ratios = {
    // One of twelve owes nearly all that it has, or more.
    liabilities: debts.next() < 0.08 ? 0.8 + 0.3 * debts.next() : usual,
    stock: 0.05 + 0.15 * random.next(),
    depr: 0.02 + 0.04 * random.next(),
    restatedOpening: random.next() < 0.02 ? 1.04 : 1,
  }
  const statement = (year: number, month: number): Statement | null => {
    const main = path.toDate(year, month)
    const shares = costs.get(year)
    if (main === null || shares === undefined) return null
    const revenue = Math.round(main * revenueShares[unit.specialty])
    const of = (share: number): number => Math.round(revenue * share)
    const [cost, taxes] = [of(shares.cost), of(0.006)]
    const [selling, admin, rd] = [of(shares.expenses * 0.35), of(shares.expenses * 0.5), of(shares.rd)]
    const interest = of(shares.expenses * 0.15) - of(0.004)
    const [invest, other] = [of(0.003), of(0.001)]
    const opProfit = revenue - cost - taxes - selling - admin - rd - interest + invest + other
    const [nonopIn, nonopOut] = [of(0.002), of(0.0015)]
    const profit = opProfit + nonopIn - nonopOut
    const employees = traits.staff(year) ?? 0
    return {
      revenue,
      cost,
      taxes,
      selling,
      admin,
      rd,
      interest,
      invest,
      other,
      opProfit,
      nonopIn,
      nonopOut,
      profit,
      incomeTax: Math.max(0, Math.round(profit * 0.2)),
      payroll: Math.round((employees * traits.wage(year) * month) / 12),
      vat: of(0.03),
      employees,
    }
  }
  return { statement, assetsAt: traits.assets, ratios }
}

function financeRow(
  unit: FrameUnit,
  form: string,
  month: string,
  books: Books,
  openBase: boolean,
): RecordOf<'finance'> {
  const [year, number] = [yearOf(month), monthOf(month)]
  const now = books.statement(year, number)
  const before = openBase ? null : books.statement(year - 1, number)
  const { ratios } = books
  const end = books.assetsAt(year, number)
  // The opening balance is the end of the year before; some units restate it.
  const begin = Math.round(books.assetsAt(year - 1, 12) * ratios.restatedOpening)
  const liabilities = Math.round(end * ratios.liabilities)
  const stock = (assets: number): number => Math.round(assets * ratios.stock)
  const fixed = Math.round(end * 0.55)
  const wan = (thousands: number | undefined): number | null => (thousands === undefined ? null : thousands / 10)
  return {
    period_ym: month,
    uscc: unit.uscc,
    form_code: form,
    total_assets_begin: wan(begin),
    total_assets_end: wan(end),
    current_assets: wan(Math.round(end * 0.5)),
    inventory_begin: wan(stock(begin)),
    inventory_end: wan(stock(end)),
    finished_goods: unit.specialty === 'B' ? wan(Math.round(stock(end) * 0.4)) : null,
    receivables: wan(Math.round(end * 0.15)),
    fixed_assets_orig: wan(fixed),
    accum_depr: wan(Math.round(fixed * 0.4)),
    depr_ytd: wan(Math.round((fixed * ratios.depr * number) / 12)),
    total_liab: wan(liabilities),
    equity: wan(end - liabilities),
    revenue_ytd: wan(now?.revenue),
    revenue_ytd_ly: wan(before?.revenue),
    cost_ytd: wan(now?.cost),
    cost_ytd_ly: wan(before?.cost),
    taxes_surcharge_ytd: wan(now?.taxes),
    selling_ytd: wan(now?.selling),
    admin_ytd: wan(now?.admin),
    rd_exp_ytd: wan(now?.rd),
    fin_exp_ytd: wan(now?.interest),
    invest_income_ytd: wan(now?.invest),
    other_income_ytd: wan(now?.other),
    op_profit_ytd: wan(now?.opProfit),
    op_profit_ytd_ly: wan(before?.opProfit),
    nonop_in_ytd: wan(now?.nonopIn),
    nonop_out_ytd: wan(now?.nonopOut),
    profit_ytd: wan(now?.profit),
    profit_ytd_ly: wan(before?.profit),
    income_tax_ytd: wan(now?.incomeTax),
    payroll_ytd: wan(now?.payroll),
    payroll_ytd_ly: wan(before?.payroll),
    vat_ytd: wan(now?.vat),
    vat_ytd_ly: wan(before?.vat),
    avg_emp_cur: now?.employees ?? null,
    avg_emp_ly: before?.employees ?? null,
    end_emp: now === null ? null : Math.round(now.employees * 1.01),
  }
}
