import { bigRevisions } from '../data/supervision-data.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import type { Roster } from './build-roster.ts'
import { addMinutes } from './clock.ts'
import type { Report } from './list-reports.ts'
import { isCareless } from './plan-grades.ts'

type Submissions = Pick<SampleRecords, 'submission' | 'revision'>

/** Forms that come in after the deadline: 0.2 · 11 % + 0.8 · 1 % = 3 % (domain model 7.2). */
const lateShares = { careless: 0.11, others: 0.01 }
const revisedShare = 0.06
/** Of the forms sent again, those whose main figure changed; the others changed something else. */
const tracedShare = 0.3

/** When each form came in and how often, and which figures were changed afterwards. */
export function buildSubmissions(seed: string, reports: readonly Report[], { reporterAt }: Roster): Submissions {
  const big = chooseBig(seed, reports)
  const found: Submissions = { submission: [], revision: [] }
  for (const report of reports) {
    const { actor, form, period, deadline, sent, figure } = report
    const { uscc } = actor.unit
    const random = openRandom(`${seed}|submission|${uscc}|${form}|${period}`)
    const late = random.next() < (isCareless(seed, uscc) ? lateShares.careless : lateShares.others)
    // On time within six days, at most an hour before the deadline; late within three days.
    const first = addMinutes(deadline, late ? 20 + random.below(4300) : -60 - random.below(8400))
    const isBig = big.has(report)
    const again = isBig || random.next() < revisedShare
    const last = again ? addMinutes(first, 180 + random.below(14_000)) : first
    found.submission.push({
      period_ym: period,
      uscc,
      form_code: form,
      first_at: sent ? first : null,
      last_at: sent ? last : null,
      versions: sent ? (again ? 2 + random.below(1.3) : 1) : 0,
      reporter_id: reporterAt(uscc, period),
    })
    if (!sent || !again || figure === null || figure.value < 10 || (!isBig && random.next() >= tracedShare)) continue
    const change = changeOf(random, isBig)
    found.revision.push({
      uscc,
      form_code: form,
      period_ym: period,
      field: figure.field,
      old_num: round(figure.value / (1 + change), 1),
      new_num: figure.value,
      seen_on: last.slice(0, 10),
    })
  }
  return found
}

/** A fifth up to 60 per cent more for the planted ones, at most a seventh for the others; fewer go down. */
function changeOf(random: SeededRandom, isBig: boolean): number {
  const size = isBig ? 0.22 + 0.38 * random.next() : 0.01 + 0.13 * random.next()
  return random.next() < 0.65 ? size : -size
}

/** Reports of 2020 with a figure large enough that rounding cannot bring a change below a fifth; each third is of December. */
function chooseBig(seed: string, reports: readonly Report[]): ReadonlySet<Report> {
  const random = openRandom(`${seed}|big revisions`)
  const fit = reports.filter(({ period, sent, figure }) => period >= '2020' && sent && (figure?.value ?? 0) >= 100)
  const december = fit.filter(({ period }) => period === '2020-12')
  const chosen = new Set<Report>()
  while (chosen.size < bigRevisions) chosen.add(random.pick(chosen.size % 3 === 0 ? december : fit))
  return chosen
}
