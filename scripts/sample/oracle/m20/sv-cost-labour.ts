import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { difference, divide, ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { sectionOf } from '../support/sections.ts'
import { serviceReports } from '../support/service-reports.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

type Book = RecordOf<'finance'>

export const oracle: Oracle = {
  id: 'sv-cost-labour',
  cases: [
    { period_ym: '2020-06', by: 'division' },
    { period_ym: '2019-11', by: 'town' },
    { by: 'holding', town: '990112002' },
    { by: 'size' },
  ],
  expect: (records, { period_ym: month, by, town }) => {
    const reports = serviceReports(records, String(month), town)
    if (reports.length === 0) return []
    const codeOf = ({ unit }: (typeof reports)[number]): string | null =>
      by === 'section' ? sectionOf(records.industry_dim, unit?.industry_code) : groupCode(unit, by as GroupKind)
    const nameOf = (code: string | null): string =>
      groupName(records, code, by === 'section' ? 'division' : (by as GroupKind))
    const months = monthOf(String(month))
    const groups = [...groupBy(reports, codeOf)].map(([code, own]) => ({
      code,
      figures: figuresOf(
        own.map(({ row }) => row),
        months,
      ),
    }))
    return [
      {
        group: '总计',
        ...figuresOf(
          reports.map(({ row }) => row),
          months,
        ),
        level: 0,
        row_kind: 'total',
      },
      ...groups
        .sort((a, b) => compareDescending(a.figures.pay_share, b.figures.pay_share) || compareCode(a.code, b.code))
        .map(({ code, figures }) => ({ group: nameOf(code), ...figures, level: 1, row_kind: 'data' })),
    ]
  },
}

function figuresOf(books: readonly Book[], months: number) {
  const ratio = (of: (book: Book) => readonly [number | null, number | null], times: number, from = books) =>
    ratioOf(from.map(of), times)
  const whole = books.filter((book) =>
    [book.payroll_ytd, book.payroll_ytd_ly, book.revenue_ytd, book.revenue_ytd_ly].every((value) => value !== null),
  )
  const heads = (book: Book): number | null => ((book.avg_emp_cur ?? 0) > 0 ? book.avg_emp_cur : null)
  const share = ratio((book) => [book.payroll_ytd, book.revenue_ytd], 100)
  const now = ratio((book) => [book.payroll_ytd, book.revenue_ytd], 100, whole)
  const before = ratio((book) => [book.payroll_ytd_ly, book.revenue_ytd_ly], 100, whole)
  const perHead = ratio((book) => [book.revenue_ytd, heads(book)], 12 / months)
  const payPerHead = ratio((book) => [book.payroll_ytd, heads(book)], 12 / months)
  const margin = ratio((book) => [book.profit_ytd, book.revenue_ytd], 100)
  const flagOf = (values: readonly (number | null)[]): string | null =>
    values.every((value) => value === null) ? 'not_reported' : values.includes(null) ? 'partial' : null
  const base = before.value === null ? 'no_base' : whole.length < books.length ? 'partial' : null
  const unless = ({ value, flag }: { value: number | null; flag: string | null }): string | null =>
    value === null ? 'not_reported' : flag
  return {
    units: books.length,
    revenue: divide(sumKnown(books.map((book) => book.revenue_ytd)), 10_000),
    payroll: divide(sumKnown(books.map((book) => book.payroll_ytd)), 10_000),
    pay_share: share.value,
    pay_share_ly: before.value,
    change_pp: difference(now.value, before.value),
    per_head: perHead.value,
    pay_per_head: payPerHead.value,
    margin: margin.value,
    revenue_flag: flagOf(books.map((book) => book.revenue_ytd)),
    payroll_flag: flagOf(books.map((book) => book.payroll_ytd)),
    pay_share_flag: unless(share),
    pay_share_ly_flag: base,
    change_flag: now.value === null ? 'no_base' : base,
    per_head_flag: unless(perHead),
    pay_per_head_flag: unless(payPerHead),
    margin_flag: unless(margin),
  } satisfies OracleRow
}
