import { sectionOf } from '../data/supervision-data.ts'
import { addMonths } from '../oracle/support/periods.ts'
import { groupBy } from '../oracle/support/sums.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import { addMinutes } from './clock.ts'
import type { Report } from './list-reports.ts'
import { takeSteps } from './take-steps.ts'
import type { Step } from './take-steps.ts'
import { weighted } from './weighted.ts'
import type { World } from './world.ts'

type Cases = Pick<SampleRecords, 'case_file' | 'case_event'>
type Basis = Pick<SampleRecords, 'audit_finding' | 'draw_item'>

/** Cases of a year in a district of full size (domain model 7.2). */
const yearly = 480

const origins = [
  ['rule', 62],
  ['draw', 8],
  ['dept', 12],
  ['report', 6],
  ['upper', 12],
] as const

type Verdict = 'explained' | 'corrected' | 'error' | 'serious'

const opening: readonly Step[] = [
  ['new', 'system', '建立案件'],
  ['assigned', 'section', '派发街镇，限期核查'],
  ['awaiting_reply', 'town', '请企业说明原因'],
  ['town_review', 'town', '企业已说明，附台账和发票'],
  ['section_review', 'town', '街镇初核意见：情况属实，报专业复核'],
]
const visit: Step = ['onsite', 'section', '两人现场核查']
const closing: readonly Step[] = [
  ['rectify', 'section', '按台账更正，下次报送前完成'],
  ['rectified', 'system', '更正值已在后一次导入中出现'],
  ['closed', 'system', '复审无此问题，结案'],
]
const accepted: readonly Step[] = [
  ['explained', 'section', '说明合理：订单、价格或基数变化'],
  ['closed', 'section', '结案'],
]

/** What a case goes through until its verdict (domain model 6.4). */
export const courses: readonly { share: number; verdict: Verdict; steps: readonly Step[] }[] = [
  { share: 58, verdict: 'explained', steps: [...opening, ...accepted] },
  { share: 24, verdict: 'corrected', steps: [...opening, ...closing] },
  { share: 8, verdict: 'explained', steps: [...opening, visit, ...accepted] },
  { share: 8, verdict: 'error', steps: [...opening, visit, ...closing] },
  {
    share: 2,
    verdict: 'serious',
    steps: [
      ...opening,
      visit,
      ['suspected', 'section', '现场检查记录与上报数不符'],
      ['transferred', 'law', '经批准移送执法'],
      ['closed', 'law', '处理结果已登记'],
    ],
  },
]

/** Cases of 2020 from findings, draws and other sources, with every step that they took, chained by fingerprints. */
export function buildCases({ pack, seed }: World, reports: readonly Report[], basis: Basis): Cases {
  const random = openRandom(`${seed}|cases`)
  const found: Cases = { case_file: [], case_event: [] }
  const count = Math.round(yearly * Math.max(pack.scale, 0.125))
  const months = pack.formMonths.filter((month) => month >= '2020')
  const sent = groupBy(
    reports.filter(({ sent: isSent, figure }) => isSent && figure !== null),
    ({ period }) => period,
  )
  for (let at = 0; at < count; at += 1) {
    const period = months[Math.floor((at * months.length) / count)] ?? ''
    const origin = weighted(random, origins, ([, weight]) => weight)[0]
    const own = sent.get(period) ?? []
    const report = pickReport(random, own, origin, period, basis)
    const finding = basis.audit_finding.find(
      (row) => row.period_ym === period && row.uscc === report.actor.unit.uscc && row.severity !== 'I',
    )
    addCase(found, random, {
      id: `AJ2020-${String(at + 1).padStart(4, '0')}`,
      report,
      origin,
      rule: finding?.rule_id ?? ruleOf(origin),
    })
  }
  return found
}

/** Where no finding names a rule: what the source of the case usually is about. */
const ruleOf = (origin: string): string =>
  ({ draw: 'CHECK', dept: 'X01', report: 'REPORT', upper: 'Q03' })[origin] ?? 'Q02'

function pickReport(
  random: SeededRandom,
  own: readonly Report[],
  origin: string,
  period: string,
  basis: Basis,
): Report {
  const named = new Set(
    origin === 'draw'
      ? basis.draw_item.filter(({ outcome }) => outcome !== 'none').map(({ uscc }) => uscc)
      : origin === 'rule'
        ? basis.audit_finding.filter((row) => row.period_ym === period && row.severity !== 'I').map(({ uscc }) => uscc)
        : [],
  )
  const fit = own.filter(({ actor }) => named.has(actor.unit.uscc))
  return random.pick(fit.length === 0 ? own : fit)
}

type NewCase = { id: string; report: Report; origin: string; rule: string }

function addCase(found: Cases, random: SeededRandom, { id, report, origin, rule }: NewCase): void {
  const { actor, period, figure } = report
  const course = weighted(random, courses, ({ share }) => share)
  // Most steps take days; one case of six waits for weeks at every step.
  const pace = random.next() < 0.16 ? 14 : 4
  const opened = `${addMonths(period, 1)}-${String(12 + random.below(10))} 09:00:00`
  const due = addMinutes(opened, 28 * 1440)
  const events = takeSteps({ id, opened, steps: course.steps }, () => 60 + Math.floor(random.next() * pace * 1440))
  found.case_event.push(...events)
  const before = events.at(-1)
  const status = before?.to_status ?? 'new'
  const isClosed = status === 'closed'
  const changes = isClosed && (course.verdict === 'corrected' || course.verdict === 'error') && figure !== null
  const wrong = round(
    (figure?.value ?? 0) * (random.next() < 0.6 ? 1.04 + 0.2 * random.next() : 0.7 + 0.26 * random.next()),
    1,
  )
  found.case_file.push({
    case_id: id,
    uscc: actor.unit.uscc,
    period_ym: period,
    rule_id: rule,
    origin,
    section: sectionOf[actor.unit.specialty],
    town_code: actor.unit.town,
    status,
    opened_on: opened,
    due_on: due.slice(0, 10),
    closed_on: isClosed ? (before?.at ?? null) : null,
    verdict: isClosed ? course.verdict : null,
    before_value: changes ? wrong : null,
    after_value: changes ? figure.value : null,
  })
}
