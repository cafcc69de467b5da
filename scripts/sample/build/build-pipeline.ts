import { makeCreditCode } from '../credit-code.ts'
import { districtCode, towns } from '../data/district-data.ts'
import { trades } from '../data/industry-data.ts'
import { addMonths } from '../oracle/support/periods.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { Pack } from './pack.ts'
import { weighted } from './weighted.ts'

const sources = ['town', 'town', 'town', 'tax', 'tax', 'invest', 'registry', 'city', 'census'] as const
const thresholds: Readonly<Record<string, number>> = { B: 2000, E: 1000, S: 200, F: 1000, C: 2000, X: 1500 }

/** Units about to pass the threshold, and the monthly reports of the towns that find them (domain model 7.6, m02). */
export function buildPipeline(pack: Pack, seed: string): Pick<SampleRecords, 'quasi_unit' | 'town_report'> {
  const random = openRandom(`${seed}|pipeline`)
  const found: SampleRecords['quasi_unit'] = []
  const count = Math.round(900 * Math.max(pack.scale, 0.1))
  const last = pack.months.at(-1) ?? ''
  for (let at = 0; at < count; at += 1) {
    const [industry, specialty, , word] = weighted(random, trades, (trade) => trade[2])
    const town = weighted(random, towns, ({ weights }) => weights.E)
    const month = random.pick(pack.months)
    const revenue = Math.round((thresholds[specialty] ?? 1000) * (0.3 + 1.2 * random.next()) * 10) / 10
    const step = Math.min(3, Math.floor(random.next() * 4.4))
    const stage = (['found', 'verify', 'submit', 'approved'] as const)[step] ?? 'found'
    const rejected = step >= 2 && random.next() < 0.2
    const decided = addMonths(month, 1 + random.below(8))
    const isDecided = (rejected || stage === 'approved') && decided <= last
    found.push({
      uscc: makeCreditCode(districtCode, `QS${String(at).padStart(4, '0')}${String(random.below(90) + 10)}`),
      unit_name: `云汀准${String(at + 1)}${word}有限公司`,
      town_code: town.code,
      industry_code: industry,
      found_ym: month,
      found_source: random.pick(sources),
      revenue_ytd: Math.round(((revenue * Number(month.slice(5))) / 12) * 10) / 10,
      revenue_12m: random.next() < 0.05 ? null : revenue,
      stage: isDecided ? (rejected ? 'rejected' : 'approved') : step > 2 ? 'submit' : stage,
      due_ym: addMonths(month, 3),
      decided_ym: isDecided ? decided : null,
      decision: isDecided ? (rejected ? '不符合' : '纳入') : null,
    })
  }
  return { quasi_unit: found, town_report: listReports(pack, seed, found) }
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
