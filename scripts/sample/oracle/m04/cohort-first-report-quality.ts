import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

type Unit = RecordOf<'unit'>
/** What is known of an entrant; null where no ledger, log or audit covers its time. */
type Entrant = { town: string; isCoached: boolean | null; onTime: boolean[] | null; findings: number | null }

const earliest = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.reduce((first, value) => (value < first ? value : first))

function isCoached({ coaching }: SampleRecords, unit: Unit): boolean | null {
  const begin = earliest(coaching.flatMap((row) => (row.done_on === null ? [] : [row.done_on.slice(0, 7)])))
  if (begin === null || unit.entry_ym < begin) return null
  const done = coaching.filter((row) => row.uscc === unit.uscc && row.done_on !== null)
  return new Set(done.map((row) => row.item_no)).size >= 4
}

/** For the first report of each form, whether it came in time. */
function firstReports({ submission, form_calendar: calendar }: SampleRecords, unit: Unit): boolean[] | null {
  const begin = earliest(submission.map((row) => row.period_ym))
  if (begin === null || unit.entry_ym < addMonths(begin, -1)) return null
  const own = submission
    .filter((row) => row.uscc === unit.uscc && row.period_ym >= unit.entry_ym)
    .filter((row) => row.period_ym <= addMonths(unit.entry_ym, 5))
  const firsts = [...groupBy(own, (row) => row.form_code).values()].map((rows) =>
    rows.reduce((first, row) => (row.period_ym < first.period_ym ? row : first)),
  )
  if (firsts.length === 0) return null
  return firsts.map(({ form_code: form, period_ym: period, first_at: at }) => {
    const due = calendar.find((row) => row.form_code === form && row.period_ym === period)?.deadline ?? null
    return at !== null && (due === null || at <= due)
  })
}

function countFindings({ audit_finding: findings }: SampleRecords, unit: Unit, months: number): number | null {
  const last = addMonths(unit.entry_ym, months - 1)
  const near = findings.filter((row) => row.period_ym >= unit.entry_ym && row.period_ym <= last)
  if (near.length === 0) return null
  return near.filter((row) => row.uscc === unit.uscc && ['E', 'W'].includes(row.severity)).length
}

const add = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)

function figuresOf(own: readonly Entrant[]): OracleRow {
  const listed = own.flatMap((each) => (each.isCoached === null ? [] : [each.isCoached]))
  const coached = listed.length === 0 ? null : listed.filter(Boolean).length
  const reports = own.flatMap((each) => (each.onTime === null ? [] : [each.onTime]))
  const forms = add(reports.map((each) => each.length))
  const onTime = add(reports.map((each) => each.filter(Boolean).length))
  const audited = own.flatMap((each) => (each.findings === null ? [] : [each.findings]))
  const findings = add(audited)
  const missing = (value: number | null): string | null => (value === null ? 'no_ref' : null)
  return {
    entrants: own.length,
    coached,
    coached_pct: divide(coached, listed.length, 100),
    forms,
    on_time: onTime,
    on_time_pct: divide(onTime, forms, 100),
    findings,
    findings_per_unit: divide(findings, audited.length),
    clean_pct: divide(audited.filter((count) => count === 0).length, audited.length, 100),
    coached_flag: missing(coached),
    coached_pct_flag: missing(coached),
    forms_flag: missing(forms),
    on_time_flag: missing(forms),
    on_time_pct_flag: missing(forms),
    findings_flag: missing(findings),
    per_unit_flag: missing(findings),
    clean_flag: missing(findings),
  }
}

export const oracle: Oracle = {
  id: 'cohort-first-report-quality',
  cases: [{ year: '2019' }, { year: '2018', months: 12 }, { specialty: 'E', months: 6 }],
  expect: (records, { year, months, specialty }) => {
    const entrants = [...registerAt(records.unit, `${String(year)}-12`).values()]
      .filter((unit) => unit.entry_ym.startsWith(String(year)) && (specialty === null || unit.specialty === specialty))
      .map((unit): Entrant => ({
        town: unit.town_code,
        isCoached: isCoached(records, unit),
        onTime: firstReports(records, unit),
        findings: countFindings(records, unit, Number(months)),
      }))
    if (entrants.length === 0) return []
    const nameOf = (town: string): string => records.town_dim.find((row) => row.town_code === town)?.town_name ?? town
    return [
      { town: '全区', ...figuresOf(entrants), code: null, level: 0, row_kind: 'total' },
      ...[...groupBy(entrants, ({ town }) => town)]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([town, own]) => ({ town: nameOf(town), ...figuresOf(own), code: town, level: 1, row_kind: 'data' })),
    ]
  },
}
