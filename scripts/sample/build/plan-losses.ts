import { specialties } from '../data/frame-data.ts'
import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'
import { sends } from './world.ts'
import type { World } from './world.ts'

/** Share of the units that lose money, of those that report in December (domain model 7.2, 7.6 m09). */
export const lossBreadth = (year: number): number => (year === 2020 ? 0.23 : 0.16)

/** Who loses money in a year: of every specialty exactly the share above, mostly the same units again. */
export function planLosses(
  world: World,
  formOf: (unit: FrameUnit) => string,
): (unit: FrameUnit, year: number) => boolean {
  const losers = new Set<string>()
  for (let year = 2014; year <= 2020; year += 1) {
    for (const specialty of specialties) {
      const own = world.actors
        .filter((actor) => actor.unit.specialty === specialty)
        .map((actor) => ({ actor, luck: luckOf(world.seed, actor.unit, year) }))
        .sort((a, b) => a.luck - b.luck)
      const reporting = own.filter(({ actor }) => sends(world, actor, formOf(actor.unit), `${String(year)}-12`))
      const counted = new Set(reporting.map(({ actor }) => actor.unit.uscc))
      const count = Math.round(lossBreadth(year) * reporting.length)
      for (const { actor } of reporting.slice(0, count)) losers.add(`${actor.unit.uscc} ${String(year)}`)
      for (const { actor, luck } of own)
        if (!counted.has(actor.unit.uscc) && luck < 0.35) losers.add(`${actor.unit.uscc} ${String(year)}`)
    }
  }
  return ({ uscc }, year) => losers.has(`${uscc} ${String(year)}`)
}

/** Small for who is likely to lose. */
function luckOf(seed: string, { uscc, star }: FrameUnit, year: number): number {
  if (star) return 1
  return (
    0.6 * openRandom(`${seed}|luck|${uscc}`).next() + 0.4 * openRandom(`${seed}|luck|${uscc}|${String(year)}`).next()
  )
}
