import { openRandom } from '../seeded-random.ts'
import type { Departments } from './build-departments.ts'
import { always } from './build-tax.ts'
import { energyPlanOf } from './energy-recipe.ts'
import { cellsOf } from './form-cells.ts'
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

/** Exports and imports at customs: for who exports on its form nearly the same, for a few something else. */
export function addCustoms(
  found: Departments,
  { seed }: World,
  { unit, path, traits }: Actor,
  months: readonly string[],
  agencies: ReadonlyMap<string, number>,
): void {
  const random = openRandom(`${seed}|customs|${unit.uscc}`)
  const agency = agencies.get(unit.uscc)
  if (random.next() > (traits.exported > 0 ? 0.85 : unit.specialty === 'E' ? 0.06 : 0) && agency === undefined) return
  const code = String(3_199_000_000 + random.below(999_999))
  const odd = random.next() < 0.06 ? 1.6 : 0.92 + 0.14 * random.next()
  const out = agency ?? (traits.exported > 0 ? traits.exported * odd : 0.08 + 0.5 * random.next())
  const into = random.next() < 0.6 ? 0.2 * random.next() : 0
  for (const month of months) {
    const exported = cellsOf(path, always, month, () => out)
    const imported = cellsOf(path, always, month, () => into)
    found.customs.push({
      period_ym: month,
      customs_code: code,
      uscc: unit.uscc,
      company_name: unit.name,
      export_ytd: exported.ytd,
      export_ytd_ly: exported.ytdLy,
      import_ytd: imported.ytd,
      import_ytd_ly: imported.ytdLy,
    })
  }
  found.match_link.push({ dept: '海关', src_key: code, uscc: unit.uscc, match_level: 'M0', sim: 1, confirmed: true })
}

/**
 * Wholesalers that also export for others: each passes 100 million yuan at customs in 2020, some of them with goods that never enter their own
 * sales. Exports by credit code, as a multiple of sales.
 */
export function planAgencies({ pack, seed, actors }: World): ReadonlyMap<string, number> {
  const limit = 100_000
  const agents = actors
    .filter(({ unit }) => unit.industry.startsWith('51') && unit.exit === null && !unit.openBase)
    .map(({ unit, path }) => ({ uscc: unit.uscc, sales: path.toDate(2020, 12) ?? 0 }))
    .filter(({ sales }) => sales > 0)
    .sort((a, b) => b.sales - a.sales || (a.uscc < b.uscc ? -1 : 1))
    .slice(0, Math.max(6, Math.round(80 * pack.scale)))
  return new Map(
    agents.map(({ uscc, sales }) => {
      const random = openRandom(`${seed}|agency|${uscc}`)
      return [uscc, Math.max(0.4, (limit * (1.05 + 0.9 * random.next())) / sales)]
    }),
  )
}
