import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { addCustoms, addPower } from './build-meters.ts'
import { addTax, planTax } from './build-tax.ts'
import { isReporting } from './frame-unit.ts'
import { planCustoms } from './plan-customs.ts'
import type { Actor, World } from './world.ts'

/** Tables of other departments, links to them, and employment. */
export type Departments = Pick<SampleRecords, 'tax' | 'power' | 'customs' | 'registry' | 'match_link' | 'labour'>

/** What tax office, power company, customs and the business register say of the same units, how it was linked, and employment. */
export function buildDepartments(world: World): Departments {
  const found: Departments = { tax: [], power: [], customs: [], registry: [], match_link: [], labour: [] }
  const tax = planTax(world)
  const customs = planCustoms(world)
  for (const actor of world.actors) {
    const { unit } = actor
    const months = world.pack.formMonths.filter((month) => isReporting(unit, month))
    found.registry.push(registryRow(world.seed, actor))
    if (months.length === 0) continue
    addTax(found, world, actor, { months, level: tax.levelOf(actor) })
    if (unit.specialty === 'B') addPower(found, world, actor, months)
    const trade = customs.get(unit.uscc)
    if (trade !== undefined) addCustoms(found, actor, months, trade)
    addLabour(found, world, actor, months)
  }
  for (const stranger of tax.strangers) {
    found.tax.push(...stranger.rows)
    found.registry.push(stranger.registry)
    found.match_link.push(stranger.link)
  }
  return found
}

function registryRow(seed: string, { unit }: Actor): RecordOf<'registry'> {
  const random = openRandom(`${seed}|registry|${unit.uscc}`)
  return {
    uscc: unit.uscc,
    company_name: unit.name,
    reg_date: `${unit.open}-${String(1 + random.below(28)).padStart(2, '0')}`,
    reg_capital: 50 + 10 * random.below(500),
    reg_status:
      unit.exit !== null && unit.exitReason === '注吊销' ? '注销' : unit.exitReason === '迁出' ? '迁出' : '存续',
    town_code: unit.town,
  }
}

/** Form 202-1: the same average employees as on the financial form, and pay that is a part of the wage bill there. */
function addLabour(found: Departments, { seed }: World, { unit, traits }: Actor, months: readonly string[]): void {
  const random = openRandom(`${seed}|labour|${unit.uscc}`)
  const dispatched = random.next() < 0.4 ? 0.02 + 0.1 * random.next() : 0
  for (const month of months.filter((each) => Number(each.slice(5)) % 3 === 0)) {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const [now, before] = [traits.staff(year), traits.staff(year - 1)]
    if (now === null) continue
    const end = Math.round(now * (1.01 + 0.01 * Math.sin(number)))
    const other = Math.round(end * 0.02)
    const sent = Math.round(end * dispatched)
    // Pay without the employer's contributions.
    const pay = (people: number | null, of: number): number | null =>
      people === null ? null : Math.round((people * traits.wage(of) * number * 0.86) / 12) / 10
    found.labour.push({
      period_q: `${String(year)}-Q${String(number / 3)}`,
      uscc: unit.uscc,
      end_total: end,
      end_onpost: end - sent - other,
      end_dispatch: sent,
      end_other: other,
      avg_total_cur: now,
      avg_total_ly: before,
      wage_ytd: pay(now, year),
      wage_ytd_ly: pay(before, year - 1),
    })
  }
}
