import type { RecordOf } from '../records/sample-records.ts'
import { buildEnergy } from './build-energy.ts'
import type { EnergyTrend } from './energy-recipe.ts'
import type { Pack } from './pack.ts'
import type { World } from './world.ts'

/**
 * Energy of industry in 2020 in per cent (domain model 7.2), and by how many points the share of power in all energy rises: 1.8 in four years
 * (7.6, m13), and in 2020 a fourth of that against last year's figures on the forms.
 */
export const energyGrowth = -2.4
export const powerShareRise = 0.45
export const powerShareRiseSince2016 = 1.8

/** Fits the trends of energy to what the forms of December print: the comparable rate of tce in 2020, and the share of power in 2016 and 2020. */
export function tuneEnergy(world: Omit<World, 'energy'>): EnergyTrend {
  const months = ['2016-12', '2020-12']
  const decembers: Pack = { ...world.pack, months, formMonths: months }
  const trend: EnergyTrend = { saving2020: 0.92, electrification: { until2018: 0.0075, since2018: 0.0075 } }
  for (let pass = 0; pass < 4; pass += 1) {
    const forms = buildEnergy({ ...world, pack: decembers, energy: trend })
    const sum = { current: 0, base: 0 }
    for (const { period_ym: month, tce_ytd: current, tce_ytd_ly: base } of forms.energy_unit) {
      if (month !== '2020-12' || current === null || base === null) continue
      sum.current += current
      sum.base += base
    }
    trend.saving2020 *= (1 + energyGrowth / 100) / (sum.current / sum.base)
    const [uses2016, uses2020] = months.map((month) => forms.energy_use.filter((row) => row.period_ym === month)) as [
      Use[],
      Use[],
    ]
    const both = uses2020.filter((row) => row.use_total_ytd_ly !== null)
    const rise = powerShare(both, 'use_total_ytd') - powerShare(both, 'use_total_ytd_ly')
    trend.electrification.since2018 += (powerShareRise - rise) / 100
    const since2016 = powerShare(uses2020, 'use_total_ytd') - powerShare(uses2016, 'use_total_ytd')
    // Two years stand between 2016 and 2018. What the line above has moved shows in the next pass.
    trend.electrification.until2018 += (powerShareRiseSince2016 - since2016) / 100 / 2
  }
  return trend
}

type Use = RecordOf<'energy_use'>

/** Power in all energy in per cent. */
function powerShare(rows: readonly Use[], of: 'use_total_ytd' | 'use_total_ytd_ly'): number {
  const tce = (own: readonly Use[]): number =>
    own.reduce((total, row) => total + (row[of] ?? 0) * (row.coef_used ?? 0), 0)
  return (tce(rows.filter((row) => row.energy_code === 'power')) / tce(rows)) * 100
}
