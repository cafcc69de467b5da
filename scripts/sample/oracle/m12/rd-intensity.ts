import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { decemberOf } from '../support/research.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

/** A unit with its books and its research of the year and of the year before. */
type Case = {
  code: string | null
  book: RecordOf<'finance'> | undefined
  now: RecordOf<'rd'> | undefined
  before: RecordOf<'rd'> | undefined
}

const sumOf = (cases: readonly Case[], of: (each: Case) => number | null | undefined): number | null =>
  sumKnown(cases.map((each) => of(each) ?? null))

function listCases(
  records: SampleRecords,
  { year, by, form, town }: { year: number; by: GroupKind; form: unknown; town: unknown },
): Case[] {
  const register = registerAt(records.unit, decemberOf(year))
  const books = new Map(
    records.finance.filter((row) => row.period_ym === decemberOf(year)).map((row) => [row.uscc, row]),
  )
  const filed = (of: number) => new Map(records.rd.filter((row) => row.year === of).map((row) => [row.uscc, row]))
  const [now, before] = [filed(year), filed(year - 1)]
  return [...new Set([...books.keys(), ...now.keys()])].flatMap((uscc) => {
    const [unit, book] = [register.get(uscc), books.get(uscc)]
    const ownForm = book?.form_code ?? `${unit?.specialty ?? ''}203`
    if ((form !== null && ownForm !== form) || (town !== null && unit?.town_code !== town)) return []
    return [{ code: groupCode(unit, by), book, now: now.get(uscc), before: before.get(uscc) }]
  })
}

/** Flags of a group where nobody reports research. */
const noReports = {
  fee_flag: 'not_reported',
  yoy_flag: null,
  intensity_flag: null,
  change_flag: null,
  own_flag: null,
  staff_flag: null,
}

function lineOf(cases: readonly Case[]) {
  const filers = cases.filter((each) => each.now !== undefined)
  const both = filers.filter((each) => each.before !== undefined)
  const isLeftOut = cases.some(({ now, before }) => (now === undefined) !== (before === undefined))
  const hasRevenue = (each: Case): boolean => (each.book?.revenue_ytd ?? null) !== null
  const hasRevenueBefore = (each: Case): boolean => (each.book?.revenue_ytd_ly ?? null) !== null
  const fee = sumOf(cases, ({ now }) => now?.rd_fee)
  const [feeNow, feeBefore] = [sumOf(both, ({ now }) => now?.rd_fee), sumOf(both, ({ before }) => before?.rd_fee)]
  const revenue = sumOf(cases, ({ book }) => book?.revenue_ytd)
  const known = sumOf(cases.filter(hasRevenue), ({ now }) => now?.rd_fee)
  const intensity = divide(known, revenue, 100)
  const intensityBefore = divide(
    sumOf(cases.filter(hasRevenueBefore), ({ before }) => before?.rd_fee),
    sumOf(cases, ({ book }) => book?.revenue_ytd_ly),
    100,
  )
  const own = divide(
    known,
    sumOf(filers, ({ book }) => book?.revenue_ytd),
    100,
  )
  const withStaff = cases.filter(({ book }) => (book?.avg_emp_cur ?? null) !== null)
  const staff = sumOf(cases, ({ now }) => now?.rd_staff)
  return {
    units_all: cases.length,
    units: filers.length,
    cover_pct: divide(filers.length, cases.length, 100),
    fee,
    yoy: growthRate(feeNow, feeBefore),
    intensity,
    change_pp: difference(intensity, intensityBefore),
    intensity_own: own,
    staff,
    staff_pct: divide(
      sumOf(withStaff, ({ now }) => now?.rd_staff),
      sumOf(withStaff, ({ book }) => book?.avg_emp_cur),
      100,
    ),
    ...(filers.length === 0
      ? noReports
      : {
          fee_flag: null,
          yoy_flag: growthFlag(feeNow ?? fee, feeBefore) ?? (isLeftOut ? 'partial' : null),
          intensity_flag: intensity === null ? 'not_reported' : cases.every(hasRevenue) ? null : 'partial',
          change_flag: intensity === null ? 'not_reported' : intensityBefore === null ? 'no_base' : null,
          own_flag: own === null ? 'not_reported' : filers.every(hasRevenue) ? null : 'partial',
          staff_flag: staff === null ? 'not_reported' : null,
        }),
  }
}

export const oracle: Oracle = {
  id: 'rd-intensity',
  cases: [
    { by: 'size', form_code: null },
    { by: 'holding', year: '2019' },
    { by: 'town', form_code: 'F203' },
  ],
  expect: (records, { year, by, form_code: form, town }) => {
    const kind = by as GroupKind
    const cases = listCases(records, { year: Number(year), by: kind, form, town })
    if (cases.length === 0) return []
    return [
      { group: '总计', ...lineOf(cases), level: 0, row_kind: 'total' },
      ...[...groupBy(cases, ({ code }) => code)]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, own]) => ({ group: groupName(records, code, kind), ...lineOf(own), level: 1, row_kind: 'data' })),
    ]
  },
}
