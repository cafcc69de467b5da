import { tradeCells } from './build-trade.ts'
import { habitOf } from './form-cells.ts'
import { isReporting, valueAt } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { isLargeTrader, planCustoms } from './plan-customs.ts'
import { tradePlanOf } from './trade-plan.ts'
import type { Actor, World } from './world.ts'

/** Lists of headquarters: whose units they hold and who controls those. */
const lists = [
  { group: 'hq.dom', specialties: 'EF', holdings: '1239' },
  { group: 'hq.for', specialties: 'BEF', holdings: '45' },
] as const

/** Headquarters of a district of full size (domain model 7.2), as many of each list. */
const headquarters = 64
/** Units that are two or more of headquarters, large traders and the largest shops of modern commerce (domain model 7.6, m18). */
const overlap = 22

/** Trades of modern commerce and how many of their shops count, by retail of the whole year. */
const commerce = { classes: /^52[1-7]/, shops: 30 } as const
const december = '2020-12'

/** Units of the lists of headquarters, and the parts of international commerce that they overlap with. */
type HeadquartersPlan = {
  members: readonly { group: string; unit: FrameUnit }[]
  /** Credit codes of who trades 100 million yuan or more in 2020. */
  traders: readonly string[]
  /** Credit codes of who is two or more of headquarters, large traders and the largest shops. */
  overlap: readonly string[]
}

/** Takes the largest units into the lists, but so few of large traders and shops that the overlap is the planted one. */
export function planHeadquarters(world: World): HeadquartersPlan {
  const customs = planCustoms(world)
  const traders = codesOf(world.actors.filter((actor) => isLargeTrader(actor, customs.get(actor.unit.uscc))))
  const shops = codesOf(largestShops(world))
  const inBoth = new Set(traders.filter((uscc) => shops.includes(uscc)))
  const inOne = new Set([...traders, ...shops].filter((uscc) => !inBoth.has(uscc)))
  const isOverlap = ({ uscc }: FrameUnit): boolean => inOne.has(uscc)
  const candidates = lists.map((list) => ({ ...list, own: candidatesOf(world, list) }))
  const perList = scaled(world.pack, headquarters / lists.length, 2)
  let wanted = Math.max(0, scaled(world.pack, overlap, 1) - inBoth.size)
  const members = candidates.flatMap(({ group, own }, at) => {
    // Each list takes its part of the overlap, and what those after it cannot take.
    const later = candidates.slice(at + 1).flatMap((list) => list.own.filter(isOverlap)).length
    const trading = own.filter(isOverlap).slice(0, Math.max(wanted - later, Math.ceil(wanted / (lists.length - at))))
    wanted -= trading.length
    const others = own.filter((unit) => !isOverlap(unit)).slice(0, perList - trading.length)
    return [...trading, ...others].map((unit) => ({ group, unit }))
  })
  const listed = members.map(({ unit }) => unit.uscc).filter((uscc) => inOne.has(uscc))
  return { members, traders, overlap: [...inBoth, ...listed].sort() }
}

const scaled = ({ scale }: Pack, count: number, least: number): number => Math.max(least, Math.round(count * scale))

const codesOf = (actors: readonly Actor[]): string[] => actors.map(({ unit }) => unit.uscc)

function candidatesOf({ actors }: World, { specialties, holdings }: (typeof lists)[number]): FrameUnit[] {
  return actors
    .map(({ unit }) => unit)
    .filter(
      ({ specialty, holding, exit }) => specialties.includes(specialty) && holdings.includes(holding) && exit === null,
    )
    .sort((a, b) => b.size - a.size)
}

/** Shops of modern commerce with most retail in 2020, as their forms print it. */
function largestShops({ seed, actors }: World): Actor[] {
  return actors
    .filter(({ unit }) => isReporting(unit, december))
    .filter(({ unit }) => commerce.classes.test(valueAt(unit, 'industry', unit.industry, december)))
    .flatMap((actor) => {
      const habit = habitOf(seed, actor.unit, 'E204-1')
      const { ytd } = tradeCells(actor.path, habit, december, tradePlanOf(seed, actor.unit)).retail
      return ytd === null ? [] : [{ actor, ytd }]
    })
    .sort((a, b) => b.ytd - a.ytd || (a.actor.unit.uscc < b.actor.unit.uscc ? -1 : 1))
    .slice(0, commerce.shops)
    .map(({ actor }) => actor)
}
