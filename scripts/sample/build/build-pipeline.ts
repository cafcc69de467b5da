import { makeCreditCode } from '../credit-code.ts'
import { districtCode, towns } from '../data/district-data.ts'
import { careTrades } from '../data/frame-data.ts'
import { trades } from '../data/industry-data.ts'
import { addMonths } from '../oracle/support/periods.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { thresholdOf } from './build-thresholds.ts'
import type { Pack } from './pack.ts'
import type { Plants } from './plants.ts'
import { weighted } from './weighted.ts'

const sources = ['town', 'town', 'town', 'tax', 'tax', 'invest', 'registry', 'city', 'census'] as const

/**
 * Of 900 units, those that are above the threshold of June 2020, and how many of them only because the rule of 2020 differs from that of 2019
 * (domain model 7.6, m02): social work with 5 to 10 million yuan.
 */
const pipeline = { units: 900, above: 118, byNewRule: 41 } as const
const screened = '2020-06'

type Trade = (typeof trades)[number]
/** A find before anybody asked what it earns: what it does, or would do as social work; `luck` and `size` are uniform in [0, 1). */
type Find = { trade: Trade; care: Trade; month: string; luck: number; size: number; isUnknown: boolean }
/** Why a find is above the threshold in June 2020; null where it is not. */
type Verdict = 'byNewRule' | 'byBothRules' | null

/** What a find does and earns in twelve months in 万元: so many finds by June 2020 are above the threshold, and all others well below it. */
function decideRevenues<Each extends Find>(
  finds: readonly Each[],
  scale: number,
): (Each & { revenue: number | null; verdict: Verdict })[] {
  const limitOf = ({ trade: [industry] }: Find): number | null => thresholdOf(industry, 2020)
  const early = finds.filter((find) => find.month <= screened && limitOf(find) !== null).sort((a, b) => a.luck - b.luck)
  const byNewRule = new Set(early.slice(0, Math.round(pipeline.byNewRule * scale)))
  const above = new Set(early.slice(0, Math.round(pipeline.above * scale)))
  return finds.map((find) => {
    const limit = limitOf(find) ?? 2000
    if (byNewRule.has(find))
      return { ...find, trade: find.care, revenue: tenths(520 + 460 * find.size), verdict: 'byNewRule' }
    if (above.has(find)) return { ...find, revenue: tenths(limit * (1.02 + 0.5 * find.size)), verdict: 'byBothRules' }
    const reach = find.month <= screened ? 0.68 : 1.2
    return { ...find, revenue: find.isUnknown ? null : tenths(limit * (0.3 + reach * find.size)), verdict: null }
  })
}

const tenths = (value: number): number => Math.round(value * 10) / 10

/** Units about to pass the threshold, and the monthly reports of the towns that find them (domain model 7.6, m02). */
export function buildPipeline(
  pack: Pack,
  seed: string,
): { tables: Pick<SampleRecords, 'quasi_unit' | 'town_report'>; facts: Plants['m02'] } {
  const scale = Math.max(pack.scale, 0.1)
  const random = openRandom(`${seed}|pipeline`)
  const finds = Array.from({ length: Math.round(pipeline.units * scale) }, (_, at) => ({
    at,
    trade: weighted(random, trades, (trade) => trade[2]),
    town: weighted(random, towns, ({ weights }) => weights.E),
    care: weighted(random, careTrades, (trade) => trade[2]),
    month: random.pick(pack.months),
    luck: random.next(),
    size: random.next(),
    isUnknown: random.next() < 0.05,
    step: Math.min(3, Math.floor(random.next() * 4.4)),
    isRefused: random.next() < 0.2,
    wait: 1 + random.below(8),
    serial: random.below(90) + 10,
    source: random.pick(sources),
  }))
  const last = pack.months.at(-1) ?? ''
  const decided = decideRevenues(finds, scale).map((find) => ({
    ...find,
    uscc: makeCreditCode(districtCode, `QS${String(find.at).padStart(4, '0')}${String(find.serial)}`),
  }))
  const found = decided.map((find): SampleRecords['quasi_unit'][number] => {
    const { uscc, at, month, step, revenue } = find
    const [industry, , , word] = find.trade
    const stage = (['found', 'verify', 'submit', 'approved'] as const)[step] ?? 'found'
    const rejected = step >= 2 && find.isRefused
    const answered = addMonths(month, find.wait)
    const isDecided = (rejected || stage === 'approved') && answered <= last
    const earned = revenue ?? (thresholdOf(industry, 2020) ?? 2000) * (0.3 + 0.68 * find.size)
    return {
      uscc,
      unit_name: `云汀准${String(at + 1)}${word}有限公司`,
      town_code: find.town.code,
      industry_code: industry,
      found_ym: month,
      found_source: find.source,
      revenue_ytd: tenths((earned * Number(month.slice(5))) / 12),
      revenue_12m: revenue,
      stage: isDecided ? (rejected ? 'rejected' : 'approved') : step > 2 ? 'submit' : stage,
      due_ym: addMonths(month, 3),
      decided_ym: isDecided ? answered : null,
      decision: isDecided ? (rejected ? '不符合' : '纳入') : null,
    }
  })
  const codes = (of: (verdict: Verdict) => boolean): string[] =>
    decided.filter(({ verdict }) => of(verdict)).map(({ uscc }) => uscc)
  return {
    tables: { quasi_unit: found, town_report: listReports(pack, seed, found) },
    facts: { above: codes((verdict) => verdict !== null), byNewRule: codes((verdict) => verdict === 'byNewRule') },
  }
}

/** Every town reports every month, be it that it found nothing; six town-months are missing. */
function listReports(pack: Pack, seed: string, found: SampleRecords['quasi_unit']): SampleRecords['town_report'] {
  const random = openRandom(`${seed}|reports`)
  const places = pack.months.flatMap((month) => towns.map(({ code }) => ({ month, code })))
  const missing = new Set<string>()
  while (missing.size < 6) {
    const place = random.pick(places.filter(({ month }) => month >= '2020-01'))
    missing.add(`${place.month} ${place.code}`)
  }
  return places
    .filter(({ month, code }) => !missing.has(`${month} ${code}`))
    .map(({ month, code }) => {
      const own = found.filter(
        (unit) => unit.town_code === code && unit.found_ym === month && unit.found_source === 'town',
      )
      return {
        town_code: code,
        report_ym: month,
        new_found: own.length,
        is_zero: own.length === 0,
        submitted_on: `${addMonths(month, 1)}-${String(1 + random.below(8)).padStart(2, '0')}`,
      }
    })
}
