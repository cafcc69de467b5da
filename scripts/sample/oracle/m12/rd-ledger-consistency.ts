import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { decemberOf, researchReports } from '../support/research.ts'
import { nameOf } from '../support/sections.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

type Amounts = {
  form: number
  finance: number | null
  ledger: number | null
  projects: number | null
  deduct: number | null
}
type Kind = 'form' | 'books' | 'facts' | 'deduct'
type Line = { uscc: string; name: string; townCode: string | null; amounts: Amounts; differs: Record<Kind, boolean> }
const sources = ['finance', 'ledger', 'projects', 'deduct'] as const

function amountsOf(records: SampleRecords, uscc: string, year: number, form: number): Amounts {
  const month = decemberOf(year)
  const ofUnit = <Row extends { uscc: string | null; period_ym: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.uscc === uscc && row.period_ym === month)
  const book = ofUnit(records.finance).find((row) => row.rd_exp_ytd !== null)
  return {
    form,
    finance: book?.rd_exp_ytd ?? null,
    ledger: ofUnit(records.ledger).find((row) => row.item === 'rd_fee')?.ledger_value ?? null,
    projects: sumKnown(
      records.rd_project.filter((row) => row.uscc === uscc && row.year === year).map((row) => row.project_fee),
    ),
    deduct: sumKnown(ofUnit(records.tax).map((row) => row.rd_deduct_amt)),
  }
}

/** True where two figures are further apart than allowed, in per cent of the second. */
const isFar = (a: number | null, b: number | null, tolerance: number): boolean =>
  a !== null && b !== null && b > 0 && Math.abs(a / b - 1) > tolerance / 100

function differencesOf(
  { form, finance, ledger, projects, deduct }: Amounts,
  { tolerance, count, hasTax }: { tolerance: number; count: number | null; hasTax: boolean },
): Record<Kind, boolean> {
  const hasNone = form > 0 && (count ?? 0) === 0 && projects === null
  const isOff = projects !== null && Math.abs(projects - form) > Math.max(0.5, 0.01 * form)
  return {
    form: isFar(form, finance, tolerance) || isFar(form, ledger, tolerance),
    books: isFar(ledger, finance, tolerance),
    facts: hasNone || isOff,
    deduct: hasTax && form > 50 && (deduct ?? 0) < 0.5 * form,
  }
}

const numberOf = ({ differs }: Line): number => Object.values(differs).filter(Boolean).length

function totalOf(lines: readonly Line[]) {
  const parts = sources.map((source) => {
    const known = lines.filter(({ amounts }) => amounts[source] !== null)
    const amount = sumKnown(known.map(({ amounts }) => amounts[source]))
    const form = sumKnown(known.map(({ amounts }) => amounts.form))
    const flag = known.length === 0 ? 'not_reported' : known.length < lines.length ? 'partial' : null
    return [
      [source, amount],
      [`vs_${source}`, divide(amount, form, 100)],
      [`${source}_flag`, flag],
    ] as const
  })
  const count = (kind: Kind): number => lines.filter(({ differs }) => differs[kind]).length
  return {
    unit_name: '全部年报企业',
    uscc: null,
    town: null,
    form: sumKnown(lines.map(({ amounts }) => amounts.form)),
    ...(Object.fromEntries(parts.flat()) as Record<string, number | string | null>),
    d_form: count('form'),
    d_books: count('books'),
    d_facts: count('facts'),
    d_deduct: count('deduct'),
    row_kind: 'total',
  }
}

function lineOf(records: SampleRecords, { uscc, name, townCode, amounts, differs }: Line) {
  const parts = sources.map((source) => [
    [source, amounts[source]],
    [`vs_${source}`, divide(amounts[source], amounts.form, 100)],
    [`${source}_flag`, amounts[source] === null ? 'not_reported' : null],
  ])
  return {
    unit_name: name,
    uscc,
    town: nameOf(records, townCode, ''),
    form: amounts.form,
    ...(Object.fromEntries(parts.flat()) as Record<string, number | string | null>),
    d_form: differs.form ? 1 : null,
    d_books: differs.books ? 1 : null,
    d_facts: differs.facts ? 1 : null,
    d_deduct: differs.deduct ? 1 : null,
    row_kind: 'data',
  }
}

export const oracle: Oracle = {
  id: 'rd-ledger-consistency',
  cases: [{ year: '2019', tol: 8, n: 5 }, { kind: 'facts' }, { kind: 'all', town: '990112400' }],
  expect: (records, { year, tol, kind, n, town }) => {
    const lines = researchReports(records, Number(year), town).map(({ row, unit }): Line => {
      const amounts = amountsOf(records, row.uscc, row.year, row.rd_fee)
      const hasTax = records.tax.some((each) => each.uscc === row.uscc && each.period_ym === decemberOf(year))
      const differs = differencesOf(amounts, { tolerance: Number(tol), count: row.project_count, hasTax })
      return { uscc: row.uscc, name: unit?.unit_name ?? row.uscc, townCode: unit?.town_code ?? null, amounts, differs }
    })
    if (lines.length === 0) return []
    const listed = lines
      .filter((line) => kind === 'all' || (kind === 'any' ? numberOf(line) > 0 : line.differs[kind as Kind]))
      .sort(
        (a, b) =>
          numberOf(b) - numberOf(a) || compareDescending(a.amounts.form, b.amounts.form) || compareText(a.uscc, b.uscc),
      )
    return [totalOf(lines), ...listed.slice(0, Number(n)).map((line) => lineOf(records, line))]
  },
}
