import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import type { Report, Reported } from './list-reports.ts'
import { isCareless } from './plan-grades.ts'
import { weighted } from './weighted.ts'

type Finding = RecordOf<'audit_finding'>
type Hit = Pick<Finding, 'rule_id' | 'uscc' | 'period_ym' | 'severity' | 'found_value' | 'expected'>
type Rows = Reported & { submission: RecordOf<'submission'>[]; revision: RecordOf<'revision'>[] }

/** Findings of the monthly audits of 2020: what rules of the domain model (5) say of the records, and errors that units have corrected since. */
export function buildFindings(seed: string, reports: readonly Report[], records: Rows): Finding[] {
  const hits = [...industryHits(records), ...processHits(records), ...formerErrors(seed, reports)]
  const lastPeriod = '2020-12'
  return hits
    .filter(({ period_ym: period }) => period >= '2020')
    .sort((a, b) => compare(orderOf(a), orderOf(b)))
    .map((hit) => ({
      run_id: `SH${hit.period_ym.replace('-', '')}`,
      ...hit,
      state: stateOf(seed, hit, hit.period_ym === lastPeriod),
    }))
}

const orderOf = ({ period_ym: period, rule_id: rule, uscc }: Hit): string => `${period} ${rule} ${uscc}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Chance = readonly [state: string, weight: number]
const early: readonly Chance[] = [
  ['open', 6],
  ['explained', 2],
  ['corrected', 2],
]
const later: readonly Chance[] = [
  ['open', 0.5],
  ['explained', 7],
  ['corrected', 2.5],
]

/** A form that came late or was changed stays so; an error is corrected; of the others most are explained in time. */
function stateOf(seed: string, { rule_id: rule, uscc, period_ym: period, severity }: Hit, isLast: boolean): string {
  const random = openRandom(`${seed}|state|${rule}|${uscc}|${period}`)
  if (severity === 'E') return random.next() < (isLast ? 0.4 : 0.02) ? 'open' : 'corrected'
  if (severity === 'I') return 'explained'
  return weighted(random, isLast ? early : later, ([, weight]) => weight)[0]
}

/** Output against taxable sales, power and customs, and large moves: rules X01, X04, X05, B07 and B14. */
function industryHits(records: Rows): Hit[] {
  const key = ({ uscc, period_ym: period }: { uscc: string | null; period_ym: string }): string =>
    `${String(uscc)} ${period}`
  const tax = new Map(records.tax.map((row) => [key(row), row]))
  const power = new Map(records.power.map((row) => [key(row), row]))
  const customs = new Map(records.customs.map((row) => [key(row), row]))
  return records.industrial_output.flatMap((row): Hit[] => {
    const hits: Hit[] = []
    const add = (rule: string, severity: string, found: number | null, expected: number | null): void => {
      const value = found === null ? null : round(found, 4)
      hits.push({ rule_id: rule, uscc: row.uscc, period_ym: row.period_ym, severity, found_value: value, expected })
    }
    const output = row.output_ytd
    if (output === null) {
      add('B14', 'E', null, null)
      return hits
    }
    const before = row.output_ytd_ly
    const taxed = tax.get(key(row))?.taxable_sales_ytd ?? null
    if (taxed !== null && output >= 500 && taxed / output < 0.9) add('X01', 'W', taxed / output, 0.9)
    const meter = power.get(key(row))
    if (meter !== undefined && before !== null && before > 500 && (meter.kwh_ytd_ly ?? 0) > 10) {
      const gap = output / before - (meter.kwh_ytd ?? 0) / (meter.kwh_ytd_ly ?? 1)
      if (Math.abs(gap) > 0.3) add('X04', 'W', gap, 0.3)
    }
    const abroad = customs.get(key(row))?.export_ytd ?? null
    if (abroad !== null && abroad > 500 && row.export_ytd !== null) {
      const ratio = row.export_ytd / abroad
      if (ratio < 0.7 || ratio > 1.3) add('X05', 'W', ratio, 1)
    }
    const [month, same] = [row.output_m, row.output_m_ly]
    if (month !== null && same !== null && same > 0 && month >= 2000 && Math.abs(month / same - 1) > 0.5)
      add('B07', 'W', month / same - 1, 0.5)
    return hits
  })
}

/** Late forms and large changes after sending: rules Q01 and Q02. One finding a rule, unit and period. */
function processHits({ submission, revision, form_calendar: calendar }: Rows): Hit[] {
  const deadlines = new Map(calendar.map((row) => [`${row.form_code} ${row.period_ym}`, row.deadline]))
  const found = new Map<string, Hit>()
  const add = (hit: Hit): void => void found.set(orderOf(hit), hit)
  for (const { uscc, period_ym: period, form_code: form, first_at: first } of submission)
    if (first !== null && first > (deadlines.get(`${form} ${period}`) ?? '9999'))
      add({ rule_id: 'Q01', uscc, period_ym: period, severity: 'I', found_value: null, expected: null })
  for (const { uscc, period_ym: period, old_num: old, new_num: now } of revision) {
    const change = old === null || old === 0 || now === null ? 0 : now / old - 1
    if (Math.abs(change) > 0.2)
      add({ rule_id: 'Q02', uscc, period_ym: period, severity: 'W', found_value: round(change, 4), expected: 0.2 })
  }
  return [...found.values()]
}

/** Sums that did not add up when the form came in (rules B01, E01, E09, C05), now and then, mostly at careless units. */
function formerErrors(seed: string, reports: readonly Report[]): Hit[] {
  const rules: Readonly<Record<string, string>> = { 'B204-1': 'B01', 'E204-1': 'E01', 'S204-1': 'E09', F203: 'C05' }
  return reports.flatMap(({ actor, form, period, sent, figure }) => {
    const rule = rules[form]
    const random = openRandom(`${seed}|error|${form}|${actor.unit.uscc}|${period}`)
    const chance = isCareless(seed, actor.unit.uscc) ? 0.03 : 0.003
    if (rule === undefined || !sent || figure === null || random.next() >= chance) return []
    const { uscc } = actor.unit
    const wrong = round(figure.value * (0.6 + 0.3 * random.next()), 1)
    return [{ rule_id: rule, uscc, period_ym: period, severity: 'E', found_value: wrong, expected: figure.value }]
  })
}
