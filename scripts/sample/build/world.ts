import { buildFrame } from './build-frame.ts'
import { habitOf } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { planResearch } from './plan-research.ts'
import type { Research } from './plan-research.ts'
import { makePath } from './unit-path.ts'
import type { UnitPath } from './unit-path.ts'
import { traitsOf } from './unit-traits.ts'
import type { Traits } from './unit-traits.ts'

/** A unit with what it makes, who works there and what research it files. */
export type Actor = { unit: FrameUnit; path: UnitPath; traits: Traits; research: Research | null }

/** True while a unit reports a form in a month. */
export const sends = ({ seed }: World, { unit }: Actor, form: string, month: string): boolean =>
  isReporting(unit, month) && !habitOf(seed, unit, form).silent(month)

/** What all forms and departments tell about: every builder reads it and none changes it. */
export type World = { pack: Pack; seed: string; actors: readonly Actor[] }

/** The district of a seed, before anybody fills in a form. */
export function openWorld(pack: Pack, seed: string): World {
  const known = buildFrame(pack, seed).map((unit) => {
    const path = makePath(seed, unit)
    return { unit, path, traits: traitsOf(seed, unit, path) }
  })
  const research = planResearch(pack, seed, known)
  return { pack, seed, actors: known.map((each) => ({ ...each, research: research.get(each.unit.uscc) ?? null })) }
}
