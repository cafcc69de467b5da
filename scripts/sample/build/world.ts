import { buildFrame } from './build-frame.ts'
import type { EnergyTrend } from './energy-recipe.ts'
import { habitOf } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { planResearch } from './plan-research.ts'
import type { Research } from './plan-research.ts'
import type { Plants } from './plants.ts'
import type { TradeTrend } from './trade-plan.ts'
import { tuneCommerce } from './tune-commerce.ts'
import { tuneEnergy } from './tune-energy.ts'
import { tuneIndustry } from './tune-industry.ts'
import { tuneServices } from './tune-services.ts'
import { runnersOf } from './tuner.ts'
import { makePath } from './unit-path.ts'
import type { UnitPath } from './unit-path.ts'
import { traitsOf } from './unit-traits.ts'
import type { Traits } from './unit-traits.ts'

/** A unit with what it makes, who works there and what research it files. */
export type Actor = { unit: FrameUnit; path: UnitPath; traits: Traits; research: Research | null }

/** True while a unit reports a form in a month. */
export const sends = ({ seed }: Pick<World, 'seed'>, { unit }: Actor, form: string, month: string): boolean =>
  isReporting(unit, month) && !habitOf(seed, unit, form).silent(month)

/** What all forms and departments tell about: every builder reads it and none changes it. */
export type World = {
  pack: Pack
  seed: string
  actors: readonly Actor[]
  energy: EnergyTrend
  trade: TradeTrend
  fitted: Fitted
}

/** Facts that paths were fitted to. */
export type Fitted = Pick<Plants, 'm04' | 'm08' | 'm10' | 'm16' | 'm17' | 'm20'>

/** No unit has less land than 1500 m², and the largest has no more: nobody makes more of its land. */
function plantArea(known: readonly { unit: FrameUnit; path: UnitPath }[]): void {
  const output = (each: { path: UnitPath } | undefined): number => each?.path.toDate(2020, 12) ?? 0
  const staying = known.filter(({ unit }) => 'BE'.includes(unit.specialty) && unit.exit === null)
  const largest = [...staying].sort((a, b) => output(b) - output(a))[0]
  if (largest !== undefined) largest.unit.landM2 = 1500
}

/** The district of a seed, before anybody fills in a form. */
export function openWorld(pack: Pack, seed: string): World {
  const known = buildFrame(pack, seed).map((unit) => {
    const path = makePath(seed, unit)
    return { unit, path, traits: traitsOf(seed, unit, path) }
  })
  const industry = tuneIndustry(runnersOf(seed, known, 'B'))
  const commerce = tuneCommerce(seed, {
    trade: runnersOf(seed, known, 'E'),
    catering: runnersOf(seed, known, 'S'),
  })
  const services = tuneServices(seed, runnersOf(seed, known, 'F'))
  plantArea(known)
  const research = planResearch(pack, seed, known)
  const actors = known.map((each) => ({ ...each, research: research.get(each.unit.uscc) ?? null }))
  const world = { pack, seed, actors, trade: commerce.trend, fitted: { ...industry, ...commerce.facts, ...services } }
  return { ...world, energy: tuneEnergy(world) }
}
