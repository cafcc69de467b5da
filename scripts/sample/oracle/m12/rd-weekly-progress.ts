import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { decemberOf } from '../support/research.ts'
import { groupBy } from '../support/sums.ts'

const day = 86_400_000
const timeOf = (moment: string): number => Date.parse(`${moment.slice(0, 10)}T00:00:00Z`)
const textOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
/** The Monday of the week of a moment. */
const mondayOf = (moment: string): number => timeOf(moment) - ((new Date(timeOf(moment)).getUTCDay() + 6) % 7) * day
const isRule = (rule: string): boolean => /^R\d+$/u.test(rule)
const latest = (moments: readonly string[]): string => moments.reduce((a, b) => (a > b ? a : b))

/** What became of a form: when it came in, was queried and was settled; null is not yet. */
type Course = {
  filed: string | null
  isLoaded: boolean
  hasProblem: boolean
  queried: string | null
  settled: string | null
  isCorrected: boolean
}

function courseOf(records: SampleRecords, uscc: string, year: string): Course {
  const forms = records.submission.filter(
    (row) => row.uscc === uscc && row.form_code.startsWith('107') && row.period_ym.startsWith(year),
  )
  const sent = forms.flatMap((row) => (row.first_at === null ? [] : [row.first_at])).sort()
  const last = latest(['', ...forms.flatMap((row) => (row.last_at === null ? [] : [row.last_at]))])
  const isOwn = (row: { uscc: string; period_ym: string; rule_id: string }): boolean =>
    row.uscc === uscc && row.period_ym.startsWith(year) && isRule(row.rule_id)
  const findings = records.audit_finding.filter(isOwn)
  const cases = records.case_file.filter(isOwn)
  const named = cases.filter((row) => findings.some((finding) => finding.rule_id === row.rule_id))
  const ends = findings.map(({ rule_id: rule }) => cases.find((row) => row.rule_id === rule)?.closed_on ?? last)
  const isSettled = findings.length > 0 && findings.every(({ state }) => state !== 'open')
  return {
    filed: sent[0] ?? null,
    isLoaded: records.rd.some((row) => row.uscc === uscc && String(row.year) === year),
    hasProblem: findings.length > 0,
    queried: named.map((row) => row.opened_on).sort()[0] ?? null,
    settled: isSettled ? latest(ends) : null,
    isCorrected: findings.some(({ state }) => state === 'corrected'),
  }
}

export const oracle: Oracle = {
  id: 'rd-weekly-progress',
  cases: [{ year: '2019' }, { week: '2021-01-17', town: '990112107' }],
  expect: (records, { year, week, town }) => {
    const register = registerAt(records.unit, decemberOf(year))
    const owing = records.submission.filter(
      (row) =>
        row.form_code.startsWith('107') &&
        row.period_ym.startsWith(String(year)) &&
        (town === null || register.get(row.uscc)?.town_code === town),
    )
    const courses = [...groupBy(owing, ({ uscc }) => uscc).keys()].map((uscc) => courseOf(records, uscc, String(year)))
    const moments = courses.flatMap(({ filed, queried, settled }) =>
      [filed, queried, settled].filter((moment) => moment !== null),
    )
    const firsts = courses.flatMap(({ filed }) => (filed === null ? [] : [mondayOf(filed)]))
    const end = mondayOf(latest(['1970-01-05', ...moments]))
    const hasFindings = records.audit_finding.some(
      (row) => row.period_ym.startsWith(String(year)) && isRule(row.rule_id),
    )
    const lines = []
    for (let monday = Math.min(...firsts); firsts.length > 0 && monday <= end; monday += 7 * day) {
      const [from, to] = [textOf(monday), textOf(monday + 7 * day)]
      const sunday = textOf(monday + 6 * day)
      if (week !== null && sunday > String(week)) break
      const count = (of: (course: Course) => boolean): number => courses.filter(of).length
      const isBefore = (moment: string | null): boolean => moment !== null && moment < to
      const found = count((each) => isBefore(each.filed) && each.hasProblem)
      const explained = count((each) => isBefore(each.settled) && !each.isCorrected)
      const corrected = count((each) => isBefore(each.settled) && each.isCorrected)
      const filed = count((each) => isBefore(each.filed))
      const known = (value: number): number | null => (hasFindings ? value : null)
      lines.push({
        week: sunday,
        due: courses.length,
        filed_week: count((each) => isBefore(each.filed) && String(each.filed) >= from),
        filed,
        filed_pct: divide(filed, courses.length, 100),
        audited: count((each) => isBefore(each.filed) && each.isLoaded),
        found: known(found),
        queried: known(count((each) => isBefore(each.queried))),
        explained: known(explained),
        corrected: known(corrected),
        pending: known(found - explained - corrected),
        audited_flag: null,
        found_flag: hasFindings ? null : 'not_reported',
        row_kind: 'data',
      })
    }
    return lines
  },
}
