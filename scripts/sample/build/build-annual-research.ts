import { sectionOf } from '../data/supervision-data.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { courses } from './build-cases.ts'
import { round } from './build-macro.ts'
import type { Roster } from './build-roster.ts'
import { checkResearch } from './check-research.ts'
import type { ResearchHit } from './check-research.ts'
import { addMinutes } from './clock.ts'
import { isReporting } from './frame-unit.ts'
import { takeSteps } from './take-steps.ts'
import { weighted } from './weighted.ts'
import type { Actor, World } from './world.ts'

type Tables = Pick<SampleRecords, 'submission' | 'audit_finding' | 'case_file' | 'case_event'>
type Basis = Pick<SampleRecords, 'unit' | 'rd' | 'rd_project' | 'finance' | 'tax' | 'form_calendar'>

const form = '107-2'
/** Of the units that owe the annual form, one of this many has not sent it. */
const missingEvery = 30

/** The annual forms of research: when they came in, what the audit found at once, and the cases that came of it. */
export function buildAnnualResearch(world: World, basis: Basis, { reporterAt }: Roster): Tables {
  const found: Tables = { submission: [], audit_finding: [], case_file: [], case_event: [] }
  const deadlines = new Map(
    basis.form_calendar.filter((row) => row.form_code === form).map((row) => [row.period_ym, row.deadline ?? '']),
  )
  const last = Math.max(...world.pack.years)
  const actors = new Map(world.actors.map((actor) => [actor.unit.uscc, actor]))
  for (const year of world.pack.years.filter((each) => each >= 2019)) {
    const period = `${String(year)}-12`
    const filers = basis.rd.filter((row) => row.year === year).map(({ uscc }) => uscc)
    for (const uscc of [...filers, ...silentUnits(world, period, filers.length)])
      found.submission.push({
        period_ym: period,
        uscc,
        form_code: form,
        reporter_id: reporterAt(uscc, period),
        ...sending(world.seed, uscc, { year, deadline: deadlines.get(period) ?? '', isSent: filers.includes(uscc) }),
      })
  }
  const sent = new Map(
    found.submission.filter((row) => row.period_ym === `${String(last)}-12`).map((row) => [row.uscc, row]),
  )
  checkResearch(basis, last).forEach((hit, at) => {
    const [actor, row] = [actors.get(hit.uscc), sent.get(hit.uscc)]
    if (actor !== undefined && row !== undefined)
      addFinding(found, openRandom(`${world.seed}|annual|${hit.rule}|${hit.uscc}`), {
        hit,
        actor,
        submission: row,
        id: `NB${String(last)}-${String(at + 1).padStart(4, '0')}`,
      })
  })
  return found
}

/** Units that owe the form and have not sent it: large industry that files no research. */
function silentUnits({ actors }: World, period: string, filers: number): string[] {
  return actors
    .filter(({ unit, research }) => unit.specialty === 'B' && research === null && isReporting(unit, period))
    .sort((a, b) => b.unit.size - a.unit.size)
    .slice(0, Math.ceil(filers / missingEvery))
    .map(({ unit }) => unit.uscc)
}

type Sending = { year: number; deadline: string; isSent: boolean }

/** Forms come in over the 24 days before the deadline, most of them in the middle. */
function sending(
  seed: string,
  uscc: string,
  { year, deadline, isSent }: Sending,
): Pick<RecordOf<'submission'>, 'first_at' | 'last_at' | 'versions'> {
  const random = openRandom(`${seed}|submission|${uscc}|${form}|${String(year)}`)
  if (!isSent) return { first_at: null, last_at: null, versions: 0 }
  const days = (random.next() + random.next()) / 2
  const first = addMinutes(deadline, -60 - Math.floor(days * 24 * 1440))
  return { first_at: first, last_at: first, versions: 1 }
}

type NewFinding = { hit: ResearchHit; actor: Actor; submission: RecordOf<'submission'>; id: string }

/** A finding stands from the moment the form came in; the case that follows explains or corrects it, or is still open on the last day. */
function addFinding(found: Tables, random: SeededRandom, { hit, actor, submission, id }: NewFinding): void {
  const { rule, severity, uscc, found: value, expected } = hit
  const usual = courses.filter(({ verdict }) => verdict !== 'serious' && (severity === 'W' || verdict !== 'explained'))
  const course = weighted(random, usual, ({ share }) => share)
  const opened = addMinutes(submission.first_at ?? '', 60 + random.below(1800))
  // Most steps take a day; one case of three waits at every step.
  const pace = random.next() < 0.35 ? 7200 : 2000
  const events = takeSteps({ id, opened, steps: course.steps }, () => 30 + random.below(pace))
  found.case_event.push(...events)
  const last = events.at(-1)
  const isClosed = last?.to_status === 'closed'
  const isChanged = isClosed && course.verdict !== 'explained'
  if (isChanged) Object.assign(submission, { last_at: last.at, versions: submission.versions + 1 })
  found.case_file.push({
    case_id: id,
    uscc,
    period_ym: submission.period_ym,
    rule_id: rule,
    origin: 'rule',
    section: sectionOf[actor.unit.specialty],
    town_code: actor.unit.town,
    status: last?.to_status ?? 'new',
    opened_on: opened,
    due_on: addMinutes(opened, 14 * 1440).slice(0, 10),
    closed_on: isClosed ? last.at : null,
    verdict: isClosed ? course.verdict : null,
    before_value: isChanged ? value : null,
    after_value: isChanged ? expected : null,
  })
  found.audit_finding.push({
    run_id: `ND${submission.period_ym.slice(0, 4)}`,
    rule_id: rule,
    uscc,
    period_ym: submission.period_ym,
    severity,
    found_value: value === null ? null : round(value, 4),
    expected: expected === null ? null : round(expected, 4),
    state: !isClosed ? 'open' : isChanged ? 'corrected' : 'explained',
  })
}
