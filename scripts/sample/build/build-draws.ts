import { createHash } from 'node:crypto'
import { drawSeed, drawSizes, sectionOf } from '../data/supervision-data.ts'
import { towns } from '../data/district-data.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { isReporting, valueAt } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import { isCareless } from './plan-grades.ts'
import type { World } from './world.ts'

type Draws = Pick<SampleRecords, 'inspector' | 'inspector_avoid' | 'draw' | 'draw_item'>

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Two rounds of the yearly check: the frame is the register of the month before the draw. */
const rounds = [
  { id: 'SJ2020-1', frame: '2020-02', on: '2020-03-16' },
  { id: 'SJ2020-2', frame: '2020-08', on: '2020-09-14' },
] as const

/** Inspectors, whom they must not check, and the double-random draws of 2020 (domain model 6.1). */
export function buildDraws({ seed, actors }: World): Draws {
  const units = actors.map(({ unit }) => unit)
  const inspectors = listInspectors(seed)
  const avoids = listAvoids(seed, inspectors, units)
  const found: Draws = { inspector: inspectors, inspector_avoid: avoids, draw: [], draw_item: [] }
  rounds.forEach(({ id, frame, on }, at) => {
    const inspected = new Set(found.draw_item.map(({ uscc }) => uscc))
    const eligible = units
      .filter((unit) => isReporting(unit, frame) && !inspected.has(unit.uscc))
      .sort((a, b) => compare(a.uscc, b.uscc))
    const drawn = drawUnits(eligible, { id, frame, size: drawSizes[at] ?? 0 })
    const groups = dealGroups(inspectors.filter((each) => each.available === true && (each.cert_to ?? '') >= on))
    const assigned = assign(drawn, groups, avoids)
    found.draw.push({
      draw_id: id,
      draw_kind: 'double_random',
      seed: drawSeed,
      frame_hash: sha256(eligible.map(({ uscc }) => uscc).join('\n')),
      drawn_on: `${on} 09:30:00`,
      n_drawn: drawn.length,
    })
    for (const { unit, stratum, key } of drawn) {
      const group = assigned.get(unit.uscc)
      if (group === undefined) throw new Error(`no group may check ${unit.uscc}`)
      found.draw_item.push({
        draw_id: id,
        uscc: unit.uscc,
        stratum,
        order_key: key,
        group_no: group.number,
        inspectors: group.members.map((each) => each.inspector_id).join('、'),
        outcome: outcomeOf(seed, unit.uscc),
      })
    }
  })
  return found
}

type Drawn = { unit: FrameUnit; stratum: string; key: string }

/**
 * Units of every stratum (specialty and kind of town) by their key: n·N_h/N each, at least one, the largest remainders rounded up; where the
 * single units make too many, the smallest remainders give one back.
 */
function drawUnits(
  frame: readonly FrameUnit[],
  { id, frame: month, size }: { id: string; frame: string; size: number },
): Drawn[] {
  const strata = new Map<string, Drawn[]>()
  for (const unit of frame) {
    const code = valueAt(unit, 'town', unit.town, month)
    const stratum = `${unit.specialty}·${towns.find((town) => town.code === code)?.type ?? ''}`
    const key = sha256(`${drawSeed}|${id}|${unit.uscc}`)
    strata.set(stratum, [...(strata.get(stratum) ?? []), { unit, stratum, key }])
  }
  const parts = [...strata].map(([stratum, units]) => ({ stratum, units, part: (size * units.length) / frame.length }))
  const quota = new Map(parts.map(({ stratum, part }) => [stratum, Math.max(1, Math.floor(part))]))
  let rest = size - [...quota.values()].reduce((sum, count) => sum + count, 0)
  for (const { stratum } of parts
    .filter(({ part }) => part >= 1)
    .sort((a, b) => (b.part % 1) - (a.part % 1) || compare(a.stratum, b.stratum))) {
    if (rest <= 0) break
    quota.set(stratum, (quota.get(stratum) ?? 0) + 1)
    rest -= 1
  }
  for (const { stratum } of parts
    .flatMap(({ stratum, part }) => range(quota.get(stratum) ?? 0).map((round) => ({ stratum, part, round })))
    .sort((a, b) => a.round - b.round || (a.part % 1) - (b.part % 1) || compare(a.stratum, b.stratum))
    .slice(0, Math.max(0, -rest)))
    quota.set(stratum, (quota.get(stratum) ?? 0) - 1)
  return parts
    .flatMap(({ stratum, units }) => units.sort((a, b) => compare(a.key, b.key)).slice(0, quota.get(stratum)))
    .sort((a, b) => compare(a.key, b.key))
}

/** One for each unit that a stratum can give back. */
const range = (quota: number): number[] => Array.from({ length: Math.max(0, quota - 1) }, (_, at) => at)

type Group = { number: number; members: RecordOf<'inspector'>[] }

/** Deals the inspectors, in the order of their own keys, into as many groups of two or three as they make. */
function dealGroups(inspectors: readonly RecordOf<'inspector'>[]): Group[] {
  const inOrder = [...inspectors].sort((a, b) =>
    compare(sha256(`${drawSeed}|${a.inspector_id}`), sha256(`${drawSeed}|${b.inspector_id}`)),
  )
  const count = Math.floor(inOrder.length / 2)
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    members: inOrder.filter((_each, place) => place % count === at),
  }))
}

/** Units of a section go to the groups with somebody of it in turn; where somebody must not check the unit, to the next one. */
function assign(
  drawn: readonly Drawn[],
  groups: readonly Group[],
  avoids: readonly RecordOf<'inspector_avoid'>[],
): Map<string, Group> {
  const barred = new Set(avoids.map((row) => `${row.inspector_id} ${row.uscc}`))
  const turns = new Map<string, number>()
  const found = new Map<string, Group>()
  for (const { unit } of drawn) {
    const section = sectionOf[unit.specialty]
    const fit = groups.filter(({ members }) => members.some((each) => each.section === section))
    const turn = turns.get(section) ?? 0
    turns.set(section, turn + 1)
    const free = fit
      .map((_, step) => fit[(turn + step) % fit.length])
      .find((group) => group?.members.every((each) => !barred.has(`${each.inspector_id} ${unit.uscc}`)))
    if (free !== undefined) found.set(unit.uscc, free)
  }
  return found
}

const staffing: readonly (readonly [section: string, count: number])[] = [
  ['工业科', 5],
  ['贸易科', 5],
  ['服务业科', 5],
  ['投资科', 3],
  ['能源科', 2],
  ['综合科', 2],
]

/** Certificates last five years; one has run out and one inspector is on leave. */
function listInspectors(seed: string): RecordOf<'inspector'>[] {
  const random = openRandom(`${seed}|inspectors`)
  return staffing
    .flatMap(([section, count]) => Array.from({ length: count }, () => section))
    .map((section, at) => ({
      inspector_id: `ZF-${String(at + 1).padStart(3, '0')}`,
      section,
      cert_to:
        at === 4
          ? '2019-11-30'
          : `${String(2021 + random.below(4))}-${String(1 + random.below(9)).padStart(2, '0')}-28`,
      available: at !== 9,
    }))
}

/** Four of five inspectors have no ties; the others have them to three units each. */
function listAvoids(
  seed: string,
  inspectors: readonly RecordOf<'inspector'>[],
  units: readonly FrameUnit[],
): RecordOf<'inspector_avoid'>[] {
  const reasons = ['亲属在该单位任职', '曾在该单位任职', '持有该单位股份'] as const
  return inspectors
    .filter((_, at) => at % 5 === 1)
    .flatMap(({ inspector_id: inspector }) => {
      const random = openRandom(`${seed}|avoid|${inspector}`)
      const own = new Set(reasons.map(() => random.pick(units).uscc))
      return [...own].map((uscc) => ({ inspector_id: inspector, uscc, avoid_reason: random.pick(reasons) }))
    })
}

function outcomeOf(seed: string, uscc: string): string {
  const chance = openRandom(`${seed}|outcome|${uscc}`).next()
  const [minor, serious] = isCareless(seed, uscc) ? [0.45, 0.15] : [0.18, 0.03]
  return chance < serious ? 'serious' : chance < serious + minor ? 'minor' : 'none'
}
