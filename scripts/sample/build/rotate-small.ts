import { towns } from '../data/district-data.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { apportion } from './apportion.ts'
import type { SmallUnit } from './small-frame.ts'

type Response = 'ok' | 'refused' | 'closed' | 'moved'

/** A time in the sample: from `from` to the quarter before `to`. */
export type Member = {
  unit: SmallUnit
  code: string
  from: string
  to: string | null
  replacedBy: string | null
  reason: string | null
  weight: number
  responses: Map<string, Response>
  /** Sells more than the limit and goes, or should go, to the forms above it. */
  promoted: boolean
}

/** Every quarter since the sample began. */
export const smallQuarters: readonly string[] = [2016, 2017, 2018, 2019, 2020].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => `${String(year)}-Q${String(quarter)}`),
)
/** The quarter in which one shop was replaced by one of another division (domain model 7.6, m19). */
export const brokenQuarter = '2018-Q3'

const classDigits: Readonly<Record<string, string>> = { '51': '1', '52': '2', '61': '3', '62': '4' }

/** The sample with all its replacements: 5 of 100 leave each quarter, and who follows them is of their class (domain model 6.2). */
export function rotateSmall(seed: string, frame: readonly SmallUnit[], size: number): Member[] {
  const state: State = { random: openRandom(`${seed}|rotation`), frame, ledger: [], sequences: new Map() }
  for (const [stratum, count] of allocate(frame, size)) {
    const own = shuffled(
      state.random,
      frame.filter(({ row }) => row.stratum === stratum),
    )
    for (const unit of own.slice(0, count)) enter(state, unit, smallQuarters[0] ?? '')
  }
  smallQuarters.forEach((_, at) => {
    if (at > 0) rotate(state, at, Math.round(size * 0.05))
    answer(state, at)
  })
  weigh(state)
  promoteSome(state, Math.max(2, Math.round(size * 0.02)))
  return state.ledger
}

type State = {
  random: SeededRandom
  frame: readonly SmallUnit[]
  ledger: Member[]
  sequences: Map<string, number>
}

const active = ({ ledger }: State, quarter: string): Member[] =>
  ledger.filter(({ from, to }) => from <= quarter && (to === null || to > quarter))

/** Four of each stratum, the others where the turnover is. */
function allocate(frame: readonly SmallUnit[], size: number): Map<string, number> {
  const turnover = new Map<string, number>()
  for (const { row } of frame) turnover.set(row.stratum, (turnover.get(row.stratum) ?? 0) + row.size_measure)
  const strata = [...turnover.keys()].sort()
  const more = apportion(
    strata.map((stratum) => Math.sqrt(turnover.get(stratum) ?? 0)),
    size - 4 * strata.length,
  )
  return new Map(strata.map((stratum, at) => [stratum, 4 + (more[at] ?? 0)]))
}

function enter(state: State, unit: SmallUnit, from: string): Member {
  const town = unit.row.town_code
  const area = `${town}${String(201 + (Number(unit.row.frame_id.slice(1)) % 12))}`
  const sequence = (state.sequences.get(area) ?? 0) + 1
  state.sequences.set(area, sequence)
  const domain = towns.find(({ code }) => code === town)?.type === '街道' ? '1' : '2'
  const member: Member = {
    unit,
    code: `${area}${String(sequence).padStart(3, '0')}${classDigits[unit.row.division] ?? '9'}${domain}`,
    from,
    to: null,
    replacedBy: null,
    reason: null,
    weight: 0,
    responses: new Map(),
    promoted: false,
  }
  state.ledger.push(member)
  return member
}

/** Who must leave, then who has been there longest; one quarter in four a large shop passes the limit. */
function rotate(state: State, at: number, quota: number): void {
  const quarter = smallQuarters[at] ?? ''
  const [last = '', before = ''] = [smallQuarters[at - 1], smallQuarters[at - 2]]
  const members = active(state, quarter)
  const leaving = new Map<Member, string>()
  for (const member of members) {
    const answered = member.responses.get(last)
    if (answered === 'closed') leaving.set(member, '停业')
    else if (answered === 'moved') leaving.set(member, '迁出')
    else if (answered === 'refused' && member.responses.get(before) === 'refused') leaving.set(member, '连续拒报')
  }
  // Longest first; who came together leaves in a random order.
  const longest = shuffled(
    state.random,
    members.filter((member) => !leaving.has(member)),
  ).sort((a, b) => smallQuarters.indexOf(a.from) - smallQuarters.indexOf(b.from))
  const large = longest.find(({ unit }) => unit.row.stratum.endsWith('A'))
  if (at % 4 === 1 && large !== undefined) {
    large.promoted = true
    leaving.set(large, '达限转限上')
  }
  const broken = quarter === brokenQuarter ? longest.find(({ unit }) => unit.row.stratum === '52B') : undefined
  if (broken !== undefined) leaving.set(broken, '到期轮换')
  for (const member of longest) if (leaving.size < quota && !leaving.has(member)) leaving.set(member, '到期轮换')
  for (const [member, reason] of leaving) replace(state, member, reason, at, member === broken)
}

function replace(state: State, member: Member, reason: string, at: number, isBroken: boolean): void {
  const quarter = smallQuarters[at] ?? ''
  const since = smallQuarters[at - 4] ?? ''
  const used = new Set(state.ledger.filter(({ to }) => to === null || to > since).map(({ unit }) => unit.row.frame_id))
  const distance = ({ row }: SmallUnit): number => Math.abs(Math.log(row.size_measure / member.unit.row.size_measure))
  const wanted = (unit: SmallUnit): boolean =>
    isBroken ? unit.row.division === '62' : unit.row.stratum === member.unit.row.stratum
  const free = state.frame
    .filter((unit) => wanted(unit) && !used.has(unit.row.frame_id))
    .filter(({ row }) => row.is_stable === true && row.cooperative === true)
    .map((unit) => ({ unit, far: distance(unit), level: levelOf(unit, distance(unit)) }))
    .filter(({ level }) => level < 3)
    .sort((a, b) => a.level - b.level || a.far - b.far)
  member.to = quarter
  member.reason = reason
  const next = free[0]
  if (next !== undefined) member.replacedBy = enter(state, next.unit, quarter).code
}

/** 0 near in size and with an electronic till, 1 farther in size, 2 without a till, 3 not allowed. */
function levelOf({ row }: SmallUnit, far: number): number {
  if (far > Math.log(2)) return 3
  if (row.has_pos !== true) return 2
  return far > Math.log(1 / 0.7) ? 1 : 0
}

/** 7 of 100 do not answer; who refused is likelier to refuse again; every stratum keeps two answers. */
function answer(state: State, at: number): void {
  const quarter = smallQuarters[at] ?? ''
  const members = active(state, quarter)
  for (const { responses } of members) responses.set(quarter, 'ok')
  const order = members
    .map((member) => ({
      member,
      key: state.random.next() - (member.responses.get(smallQuarters[at - 1] ?? '') === 'refused' ? 0.45 : 0),
    }))
    .sort((a, b) => a.key - b.key)
  let left = Math.round(members.length * 0.07)
  for (const { member } of order) {
    const answered = members.filter(
      ({ unit, responses }) => unit.row.stratum === member.unit.row.stratum && responses.get(quarter) === 'ok',
    )
    if (left === 0) return
    if (answered.length <= 2) continue
    const chance = state.random.next()
    member.responses.set(quarter, chance < 0.25 ? 'closed' : chance < 0.35 ? 'moved' : 'refused')
    left -= 1
  }
}

/** Shops of the stratum for each of its members in the last quarter of the member. */
function weigh(state: State): void {
  const shops = new Map<string, number>()
  for (const { row } of state.frame) shops.set(row.stratum, (shops.get(row.stratum) ?? 0) + 1)
  for (const member of state.ledger) {
    const at = member.to === null ? smallQuarters.length - 1 : smallQuarters.indexOf(member.to) - 1
    const { stratum } = member.unit.row
    const members = active(state, smallQuarters[at] ?? '').filter(({ unit }) => unit.row.stratum === stratum)
    member.weight = Math.round(((shops.get(stratum) ?? 0) / members.length) * 10_000) / 10_000
  }
}

/** Some of the large shops that are still in the sample have passed the limit. */
function promoteSome(state: State, count: number): void {
  const large = active(state, '2020-Q4').filter(
    ({ unit, from, responses }) =>
      unit.row.stratum.endsWith('A') &&
      from < '2020' &&
      smallQuarters.slice(-4).every((each) => responses.get(each) === 'ok'),
  )
  for (const member of shuffled(state.random, large).slice(0, count)) member.promoted = true
}

function shuffled<T>(random: SeededRandom, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
