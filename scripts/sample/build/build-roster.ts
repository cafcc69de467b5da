import { towns } from '../data/district-data.ts'
import { addMonths } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { Actor, World } from './world.ts'

/** The statisticians of towns and units, and who fills in the forms of a unit in a month. */
export type Roster = { rows: RecordOf<'roster'>[]; reporterAt: (uscc: string, month: string) => string }

type Post = Omit<RecordOf<'roster'>, 'person_id'>

/** Units whose new statistician was not trained in time (rule Q05), in a district of full size. */
const untrained = 15
const replacedShare = 0.12

/** Statisticians by post and time under pseudonyms; two chief statisticians stayed for less than two years (rule Q10). */
export function buildRoster({ pack, seed, actors }: World): Roster {
  let limit = Math.max(4, Math.round(untrained * pack.scale))
  const posts = [
    ...towns.flatMap(({ code, staff, chiefFrom }, at) => townPosts(seed, { code, staff, chiefFrom, brief: at < 2 })),
    ...actors.flatMap((actor) => {
      const own = unitPosts(seed, actor, limit > 0)
      if (own[1]?.trained_on === null) limit -= 1
      return own
    }),
  ]
  const rows = posts.map((post, at) => ({ person_id: `P-${String(at + 1).padStart(5, '0')}`, ...post }))
  const units = new Map<string, RecordOf<'roster'>[]>()
  for (const row of rows.filter(({ role }) => role === 'unit'))
    units.set(row.scope_code, [...(units.get(row.scope_code) ?? []), row])
  return {
    rows,
    reporterAt: (uscc, month) => {
      const own = units.get(uscc) ?? []
      return (own.findLast(({ from_ym: from }) => from <= month) ?? own[0])?.person_id ?? ''
    },
  }
}

type TownPlan = { code: string; staff: number; chiefFrom: string; brief: boolean }

/** The chief statistician, the one before, and the others of the town. */
function townPosts(seed: string, { code, staff, chiefFrom, brief }: TownPlan): Post[] {
  const random = openRandom(`${seed}|roster|${code}`)
  const before = addMonths(chiefFrom, brief ? -14 : -36 - random.below(12))
  const chief = { scope_code: code, role: 'chief' }
  return [
    {
      ...chief,
      from_ym: before,
      to_ym: addMonths(chiefFrom, -1),
      trained_on: dayOf(addMonths(before, 1), random.below(28)),
    },
    { ...chief, from_ym: chiefFrom, to_ym: null, trained_on: dayOf(addMonths(chiefFrom, 1), random.below(28)) },
    ...Array.from({ length: staff - 1 }, (): Post => {
      const from = addMonths('2014-01', random.below(70))
      return {
        scope_code: code,
        role: 'town',
        from_ym: from,
        to_ym: null,
        trained_on: dayOf(addMonths(from, 2), random.below(28)),
      }
    }),
  ]
}

/** Who fills in the forms of a unit; one of eight was replaced in 2019 or 2020. */
function unitPosts(seed: string, { unit }: Actor, mayMiss: boolean): Post[] {
  const random = openRandom(`${seed}|roster|${unit.uscc}`)
  const first = unit.entry < '2016-01' ? addMonths('2016-01', random.below(30)) : unit.entry
  const change = addMonths('2019-02', random.below(22))
  const post = { scope_code: unit.uscc, role: 'unit' }
  const replaced = random.next() < replacedShare && change > addMonths(first, 3) && (unit.exit ?? '9999') > change
  const missed = random.next() < 0.4
  const trained = dayOf(addMonths(first, 1), random.below(28))
  const day = random.below(28)
  return replaced
    ? [
        { ...post, from_ym: first, to_ym: addMonths(change, -1), trained_on: trained },
        {
          ...post,
          from_ym: change,
          to_ym: null,
          trained_on: missed && mayMiss ? null : dayOf(addMonths(change, 1), day),
        },
      ]
    : [{ ...post, from_ym: first, to_ym: null, trained_on: trained }]
}

const dayOf = (month: string, before: number): string => `${month}-${String(before + 1).padStart(2, '0')}`
