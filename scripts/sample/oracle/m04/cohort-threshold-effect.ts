import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sectionOf } from '../support/sections.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

type Rule = RecordOf<'threshold_dim'>
type Candidate = { uscc: string; town: string; industry: string; revenue: number | null; staff: number | null }
type Judged = Candidate & {
  section: string | null
  old: Rule
  now: Rule
  metOld: boolean | null
  meetsNew: boolean | null
}

/** Units with figures of December, else with those that the next December prints; then those that wait outside the frame. */
function candidatesOf(records: SampleRecords, year: string): Candidate[] {
  const at = (month: string) =>
    groupBy(
      records.finance.filter((row) => row.period_ym === month),
      (row) => row.uscc,
    )
  const most = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? null : Math.max(...known)
  }
  const [own, after] = [at(`${year}-12`), at(`${String(Number(year) + 1)}-12`)]
  const register = registerAt(records.unit, `${year}-12`)
  const codes = new Set([...own.keys(), ...after.keys()])
  const inside = [...codes].flatMap((uscc): Candidate[] => {
    const unit = register.get(uscc)
    const [now, later] = [own.get(uscc) ?? [], after.get(uscc) ?? []]
    if (unit === undefined) return []
    const revenue = sumKnown(now.map((row) => row.revenue_ytd)) ?? sumKnown(later.map((row) => row.revenue_ytd_ly))
    const staff = most(now.map((row) => row.avg_emp_cur)) ?? most(later.map((row) => row.avg_emp_ly))
    return [{ uscc, town: unit.town_code, industry: unit.industry_code, revenue, staff }]
  })
  const waiting = records.quasi_unit.filter(
    (row) => row.found_ym <= `${year}-12` && row.stage !== 'rejected' && !codes.has(row.uscc),
  )
  const outside = [...groupBy(waiting, (row) => row.uscc).values()].flatMap((rows): Candidate[] => {
    const newest = rows.reduce((best, row) => (row.found_ym > best.found_ym ? row : best))
    const { uscc, town_code: town, industry_code: industry, revenue_12m: revenue } = newest
    return [{ uscc, town, industry, revenue, staff: null }]
  })
  return [...inside, ...outside]
}

/** The rule of the longest code that holds for an industry in a year. */
function ruleOf(rules: readonly Rule[], industry: string, section: string | null, year: number): Rule | undefined {
  return rules
    .filter((row) => row.valid_from <= year && (row.valid_to ?? 9999) >= year)
    .filter((row) => industry.startsWith(row.industry_prefix) || row.industry_prefix === section)
    .sort(
      (a, b) =>
        b.industry_prefix.length - a.industry_prefix.length || compareText(a.industry_prefix, b.industry_prefix),
    )[0]
}

/** Whether a unit meets a rule; null where its figures do not tell. */
function meets({ revenue, staff }: Candidate, { threshold_wan: least, staff_alt: heads }: Rule): boolean | null {
  const byRevenue = revenue === null ? null : revenue >= (least ?? 0)
  const byStaff = heads === null ? false : staff === null ? null : staff >= heads
  if (byRevenue === true || byStaff === true) return true
  return byRevenue === null || byStaff === null ? null : false
}

function judge(records: SampleRecords, oldYear: string, newYear: string, town: unknown): Judged[] {
  return candidatesOf(records, oldYear)
    .filter((each) => town === null || each.town === town)
    .flatMap((each) => {
      const section = sectionOf(records.industry_dim, each.industry)
      const [old, now] = [oldYear, newYear].map((year) =>
        ruleOf(records.threshold_dim, each.industry, section, Number(year)),
      )
      if (old === undefined || now === undefined) return []
      if (old.threshold_wan === null || now.threshold_wan === null) return []
      if (old.threshold_wan === now.threshold_wan && old.staff_alt === now.staff_alt) return []
      return [{ ...each, section, old, now, metOld: meets(each, old), meetsNew: meets(each, now) }]
    })
}

/** The value that all have; null where they differ. */
function common(values: readonly (number | null)[]): number | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

export const oracle: Oracle = {
  id: 'cohort-threshold-effect',
  cases: [
    { old_year: '2020', new_year: '2021' },
    { old_year: '2018', new_year: '2020', town: '990112107' },
    { old_year: '2020', new_year: '2011' },
    { old_year: '2019', new_year: '2011' },
  ],
  expect: (records, { old_year: oldYear, new_year: newYear, town }) => {
    const all = judge(records, String(oldYear), String(newYear), town)
    const happened = (field: 'entry_ym' | 'exit_ym', uscc: string): boolean =>
      records.unit.some((row) => row.uscc === uscc && row[field]?.slice(0, 4) === newYear)
    const line = (name: string, section: string | null, own: readonly Judged[], isTotal: boolean): OracleRow => {
      const entering = own.filter((each) => each.metOld === false && each.meetsNew === true)
      const leaving = own.filter((each) => each.metOld === true && each.meetsNew === false)
      const revenue = (units: readonly Judged[]): number | null => sumKnown(units.map((each) => each.revenue))
      const out = revenue(leaving) ?? 0
      return {
        section_name: name,
        threshold_old: common(own.map((each) => each.old.threshold_wan)),
        threshold_new: common(own.map((each) => each.now.threshold_wan)),
        staff_old: common(own.map((each) => each.old.staff_alt)),
        staff_new: common(own.map((each) => each.now.staff_alt)),
        units: own.length,
        in_units: entering.length,
        entered: entering.filter(({ uscc }) => happened('entry_ym', uscc)).length,
        revenue_in: (revenue(entering) ?? 0) / 10_000,
        out_units: leaving.length,
        left_units: leaving.filter(({ uscc }) => happened('exit_ym', uscc)).length,
        revenue_out: out / 10_000,
        out_pct: divide(out, revenue(own.filter((each) => each.metOld === true)), 100),
        not_judged: own.filter((each) => each.metOld === null || each.meetsNew === null).length,
        out_minus: 0 - leaving.length,
        in_plus: entering.length,
        section,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const nameOf = (section: string | null): string | null =>
      records.industry_dim.find((row) => row.level === 1 && row.industry_code === section)?.industry_name ?? section
    const sections = [...groupBy(all, ({ section }) => section)].sort(([a], [b]) => compareText(a ?? '', b ?? ''))
    return [
      line('合计', null, all, true),
      ...sections.map(([section, own]) => line(nameOf(section) ?? '', section, own, false)),
    ]
  },
}
