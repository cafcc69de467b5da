import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'

/** A kind of energy: code, name, physical unit, reference factor in tce for each unit, equal-value factor of power. */
export type EnergyKind = readonly [code: string, name: string, unit: string, factor: number, equal: number | null]

/** Kinds of energy with reference factors (domain model 2.6). */
export const energyKinds: readonly EnergyKind[] = [
  ['raw_coal', '原煤', '吨', 0.7143, null],
  ['washed_coal', '洗精煤', '吨', 0.9, null],
  ['coke', '焦炭', '吨', 0.9714, null],
  ['natural_gas', '天然气', '万立方米', 12.143, null],
  ['gasoline', '汽油', '吨', 1.4714, null],
  ['diesel', '柴油', '吨', 1.4571, null],
  ['fuel_oil', '燃料油', '吨', 1.4286, null],
  ['lpg', '液化石油气', '吨', 1.7143, null],
  ['heat', '热力', '百万千焦', 0.0341, null],
  ['power', '电力', '万千瓦时', 1.229, 3.0],
]

/** How much more energy a division uses for its output than the others. */
export const heavyDivisions: Readonly<Record<string, number>> = {
  25: 5,
  26: 4,
  30: 6,
  31: 7,
  32: 4,
  44: 9,
  17: 2,
  22: 2,
}

/**
 * A kind that a unit uses: its share of the unit's tce, the factor that the unit works with, use beside production as a share of production,
 * and stock at the turn of the year as a share of a year's use.
 */
export type Recipe = {
  kind: EnergyKind
  share: (year: number) => number
  factor: number
  nonProduction: number
  stock: number
}

/** Energy of an industrial unit. */
export type EnergyPlan = {
  recipes: Recipe[]
  /** tce for each 万元 of output. */
  tce: (year: number, month: number) => number
  /** Power of production in 万千瓦时 for each 万元 of output. */
  power: (year: number, month: number) => number
  /** Water in 万立方米 for each 万元 of output; 0 where none is reported. */
  water: number
}

/** How much less energy a year's output takes than that of 2018 (domain model 7.2); 2020 is fitted. */
const saving: Readonly<Record<number, number>> = { 2015: 1.09, 2016: 1.05, 2017: 1.02, 2018: 1, 2019: 0.96 }

/** What is the same for the whole district: what 2020 takes of the energy of 2018, and by how much the share of power rises a year, until 2018 and after. */
export type EnergyTrend = { saving2020: number; electrification: { until2018: number; since2018: number } }

/** A few units work with a factor of motor fuel that is far off (rule D03). */
function mistakeOf(seed: string, unit: FrameUnit, code: string): number {
  const chance = code === 'gasoline' || code === 'diesel' ? openRandom(`${seed}|factor|${code}|${unit.uscc}`).next() : 1
  return chance < 0.03 ? 1.25 : chance < 0.05 ? 0.7 : 1
}

/** What a unit uses, the same for its energy form, its output form and the power company. */
export function energyPlanOf(seed: string, trend: EnergyTrend, unit: FrameUnit): EnergyPlan {
  const random = openRandom(`${seed}|energy|${unit.uscc}`)
  const division = unit.industry.slice(0, 2)
  const intense = heavyDivisions[division] ?? 1
  const wanted: [string, number][] = [
    ['power', 0.5 + 0.3 * random.next()],
    ...(random.next() < 0.5 ? [['natural_gas', 0.2 + 0.2 * random.next()] as [string, number]] : []),
    ...(intense > 3 || random.next() < 0.1 ? [['raw_coal', 0.3 * intense * random.next()] as [string, number]] : []),
    ...(division === '31' ? [['coke', 1.5] as [string, number]] : []),
    ...(random.next() < 0.4 ? [['diesel', 0.05] as [string, number]] : []),
    ...(random.next() < 0.6 ? [['gasoline', 0.02] as [string, number]] : []),
    ...(random.next() < 0.2 ? [['heat', 0.15] as [string, number]] : []),
  ]
  const total = wanted.reduce((sum, [, share]) => sum + share, 0)
  const ofPower = (wanted[0]?.[1] ?? 0) / total
  const { until2018, since2018 } = trend.electrification
  const powerShare = (year: number): number =>
    ofPower === 1 ? 1 : Math.min(0.98, ofPower + (year < 2018 ? until2018 : since2018) * (year - 2018))
  const recipes = wanted.flatMap(([code, share]): Recipe[] => {
    const kind = energyKinds.find((each) => each[0] === code)
    if (kind === undefined) return []
    const storable = !['power', 'natural_gas', 'heat'].includes(code)
    return [
      {
        kind,
        share: code === 'power' ? powerShare : (year) => ((share / total) * (1 - powerShare(year))) / (1 - ofPower),
        nonProduction: code === 'gasoline' ? 0.9 : 0.06 * random.next(),
        stock: storable ? 0.02 + 0.08 * random.next() : 0,
        // Who measures its coal works with its own factor.
        factor:
          code === 'raw_coal' && random.next() < 0.4
            ? Math.round(kind[3] * (0.88 + 0.24 * random.next()) * 10_000) / 10_000
            : Math.round(kind[3] * mistakeOf(seed, unit, code) * 10_000) / 10_000,
      },
    ]
  })
  const intensity = (0.03 + 0.05 * random.next()) * intense
  const late = 3.6 + random.next()
  const tce = (year: number, month: number): number =>
    intensity *
    (year === 2020 ? trend.saving2020 : (saving[year] ?? 1)) *
    (unit.catchUp && year === 2020 ? (month === 12 ? late : 0.75) : 1)
  return {
    recipes,
    tce,
    power: (year, month) => (tce(year, month) * powerShare(year)) / 1.229,
    water: random.next() < 0.8 ? 0.0004 * (0.5 + random.next()) : 0,
  }
}
