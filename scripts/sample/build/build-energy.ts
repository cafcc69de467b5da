import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { cellsOf, habitOf } from './form-cells.ts'
import type { FormCells } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import type { UnitPath } from './unit-path.ts'

type Kind = readonly [code: string, name: string, unit: string, factor: number, equal: number | null]

/** Kinds of energy with reference factors in tce for each unit (domain model 2.6). */
const kinds: readonly Kind[] = [
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

/** Divisions that use much more energy for their output. */
const heavy: Readonly<Record<string, number>> = { 25: 5, 26: 4, 30: 6, 31: 7, 32: 4, 44: 9, 17: 2, 22: 2 }

type Energy = Pick<
  SampleRecords,
  'energy_dim' | 'energy_use' | 'energy_transform' | 'energy_unit' | 'energy_item' | 'water_use' | 'energy_nonind'
>

/** Energy forms of industry: stock identities hold, and the summary row is what the kinds add up to. */
export function buildEnergy(
  pack: Pack,
  seed: string,
  frame: readonly FrameUnit[],
  paths: ReadonlyMap<string, UnitPath>,
): Energy {
  const energy: Energy = {
    energy_dim: kinds.map(([code, name, unit, factor, equal]) => ({
      energy_code: code,
      energy_name: name,
      phys_unit: unit,
      coef_ref: factor,
      coef_lo: Math.round(factor * 8000) / 10_000,
      coef_hi: Math.round(factor * 12_000) / 10_000,
      coef_equal: equal,
    })),
    energy_use: [],
    energy_transform: [],
    energy_unit: [],
    energy_item: [],
    water_use: [],
    energy_nonind: [],
  }
  for (const unit of frame) {
    const path = paths.get(unit.uscc)
    if (path === undefined) continue
    if (unit.specialty === 'B') addIndustry(energy, pack, seed, unit, path)
    if (unit.specialty === 'F' && unit.size > 60_000) addService(energy, pack, seed, unit, path)
  }
  return energy
}

type Recipe = { kind: Kind; share: number; nonProduction: number; begin: number }

function recipeOf(seed: string, unit: FrameUnit): { recipes: Recipe[]; intensity: number; water: number } {
  const random = openRandom(`${seed}|energy|${unit.uscc}`)
  const division = unit.industry.slice(0, 2)
  const intense = heavy[division] ?? 1
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
  const recipes = wanted.flatMap(([code, share]): Recipe[] => {
    const kind = kinds.find((each) => each[0] === code)
    if (kind === undefined) return []
    const storable = !['power', 'natural_gas', 'heat'].includes(code)
    return [
      {
        kind,
        share: share / total,
        nonProduction: code === 'gasoline' ? 0.9 : 0.06 * random.next(),
        begin: storable ? 5 + 40 * random.next() : 0,
      },
    ]
  })
  // tce for each 万元 of output.
  return {
    recipes,
    intensity: (0.03 + 0.05 * random.next()) * intense,
    water: random.next() < 0.8 ? 0.0004 * (0.5 + random.next()) : 0,
  }
}

/** Energy falls a little faster than output rises (domain model 7.2). */
const saving: Readonly<Record<number, number>> = { 2015: 1.09, 2016: 1.05, 2017: 1.02, 2018: 1, 2019: 0.96, 2020: 0.92 }

const round1 = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)
const round2 = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)

function addIndustry(energy: Energy, pack: Pack, seed: string, unit: FrameUnit, path: UnitPath): void {
  const habit = habitOf(seed, unit, '205-1')
  const { recipes, intensity, water } = recipeOf(seed, unit)
  for (const month of pack.formMonths.filter((each) => isReporting(unit, each) && !habit.silent(each))) {
    const tce = cellsOf(path, habit, month, (year) => intensity * (saving[year] ?? 1))
    if (tce.ytd === null) continue
    const uses = recipes.map((recipe) => useRow(unit.uscc, month, tce, recipe))
    energy.energy_use.push(...uses)
    const sum = (field: 'use_prod_ytd' | 'use_prod_ytd_ly'): number | null => {
      const known = uses.filter((use) => use[field] !== null)
      return known.length === 0
        ? null
        : round2(known.reduce((total, use) => total + (use[field] ?? 0) * (use.coef_used ?? 0), 0))
    }
    const power = uses.find((use) => use.energy_code === 'power')
    energy.energy_unit.push({
      period_ym: month,
      uscc: unit.uscc,
      tce_ytd: sum('use_prod_ytd'),
      tce_ytd_ly: sum('use_prod_ytd_ly'),
      power_ytd: power?.use_total_ytd ?? null,
      power_ytd_ly: power?.use_total_ytd_ly ?? null,
    })
    addTransform(energy, unit, month, tce)
    if (water > 0) {
      const fresh = cellsOf(path, habit, month, () => water)
      energy.water_use.push({
        period_ym: month,
        uscc: unit.uscc,
        fresh_ytd: fresh.ytd,
        fresh_ytd_ly: fresh.ytdLy,
        reuse_ytd: round1((fresh.ytd ?? 0) * 0.7),
      })
    }
    if ((heavy[unit.industry.slice(0, 2)] ?? 1) > 3) addItem(energy, unit, month, sum('use_prod_ytd'), path)
  }
}

function useRow(
  uscc: string,
  month: string,
  tce: FormCells,
  { kind, share, nonProduction, begin }: Recipe,
): RecordOf<'energy_use'> {
  const [code, , , factor] = kind
  const amount = (value: number | null): number | null =>
    value === null ? null : Math.round(((value * share) / factor) * 100) / 100
  const production = amount(tce.ytd) ?? 0
  const before = amount(tce.ytdLy)
  const other = Math.round(production * nonProduction * 100) / 100
  const total = Math.round((production + other) * 100) / 100
  const opening = Math.round(begin * 10) / 10
  const end = begin === 0 ? 0 : Math.round(begin * (0.7 + 0.05 * Number(month.slice(5))) * 10) / 10
  const price = code === 'power' ? 0.7 : factor * 0.09
  return {
    period_ym: month,
    uscc,
    energy_code: code,
    begin_stock: opening,
    purchase_ytd: Math.round((total + end - opening) * 100) / 100,
    purchase_amt_ytd: round1((total + end - opening) * price),
    use_total_ytd: total,
    use_total_ytd_ly: before === null ? null : round2(before * (1 + nonProduction)),
    use_prod_ytd: production,
    use_prod_ytd_ly: before,
    use_material_ytd: 0,
    use_nonprod_ytd: other,
    use_transport_ytd: code === 'gasoline' || code === 'diesel' ? round2(total * 0.5) : 0,
    end_stock: end,
    coef_used: factor,
  }
}

function addTransform(energy: Energy, unit: FrameUnit, month: string, tce: FormCells): void {
  if (!unit.industry.startsWith('44') || tce.ytd === null) return
  energy.energy_transform.push({
    period_ym: month,
    uscc: unit.uscc,
    energy_code: 'power',
    trans_in_ytd: round2(tce.ytd * 0.5),
    trans_out_ytd: round2((tce.ytd * 0.2) / 1.229),
    recycled_ytd: 0,
  })
}

function addItem(energy: Energy, unit: FrameUnit, month: string, tce: number | null, path: UnitPath): void {
  const made = path.toDate(Number(month.slice(0, 4)), Number(month.slice(5)))
  const before = path.toDate(Number(month.slice(0, 4)) - 1, Number(month.slice(5)))
  if (tce === null || made === null) return
  const quantity = Math.round(made / 4)
  energy.energy_item.push({
    period_ym: month,
    uscc: unit.uscc,
    item_code: `${unit.industry.slice(0, 2)}01`,
    num_ytd: tce,
    den_ytd: quantity,
    unit_use_cur: quantity === 0 ? null : Math.round((tce / quantity) * 1e6) / 1e6,
    unit_use_ly: quantity === 0 || before === null ? null : Math.round((tce / quantity) * 1.03 * 1e6) / 1e6,
  })
}

function addService(energy: Energy, pack: Pack, seed: string, unit: FrameUnit, path: UnitPath): void {
  const habit = habitOf(seed, unit, '205-5')
  for (const month of pack.formMonths.filter((each) => Number(each.slice(5)) % 3 === 0 && isReporting(unit, each))) {
    const power = cellsOf(path, habit, month, () => 0.012)
    energy.energy_nonind.push({
      period_q: `${month.slice(0, 4)}-Q${String(Number(month.slice(5)) / 3)}`,
      uscc: unit.uscc,
      energy_code: 'power',
      use_ytd: power.ytd,
      use_ytd_ly: power.ytdLy,
    })
  }
}
