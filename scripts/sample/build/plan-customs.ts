import { openRandom } from '../seeded-random.ts'
import { always } from './build-tax.ts'
import { cellsOf } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { Actor, World } from './world.ts'

/** What customs see of a unit: its number there, and exports and imports as shares of its output or sales. */
export type CustomsPlan = { code: string; exported: number; imported: number }

/** Units that export and import goods for 100 million yuan or more in 2020, in a district of full size (domain model 7.2 and 7.6, m18). */
const largeTraders = 96
/** That limit in 万元, and the same in 千元. */
const limitWan = 10_000
const limit = limitWan * 10
const december = '2020-12'

/** Customs plans by credit code: exporters of industry, a few traders, and wholesalers that make up the number of large traders. */
export function planCustoms({ pack, seed, actors }: World): ReadonlyMap<string, CustomsPlan> {
  const plans = new Map<string, CustomsPlan>()
  for (const actor of actors) {
    const plan = ownTrade(seed, actor)
    if (plan !== null) plans.set(actor.unit.uscc, plan)
  }
  const isLarge = (actor: Actor): boolean => isLargeTrader(actor, plans.get(actor.unit.uscc))
  const missing = Math.max(6, Math.round(largeTraders * pack.scale)) - actors.filter(isLarge).length
  const agents = actors
    .filter((actor) => actor.unit.industry.startsWith('51') && actor.unit.exit === null && !actor.unit.openBase)
    .filter((actor) => !isLarge(actor) && sales2020(actor) > 0)
    .sort((a, b) => sales2020(b) - sales2020(a) || (a.unit.uscc < b.unit.uscc ? -1 : 1))
    .slice(0, Math.max(0, missing))
  for (const actor of agents) plans.set(actor.unit.uscc, agency(seed, actor))
  return withOwnCodes(plans)
}

/** No two units have one number at customs. */
function withOwnCodes(plans: ReadonlyMap<string, CustomsPlan>): ReadonlyMap<string, CustomsPlan> {
  const taken = new Set<string>()
  return new Map(
    [...plans].map(([uscc, plan]) => {
      let { code } = plan
      while (taken.has(code)) code = String(Number(code) + 1)
      taken.add(code)
      return [uscc, { ...plan, code }]
    }),
  )
}

/** True for who trades 100 million yuan or more in 2020. */
export function isLargeTrader({ unit, path }: Actor, plan: CustomsPlan | undefined): boolean {
  if (plan === undefined || !isReporting(unit, december)) return false
  const year = (share: number): number => cellsOf(path, always, december, () => share).ytd ?? 0
  return year(plan.exported) + year(plan.imported) >= limitWan
}

const sales2020 = ({ path }: Actor): number => path.toDate(2020, 12) ?? 0

/** For who exports on its form customs see nearly the same, for a few something else; some traders export and have no form for it. */
function ownTrade(seed: string, { unit, traits }: Actor): CustomsPlan | null {
  if (!'BE'.includes(unit.specialty)) return null
  const random = openRandom(`${seed}|customs|${unit.uscc}`)
  if (random.next() > (traits.exported > 0 ? 0.85 : unit.specialty === 'E' ? 0.06 : 0)) return null
  const code = codeOf(random.below(999_999))
  const odd = random.next() < 0.06 ? 1.6 : 0.92 + 0.14 * random.next()
  const exported = traits.exported > 0 ? traits.exported * odd : 0.08 + 0.5 * random.next()
  return { code, exported, imported: random.next() < 0.6 ? 0.2 * random.next() : 0 }
}

/** A wholesaler that also exports for others, some of it goods that never enter its own sales, until it passes the limit. */
function agency(seed: string, actor: Actor): CustomsPlan {
  const random = openRandom(`${seed}|agency|${actor.unit.uscc}`)
  const exported = Math.max(0.4, (limit * (1.05 + 0.9 * random.next())) / sales2020(actor))
  return {
    code: codeOf(random.below(999_999)),
    exported,
    imported: random.next() < 0.6 ? 0.2 * random.next() : 0,
  }
}

const codeOf = (number: number): string => String(3_199_000_000 + number)
