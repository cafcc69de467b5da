import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, registerAt } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

type Book = RecordOf<'finance'>
/** Revenue, payroll and employees of one year. */
type Year = { revenue: number; payroll: number; staff: number }

const yearOf = (revenue: number | null, payroll: number | null, staff: number | null): Year | null =>
  revenue === null || payroll === null || staff === null || staff <= 0 ? null : { revenue, payroll, staff }

function pairsOf(books: readonly Book[]): { now: Year; before: Year }[] {
  return books.flatMap((row) => {
    const now = yearOf(row.revenue_ytd, row.payroll_ytd, row.avg_emp_cur)
    const before = yearOf(row.revenue_ytd_ly, row.payroll_ytd_ly, row.avg_emp_ly)
    return now === null || before === null ? [] : [{ now, before }]
  })
}

function addUp(years: readonly Year[]): Year | null {
  if (years.length === 0) return null
  const sum = { revenue: 0, payroll: 0, staff: 0 }
  for (const year of years) {
    sum.revenue += year.revenue
    sum.payroll += year.payroll
    sum.staff += year.staff
  }
  return sum
}

/** Figures of one year by head; the share of pay needs revenue above zero. */
const byHead = (year: Year | null) => ({
  output: year === null ? null : year.revenue / year.staff,
  pay: year === null ? null : year.payroll / year.staff,
  share: year === null || year.revenue <= 0 ? null : (year.payroll / year.revenue) * 100,
})

function stateOf(gap: number | null, tolerance: number): string | null {
  if (gap === null) return null
  return gap > tolerance ? 'pay_ahead' : gap < -tolerance ? 'pay_behind' : 'in_step'
}

function figuresOf(books: readonly Book[], months: number, tolerance: number): OracleRow {
  const pairs = pairsOf(books)
  const [now, before] = [byHead(addUp(pairs.map((pair) => pair.now))), byHead(addUp(pairs.map((pair) => pair.before)))]
  const isReported = books.some(
    (row) => row.revenue_ytd !== null && row.payroll_ytd !== null && row.avg_emp_cur !== null,
  )
  const [outputRate, payRate] = [growthRate(now.output, before.output), growthRate(now.pay, before.pay)]
  const gap = difference(payRate, outputRate)
  const flag = (why: string | null): string | null => {
    if (pairs.length === 0) return isReported ? 'no_base' : 'not_reported'
    return why ?? (pairs.length < books.length ? 'partial' : null)
  }
  const noShare = now.share === null ? 'not_reported' : null
  return {
    units: pairs.length,
    prod: divide(now.output, months, 12),
    prod_yoy: outputRate,
    pay: divide(now.pay, months, 12),
    pay_yoy: payRate,
    gap_pp: gap,
    state: stateOf(gap, tolerance),
    pay_share: now.share,
    pay_share_change: difference(now.share, before.share),
    prod_flag: flag(null),
    prod_yoy_flag: flag(growthFlag(now.output, before.output, 0)),
    pay_flag: flag(null),
    pay_yoy_flag: flag(growthFlag(now.pay, before.pay, 0)),
    gap_flag: flag(gap === null ? 'no_base' : null),
    share_flag: flag(noShare),
    share_change_flag: flag(noShare ?? (before.share === null ? 'no_base' : null)),
  }
}

function codeOf(records: SampleRecords, unit: RecordOf<'unit'> | undefined, by: unknown): string | null {
  if (by === 'section') return sectionOf(records.industry_dim, unit?.industry_code)
  return groupCode(unit, by === 'town' ? 'town' : 'division')
}

export const oracle: Oracle = {
  id: 'lab-productivity-pay',
  cases: [
    { by: 'division', period_ym: '2020-06', tolerance: 2 },
    { by: 'town', form_code: 'E203', min_units: 1 },
    { town: '990112103' },
  ],
  expect: (records, { period_ym: chosen, by, tolerance, min_units: least, form_code: form, town }) => {
    const month = String(chosen)
    const register = registerAt(records.unit, month)
    const own = records.finance.filter(
      (row) =>
        row.period_ym === month &&
        (form === null || row.form_code === form) &&
        (town === null || register.get(row.uscc)?.town_code === town),
    )
    const lineOf = (books: readonly Book[]) => figuresOf(books, monthOf(month), Number(tolerance))
    const groups = [...groupBy(own, (row) => codeOf(records, register.get(row.uscc), by))]
      .map(([code, books]) => ({ code, row: lineOf(books), units: pairsOf(books).length }))
      .filter(({ units }) => units >= Number(least))
      .sort(
        (a, b) =>
          compareDescending(a.row.gap_pp as number | null, b.row.gap_pp as number | null) ||
          compareCode(a.code, b.code),
      )
    return [
      ...(own.length === 0 ? [] : [{ grp: '总计', ...lineOf(own), code: null, level: 0, row_kind: 'total' }]),
      ...groups.map(({ code, row }) => ({
        grp: nameOf(records, code, '不在名录'),
        ...row,
        code,
        level: 1,
        row_kind: 'data',
      })),
    ]
  },
}
