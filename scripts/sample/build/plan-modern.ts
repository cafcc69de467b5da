import { openRandom } from '../seeded-random.ts'
import type { Specialty } from '../records.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import { sends } from './world.ts'
import type { Actor, World } from './world.ts'

/** Industries of the 4+4 by what a unit does: beginnings of its class, and how often such a unit is listed beside those of the others. */
const industries: readonly { group: string; dept: string; prefixes: readonly string[]; share: number }[] = [
  { group: 'm44.bio', dept: '科委', prefixes: ['27', '358', '5151', '5251', '7320'], share: 0.9 },
  { group: 'm44.equip', dept: '经委', prefixes: ['34', '35', '36', '37', '38', '40'], share: 0.7 },
  { group: 'm44.it', dept: '科委', prefixes: ['39', '40', '63', '64', '65'], share: 0.8 },
  { group: 'm44.material', dept: '经委', prefixes: ['26', '29', '30'], share: 0.4 },
  { group: 'm44.finance', dept: '金融办', prefixes: ['66', '67', '68', '69'], share: 0.9 },
  { group: 'm44.culture', dept: '文化局', prefixes: ['86', '87', '88', '89', '90', '24', '7251'], share: 0.8 },
  { group: 'm44.scitech', dept: '科委', prefixes: ['73', '74', '75', '6531'], share: 0.8 },
  { group: 'm44.trade', dept: '商务委', prefixes: ['51', '52', '72'], share: 0.25 },
]

/** Units on the lists at the end of 2020, and those on two of them, in a district of full size (domain model 7.2 and 7.6, m21). */
const modern = { units: 1180, overlap: 270 } as const

const financeForms: Readonly<Record<Specialty, string>> = {
  B: 'B203',
  C: 'C203',
  E: 'E203',
  S: 'S203',
  X: 'X203',
  F: 'F203',
}

type Membership = { unit: FrameUnit; group: string; dept: string }
type Offer = { unit: FrameUnit; wishes: readonly { group: string; dept: string; key: number }[] }

/**
 * Lists of the 4+4. Exactly the planted numbers of units that report in December 2020 are on two lists and on one; who has left is on them
 * as often as who stayed. Who sends no form for December is on none, so that lists and reports count the same units.
 */
export function planModern(world: World): readonly Membership[] {
  const { pack, seed, actors } = world
  const reports = ({ unit }: Actor): boolean => isReporting(unit, '2020-12')
  const current = actors.filter((actor) => sends(world, actor, financeForms[actor.unit.specialty], '2020-12'))
  const offers = offersOf(seed, current)
  const pairs = offers.filter(({ wishes }) => wishes.length > 1).sort((a, b) => pairKey(a) - pairKey(b))
  const double = pairs.slice(0, Math.round(modern.overlap * pack.scale))
  const taken = new Set(double)
  const rest = offers.filter((offer) => !taken.has(offer)).sort((a, b) => singleKey(a) - singleKey(b))
  const single = rest.slice(0, Math.round(modern.units * pack.scale) - double.length)
  const [pairLimit, singleLimit] = [pairKey(double.at(-1)), singleKey(single.at(-1))]
  const former = offersOf(
    seed,
    actors.filter((actor) => !reports(actor)),
  )
  return [
    ...double.flatMap(bothOf),
    ...single.flatMap(firstOf),
    ...former.flatMap((offer) =>
      pairKey(offer) <= pairLimit ? bothOf(offer) : singleKey(offer) <= singleLimit ? firstOf(offer) : [],
    ),
  ]
}

/** The industries that a unit belongs to, the likeliest list first; no unit belongs to three. */
function offersOf(seed: string, actors: readonly Actor[]): Offer[] {
  return actors.flatMap(({ unit }) => {
    const random = openRandom(`${seed}|4+4|${unit.uscc}`)
    const wishes = industries
      .map(({ group, dept, prefixes, share }) => ({ group, dept, prefixes, key: random.next() / share }))
      .filter(({ prefixes }) => prefixes.some((prefix) => unit.industry.startsWith(prefix)))
      .sort((a, b) => a.key - b.key)
      .slice(0, 2)
    return wishes.length === 0 ? [] : [{ unit, wishes }]
  })
}

const singleKey = (offer: Offer | undefined): number => offer?.wishes[0]?.key ?? Infinity
const pairKey = (offer: Offer | undefined): number => offer?.wishes[1]?.key ?? Infinity

const bothOf = ({ unit, wishes }: Offer): Membership[] => wishes.map(({ group, dept }) => ({ unit, group, dept }))
const firstOf = (offer: Offer): Membership[] => bothOf(offer).slice(0, 1)
