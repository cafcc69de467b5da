import { openRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import type { UnitPath } from './unit-path.ts'
import type { Traits } from './unit-traits.ts'

/** What a unit files of its research in 2020 that a rule of the work list finds (domain model 5.7, R01 to R14). */
export type ResearchRole =
  | 'noReduction'
  | 'smallFee'
  | 'fewStaff'
  | 'newFiler'
  | 'lowEnd'
  | 'projectsDiffer'
  | 'booksDiffer'
  | 'littleDeduction'
  | 'manyStaff'
  | 'noProject'
  | 'costPerHead'
  | 'highIntensity'
  | 'noQuarter'

/** Research of a unit: the years that it files, its fee in 万元, and what is wrong with 2020. */
export type Research = { files: (year: number) => boolean; fee: (year: number) => number; role: ResearchRole | null }

/** How many units a rule finds in 2020 in a district of full size (domain model 5.7). */
const wanted: Readonly<Record<ResearchRole, number>> = {
  noReduction: 30,
  smallFee: 15,
  fewStaff: 12,
  newFiler: 60,
  lowEnd: 40,
  projectsDiffer: 10,
  booksDiffer: 20,
  littleDeduction: 25,
  manyStaff: 6,
  noProject: 6,
  costPerHead: 8,
  highIntensity: 8,
  noQuarter: 5,
}

/** Industries where research is rare enough to be looked at. */
export const lowEndDivisions: ReadonlySet<string> = new Set(['13', '14', '15', '20', '21', '22', '23'])

/** First year of research that every package tells: three years stand behind the newest. */
export const researchSince = 2018

/** What the books hold of the fee where they differ from the form of 2020 (rule R08). */
export const bookedShare = 0.6

type Candidate = { unit: FrameUnit; since: number; fee: (year: number) => number; main2020: number; staff: number }

/** Who files research, how much, and who stands on the work list of 2020. Each unit has one thing wrong at most. */
export function planResearch(
  pack: Pack,
  seed: string,
  actors: readonly { unit: FrameUnit; path: UnitPath; traits: Traits }[],
): ReadonlyMap<string, Research> {
  const candidates = actors
    .filter(({ unit }) => 'BF'.includes(unit.specialty))
    .map((actor) => candidateOf(seed, actor))
    .filter((each) => each !== null)
  const order = openRandom(`${seed}|research`)
  const free = candidates
    .map((candidate) => ({ candidate, key: order.next() + (isEntrant(candidate) ? 0 : 1) }))
    .sort((a, b) => a.key - b.key)
    .map(({ candidate }) => candidate)
  const plan = new Map<string, Research>()
  for (const [role, suits] of roleOrder) {
    const count = Math.max(1, Math.round(wanted[role] * pack.scale))
    for (let taken = 0; taken < count; taken += 1) {
      const at = free.findIndex((candidate) => isIn(candidate.unit, 2020) && suits(candidate))
      const [candidate] = at < 0 ? [] : free.splice(at, 1)
      if (candidate !== undefined) plan.set(candidate.unit.uscc, researchOf(candidate, role))
    }
  }
  for (const candidate of free)
    if (!isLowEnd(candidate) && !isEntrant(candidate)) plan.set(candidate.unit.uscc, researchOf(candidate, null))
  return plan
}

const isIn = ({ entry, exit }: FrameUnit, year: number): boolean =>
  entry <= `${String(year)}-12` && (exit === null || exit > `${String(year)}-12`)
const isLowEnd = ({ unit }: Candidate): boolean =>
  unit.specialty === 'B' && lowEndDivisions.has(unit.industry.slice(0, 2))
const isEntrant = ({ unit }: Candidate): boolean => unit.entry >= '2020'
const isOld = (candidate: Candidate): boolean =>
  candidate.unit.entry < String(researchSince) && candidate.since <= researchSince && !isLowEnd(candidate)

/** Which units a rule can find, the narrow ones first. Who enters the frame in 2020 files for the first time. */
const roleOrder: readonly (readonly [ResearchRole, (candidate: Candidate) => boolean])[] = [
  ['lowEnd', (each) => isLowEnd(each) && each.unit.entry < '2018' && each.since <= researchSince],
  ['newFiler', (each) => !isLowEnd(each) && (isEntrant(each) || isOld(each))],
  ['noQuarter', (each) => isOld(each) && each.fee(2019) >= 1000],
  ['fewStaff', (each) => isOld(each) && each.fee(2020) > 220],
  ['littleDeduction', (each) => isOld(each) && each.fee(2020) > 60],
  ['manyStaff', (each) => isOld(each) && each.staff < 60 && each.fee(2020) > 30],
  ['noReduction', isOld],
  ['smallFee', isOld],
  ['projectsDiffer', (each) => isOld(each) && each.fee(2020) > 60],
  ['booksDiffer', isOld],
  ['noProject', isOld],
  ['costPerHead', isOld],
  ['highIntensity', isOld],
]

function candidateOf(
  seed: string,
  { unit, path, traits }: { unit: FrameUnit; path: UnitPath; traits: Traits },
): Candidate | null {
  const random = openRandom(`${seed}|rd|${unit.uscc}`)
  const large = unit.size > 150_000
  if (random.next() > (unit.specialty === 'B' ? (large ? 0.8 : 0.45) : 0.15)) return null
  const intensity = Math.max(large ? 0.075 : 0, 0.008 + 0.05 * random.next() ** 2)
  const since = random.next() < 0.07 ? 2019 : 2016
  const noise = Array.from({ length: 7 }, () => 0.9 + 0.2 * random.next())
  return {
    unit,
    since,
    fee: (year) => Math.max(12, round(((path.toDate(year, 12) ?? 0) * intensity * (noise[year - 2014] ?? 1)) / 10, 1)),
    main2020: (path.toDate(2020, 12) ?? 0) / 10,
    staff: traits.staff(2020) ?? 0,
  }
}

function researchOf({ unit, since, fee, main2020 }: Candidate, role: ResearchRole | null): Research {
  const first = role === 'newFiler' ? 2020 : since
  return {
    role,
    files: (year) => year >= first && isIn(unit, year),
    fee: (year) =>
      year !== 2020
        ? fee(year)
        : role === 'smallFee'
          ? round(6 + (fee(year) % 3.5), 1)
          : role === 'highIntensity'
            ? round(main2020 * 0.25, 1)
            : fee(year),
  }
}
