import { openRandom } from '../seeded-random.ts'
import type { Departments } from './build-departments.ts'
import { always } from './build-tax.ts'
import { energyPlanOf } from './energy-recipe.ts'
import { cellsOf } from './form-cells.ts'
import type { CustomsPlan } from './plan-customs.ts'
import type { Actor, World } from './world.ts'

/** Bills of the power company: what the energy form says but for a few per cent; some units run other machines than they say. */
export function addPower(
  found: Departments,
  { seed, energy }: World,
  { unit, path }: Actor,
  months: readonly string[],
): void {
  const random = openRandom(`${seed}|power|${unit.uscc}`)
  const customer = String(3_300_000_000 + random.below(99_999_999))
  const plan = energyPlanOf(seed, energy, unit)
  const beside = plan.recipes.find(({ kind: [code] }) => code === 'power')?.nonProduction ?? 0
  const metered = (1 + beside) * (0.97 + 0.06 * random.next())
  const coded = random.next() < 0.74
  const odd = random.next()
  const bias = odd < 0.03 ? 1.6 : odd > 0.97 ? 0.6 : 1
  for (const month of months) {
    const used = cellsOf(path, always, month, (year, at) => plan.power(year, at) * metered * (year === 2020 ? bias : 1))
    found.power.push({
      period_ym: month,
      customer_no: customer,
      customer_name: unit.name,
      uscc: coded ? unit.uscc : null,
      kwh_m: used.m,
      kwh_ytd: used.ytd,
      kwh_ytd_ly: used.ytdLy,
    })
  }
  const [exact, renamed] = [random.next() < 0.6, unit.nameFormer !== null]
  const lost = !coded && random.next() < 0.15
  const level = coded ? 'M0' : lost ? 'M6' : renamed ? 'M4' : exact ? 'M3' : 'M5'
  const sure = ['M0', 'M3', 'M4'].includes(level)
  found.match_link.push({
    dept: '供电',
    src_key: customer,
    uscc: lost ? null : unit.uscc,
    match_level: level,
    sim: sure ? 1 : lost ? 0 : Math.round((0.82 + 0.15 * random.next()) * 1000) / 1000,
    confirmed: sure ? true : lost ? null : random.next() < 0.5,
  })
}

/** Exports and imports at customs. */
export function addCustoms(
  found: Departments,
  { unit, path }: Actor,
  months: readonly string[],
  plan: CustomsPlan,
): void {
  for (const month of months) {
    const exported = cellsOf(path, always, month, () => plan.exported)
    const imported = cellsOf(path, always, month, () => plan.imported)
    found.customs.push({
      period_ym: month,
      customs_code: plan.code,
      uscc: unit.uscc,
      company_name: unit.name,
      export_ytd: exported.ytd,
      export_ytd_ly: exported.ytdLy,
      import_ytd: imported.ytd,
      import_ytd_ly: imported.ytdLy,
    })
  }
  const link = { dept: '海关', src_key: plan.code, uscc: unit.uscc, match_level: 'M0', sim: 1, confirmed: true }
  found.match_link.push(link)
}
