import { buildEnergy } from './build-energy.ts'
import type { EnergyTrend } from './energy-recipe.ts'
import type { Pack } from './pack.ts'
import type { World } from './world.ts'

/** Energy of industry in 2020 in per cent (domain model 7.2), and the yearly rise of the share of power: 1.8 points in four years (7.6, m13). */
export const energyGrowth = -2.4
export const powerShareRise = 0.45

/** Fits the trends of energy to what the December forms of 2020 print: the comparable rate of tce, and the share of power on both sides. */
export function tuneEnergy(world: Omit<World, 'energy'>): EnergyTrend {
  const december: Pack = { ...world.pack, months: ['2020-12'], formMonths: ['2020-12'] }
  const trend: EnergyTrend = { saving2020: 0.92, electrification: 0.0075 }
  for (let pass = 0; pass < 4; pass += 1) {
    const forms = buildEnergy({ ...world, pack: december, energy: trend })
    const sum = { current: 0, base: 0 }
    for (const { tce_ytd: current, tce_ytd_ly: base } of forms.energy_unit) {
      if (current === null || base === null) continue
      sum.current += current
      sum.base += base
    }
    trend.saving2020 *= (1 + energyGrowth / 100) / (sum.current / sum.base)
    const share = (of: 'use_total_ytd' | 'use_total_ytd_ly'): number => {
      const tce = (codes: (code: string) => boolean): number =>
        forms.energy_use
          .filter((row) => codes(row.energy_code) && row.use_total_ytd_ly !== null)
          .reduce((total, row) => total + (row[of] ?? 0) * (row.coef_used ?? 0), 0)
      return (tce((code) => code === 'power') / tce(() => true)) * 100
    }
    trend.electrification += (powerShareRise - (share('use_total_ytd') - share('use_total_ytd_ly'))) / 100
  }
  return trend
}
