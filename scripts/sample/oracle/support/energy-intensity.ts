import { divide, growthFlag, growthOf, growthRate } from './rates.ts'
import type { Growth } from './rates.ts'
import { sumKnown } from './sums.ts'

/** Energy in tce and output in 万元 of a unit, of the period and of the one a year before. */
export type EnergyAndOutput = {
  tce: number | null
  tceLy: number | null
  output: number | null
  outputLy: number | null
}

/** Energy for each 万元 of output of some units, and how it changed (F36). */
type Intensity = {
  energy: Growth
  output: Growth
  /** Of the units that have both figures of the period. */
  now: number | null
  nowFlag: string | null
  /** Of the units that have all four figures. */
  before: number | null
  beforeFlag: string | null
  change: number | null
  changeFlag: string | null
}

/** Adds up units: levels over those with both figures, the change over those with all four. */
export function intensityOf(rows: readonly EnergyAndOutput[]): Intensity {
  const both = rows.filter(({ tce, output }) => tce !== null && output !== null)
  const all = both.filter(({ tceLy, outputLy }) => tceLy !== null && outputLy !== null)
  const energy = growthOf(all.map((row) => [row.tce, row.tceLy] as const))
  const output = growthOf(all.map((row) => [row.output, row.outputLy] as const))
  const now = divide(sumKnown(both.map((row) => row.tce)), sumKnown(both.map((row) => row.output)))
  const before = divide(energy.base, output.base)
  const change = changeOf(growthRate(energy.now, energy.base), growthRate(output.now, output.base))
  const partial = all.length < rows.length ? 'partial' : null
  const none = both.length === 0 ? 'not_reported' : 'no_base'
  return {
    energy,
    output,
    now,
    nowFlag: now === null ? 'not_reported' : both.length < rows.length ? 'partial' : null,
    before,
    beforeFlag: before === null ? none : partial,
    change,
    changeFlag:
      all.length === 0
        ? none
        : (growthFlag(energy.now, energy.base) ??
          growthFlag(output.now, output.base) ??
          (change === null ? 'not_reported' : partial)),
  }
}

/** F36 from the rates of energy and of output in per cent. */
export function changeOf(energy: number | null, output: number | null): number | null {
  return energy === null || output === null || output <= -100
    ? null
    : ((1 + energy / 100) / (1 + output / 100) - 1) * 100
}
