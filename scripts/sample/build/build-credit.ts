import { addMonths } from '../oracle/support/periods.ts'
import { groupBy } from '../oracle/support/sums.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { addDays } from './clock.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { World } from './world.ts'

type Credit = Pick<SampleRecords, 'credit_record' | 'coaching'>
type Basis = Pick<SampleRecords, 'risk_score' | 'investment_project'>

/** Credit of units, as their grades tell of it, and the coaching of new units and of owners of projects. */
export function buildCredit(world: World, { risk_score: scores, investment_project: projects }: Basis): Credit {
  const grades = groupBy(scores, ({ uscc }) => uscc)
  return {
    credit_record: world.actors.flatMap(({ unit }) => creditOf(world.seed, unit, grades.get(unit.uscc) ?? [])),
    coaching: listCoaching(world, new Set(projects.map((row) => row.owner_uscc))),
  }
}

const dayIn = (month: string, day: number): string => `${month}-${String(1 + day).padStart(2, '0')}`

/** First record in 2018 or at the entry; then what grades name as abnormal, dishonest or serious, and the repair where they cease to. */
function creditOf(
  seed: string,
  unit: FrameUnit,
  grades: readonly RecordOf<'risk_score'>[],
): RecordOf<'credit_record'>[] {
  const random = openRandom(`${seed}|credit|${unit.uscc}`)
  const first = unit.entry < '2018-06' ? addMonths('2018-01', random.below(6)) : unit.entry
  const day = random.below(27)
  const signs = random.next() < 0.92
  const pledge = signs ? addDays(dayIn(first, day), random.below(200)) : null
  const dishonest = random.next() < 0.15
  const rows: RecordOf<'credit_record'>[] = []
  const add = (month: string, credit: string): void => {
    const on = dayIn(month, day)
    const signed = pledge !== null && pledge <= on ? pledge : null
    const repair = credit === 'good' && rows.length > 0 ? addDays(on, -3) : null
    rows.push({
      uscc: unit.uscc,
      record_on: on,
      credit,
      pledge_on: rows.length === 0 ? pledge : signed,
      repair_on: repair,
    })
  }
  add(first, 'good')
  let last = 'good'
  for (const { period_ym: month, reasons } of grades) {
    const now = reasons.includes('严重失信')
      ? 'serious'
      : reasons.includes('信用异常')
        ? dishonest
          ? 'dishonest'
          : 'abnormal'
        : 'good'
    if (now !== last && month > first) {
      add(month, now)
      last = now
    }
  }
  return rows
}

const items = [1, 2, 3, 4] as const

/**
 * The four items of coaching: entrants from 2019 on get them within two months of their entry, one of ten not all of them; two of five owners of
 * projects were visited in 2020.
 */
function listCoaching({ pack, seed, actors }: World, owners: ReadonlySet<string>): RecordOf<'coaching'>[] {
  return actors.flatMap(({ unit: { uscc, entry } }): RecordOf<'coaching'>[] => {
    const random = openRandom(`${seed}|coaching|${uscc}`)
    const isNew = entry >= '2019-01' && entry <= (pack.months.at(-1) ?? '')
    const visited = owners.has(uscc) && random.next() < 0.4
    if (!isNew && !visited) return []
    const missed = isNew && random.next() < 0.1 ? 1 + random.below(4) : 0
    const start = isNew
      ? dayIn(entry, random.below(20))
      : dayIn(addMonths('2020-03', random.below(9)), random.below(28))
    const done = isNew ? items : items.slice(0, 1 + random.below(4))
    return done.map((item) => ({
      uscc,
      item_no: item,
      done_on: item === missed ? null : addDays(start, (item - 1) * 7 + random.below(9)),
    }))
  })
}
