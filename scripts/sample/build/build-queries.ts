import { addMonths, month } from '../oracle/support/periods.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { isReporting } from './frame-unit.ts'
import { isCareless } from './plan-grades.ts'
import { weighted } from './weighted.ts'
import type { Actor, World } from './world.ts'

/** Monthly form of each specialty; a query names the form that it is about. */
const forms: Readonly<Record<string, readonly string[]>> = {
  B: ['B204-1', 'B203'],
  C: ['C203'],
  E: ['E204-1', 'E203'],
  S: ['S204-1', 'S203'],
  X: ['X203'],
  F: ['F203'],
}

const levels = [
  ['国家', 1],
  ['省', 2],
  ['市', 3],
  ['区', 4],
] as const

const replies = [
  '本月承接大额订单，产销增加，数据属实',
  '受疫情影响停工，收入下降，数据属实',
  '上年同期基数较低，已与财务账核对',
  '合同跨期结算，本月集中确认收入',
  '主要客户减少采购，已核对发票和台账',
  '设备检修停产，属正常情况',
] as const
const corrections = ['填报时单位有误，已更正', '误填累计数，已按台账改正', '漏报分公司数据，已补报更正'] as const

/** Queries of the reporting platform: 4 of 100 units and months, a quarter of them end in a correction (domain model 7.2). */
export function buildQueries({ pack, seed, actors }: World): RecordOf<'platform_query'>[] {
  return actors.flatMap((actor) =>
    pack.formMonths
      .filter((each) => isReporting(actor.unit, each))
      .flatMap((each) => askedIn(seed, actor, each, each === pack.months.at(-1))),
  )
}

function askedIn(seed: string, { unit }: Actor, period: string, isLast: boolean): RecordOf<'platform_query'>[] {
  const random = openRandom(`${seed}|query|${unit.uscc}|${period}`)
  const careless = isCareless(seed, unit.uscc)
  // A fifth of the units is asked sixteen times as often as the others: 0.2 · 16 % + 0.8 · 1 % = 4 %.
  if (random.next() >= (careless ? 0.16 : 0.01)) return []
  const form = random.pick(forms[unit.specialty] ?? ['F203'])
  const isOpen = random.next() < (isLast ? 0.2 : 0.02)
  const corrected = !isOpen && random.next() < 0.26
  const day = String(10 + random.below(16)).padStart(2, '0')
  return [
    {
      period_ym: period,
      uscc: unit.uscc,
      form_code: form,
      rule_no: `${form}-${String(1 + random.below(60)).padStart(3, '0')}`,
      issued_by: weighted(random, levels, ([, weight]) => weight)[0],
      reply_text: isOpen ? null : random.pick(corrected ? corrections : replies),
      replied_on: isOpen ? null : `${addMonths(period, 1)}-${day}`,
      accepted: isOpen ? null : corrected ? false : random.next() < 0.92,
      corrected,
    },
  ]
}

/** Scores of archives by quarter: every new entrant, most quarters from its entry to the end of the next year, and a part of the others. */
export function buildArchiveChecks({ pack, seed, actors }: World): SampleRecords['archive_check'] {
  return actors.flatMap(({ unit }) =>
    pack.quarters.flatMap((quarter) => {
      const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))]
      if (!isReporting(unit, month(year, number * 3))) return []
      const random = openRandom(`${seed}|archive|${unit.uscc}|${quarter}`)
      const age = year - Number(unit.entry.slice(0, 4))
      if (random.next() >= (age <= 1 ? 0.7 : 0.12)) return []
      // New units learn to keep their files; none is so bad that the archive alone makes four points of risk.
      const base = isCareless(seed, unit.uscc) ? 74 : 84
      const learned = age === 0 ? number * 2 - 4 : 4
      return [
        {
          uscc: unit.uscc,
          period_q: quarter,
          score: Math.min(100, Math.max(62, Math.round(base + learned + 5 * random.normal()))),
        },
      ]
    }),
  )
}
