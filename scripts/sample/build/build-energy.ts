import { yearOf } from '../oracle/support/periods.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { energyKinds, energyPlanOf, heavyDivisions } from './energy-recipe.ts'
import type { Recipe } from './energy-recipe.ts'
import { cellsOf, habitOf } from './form-cells.ts'
import type { FormCells } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { Actor, World } from './world.ts'

type Energy = Pick<
  SampleRecords,
  'energy_dim' | 'energy_use' | 'energy_transform' | 'energy_unit' | 'energy_item' | 'water_use' | 'energy_nonind'
>

/** Energy forms of industry: stock identities hold, and the summary row is what the kinds add up to. */
export function buildEnergy(world: World): Energy {
  const energy: Energy = {
    energy_dim: energyKinds.map(([code, name, unit, factor, equal]) => ({
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
  for (const actor of world.actors) {
    if (actor.unit.specialty === 'B') addIndustry(energy, world, actor)
    if (actor.unit.specialty === 'F' && actor.unit.size > 60_000) addService(energy, world, actor)
  }
  return energy
}

const round1 = (value: number): number => Math.round(value * 10) / 10
const round2 = (value: number): number => Math.round(value * 100) / 100

function addIndustry(energy: Energy, { pack, seed, energy: trend }: World, { unit, path }: Actor): void {
  const habit = habitOf(seed, unit, '205-1')
  const plan = energyPlanOf(seed, trend, unit)
  const isHeavy = (heavyDivisions[unit.industry.slice(0, 2)] ?? 1) > 3
  // A year's use, of which a part lies in store at its end.
  const yearly = ((path.toDate(2019, 12) ?? path.toDate(2020, 12) ?? 0) / 10) * plan.tce(2019, 1)
  const reused = 0.2 + 1.2 * openRandom(`${seed}|reuse|${unit.uscc}`).next()
  for (const month of pack.formMonths.filter((each) => isReporting(unit, each) && !habit.silent(each))) {
    const tce = cellsOf(path, habit, month, plan.tce)
    const output = cellsOf(path, habit, month, () => 1)
    if (tce.ytd === null || output.ytd === null) continue
    const uses = plan.recipes.map((recipe) => useRow(unit.uscc, month, { tce, yearly, seed }, recipe))
    energy.energy_use.push(...uses)
    const transforms = unit.industry.startsWith('44') ? transformRows(unit.uscc, month, uses) : []
    energy.energy_transform.push(...transforms)
    // What is turned into another kind and given away is not consumed here.
    const given = (of: 'use_prod_ytd' | 'use_prod_ytd_ly'): number => {
      const share = (uses.find(isCoal)?.[of] ?? 0) / Math.max(1e-9, uses.find(isCoal)?.use_prod_ytd ?? 1)
      return transforms.reduce((sum, row) => sum + (row.trans_out_ytd ?? 0) * factorOf(row.energy_code), 0) * share
    }
    const sum = (of: 'use_prod_ytd' | 'use_prod_ytd_ly'): number | null => {
      const known = uses.filter((use) => use[of] !== null)
      return known.length === 0
        ? null
        : round2(known.reduce((total, use) => total + (use[of] ?? 0) * (use.coef_used ?? 0), 0) - given(of))
    }
    const power = uses.find((use) => use.energy_code === 'power')
    const [used, usedBefore] = [sum('use_prod_ytd'), sum('use_prod_ytd_ly')]
    energy.energy_unit.push({
      period_ym: month,
      uscc: unit.uscc,
      tce_ytd: used,
      tce_ytd_ly: usedBefore,
      power_ytd: power?.use_total_ytd ?? null,
      power_ytd_ly: power?.use_total_ytd_ly ?? null,
    })
    if (plan.water > 0)
      energy.water_use.push({
        period_ym: month,
        uscc: unit.uscc,
        fresh_ytd: round2(output.ytd * plan.water),
        fresh_ytd_ly: output.ytdLy === null ? null : round2(output.ytdLy * plan.water * 1.03),
        reuse_ytd: round2(output.ytd * plan.water * reused),
      })
    if (isHeavy) energy.energy_item.push(itemRow(unit.industry, unit.uscc, month, { used, usedBefore, output }))
  }
}

const isCoal = (use: { energy_code: string }): boolean => use.energy_code === 'raw_coal'
const factorOf = (code: string): number => energyKinds.find(([each]) => each === code)?.[3] ?? 0

/** What a physical unit costs in 万元. */
const prices: Readonly<Record<string, number>> = {
  power: 0.7,
  raw_coal: 0.065,
  coke: 0.2,
  natural_gas: 2.8,
  gasoline: 0.72,
  diesel: 0.64,
  heat: 0.006,
}

function useRow(
  uscc: string,
  month: string,
  { tce, yearly, seed }: { tce: FormCells; yearly: number; seed: string },
  { kind: [code, , , reference], factor, share, nonProduction, stock }: Recipe,
): RecordOf<'energy_use'> {
  const year = yearOf(month)
  const production = round2(((tce.ytd ?? 0) * share(year)) / factor)
  const before = tce.ytdLy === null ? null : round2((tce.ytdLy * share(year - 1)) / factor)
  const other = round2(production * nonProduction)
  const total = round2(production + other)
  const begin = round1((yearly * share(2019) * stock) / factor)
  // At the end of the year the store is as full as at its beginning.
  const end = round1(begin * (0.85 + 0.0125 * Number(month.slice(5))))
  const price = prices[code] ?? reference * 0.09
  const bought = round2(total + end - begin)
  // A few pay far more or less than the others.
  const luck = openRandom(`${seed}|price|${uscc}|${code}`).next()
  const bargain = luck < 0.02 ? 0.6 : luck > 0.98 ? 1.5 : 1
  return {
    period_ym: month,
    uscc,
    energy_code: code,
    begin_stock: begin,
    purchase_ytd: bought,
    purchase_amt_ytd: round1(bought * price * bargain * (0.92 + 0.16 * ((yearly * 7.3) % 1))),
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

/** A power plant burns most of its coal for power that it gives away. */
function transformRows(
  uscc: string,
  month: string,
  uses: readonly RecordOf<'energy_use'>[],
): RecordOf<'energy_transform'>[] {
  const coal = uses.find(isCoal)
  if (coal === undefined) return []
  const burnt = round2((coal.use_prod_ytd ?? 0) * 0.9)
  const made = round2((burnt * (coal.coef_used ?? 0) * 0.38) / factorOf('power'))
  const row = (code: string, into: number, out: number): RecordOf<'energy_transform'> => ({
    period_ym: month,
    uscc,
    energy_code: code,
    trans_in_ytd: into,
    trans_out_ytd: out,
    recycled_ytd: 0,
  })
  return [row('raw_coal', burnt, 0), row('power', 0, made)]
}

function itemRow(
  industry: string,
  uscc: string,
  month: string,
  { used, usedBefore, output }: { used: number | null; usedBefore: number | null; output: FormCells },
): RecordOf<'energy_item'> {
  // One piece for each 4000 元 of output.
  const pieces = (value: number | null): number | null => (value === null ? null : Math.round(value * 2.5))
  const each = (tce: number | null, made: number | null): number | null =>
    tce === null || made === null || made === 0 ? null : Math.round((tce / made) * 1e6) / 1e6
  return {
    period_ym: month,
    uscc,
    item_code: `${industry.slice(0, 2)}01`,
    num_ytd: used,
    den_ytd: pieces(output.ytd),
    unit_use_cur: each(used, pieces(output.ytd)),
    unit_use_ly: each(usedBefore, pieces(output.ytdLy)),
  }
}

function addService(energy: Energy, { pack, seed }: World, { unit, path }: Actor): void {
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
