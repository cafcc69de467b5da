import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { cellsOf } from './form-cells.ts'
import type { FormHabit } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import type { UnitPath } from './unit-path.ts'

type Departments = Pick<SampleRecords, 'tax' | 'power' | 'customs' | 'registry' | 'match_link' | 'labour'>

/** Towns whose taxable sales stay below nine tenths of their output (domain model 7.6, m07). */
const lowTaxTowns: Readonly<Record<string, number>> = { '990112104': 0.861, '990112105': 0.884, '990112109': 0.896 }

const always: FormHabit = { silent: () => false, restated: 1, openBase: false }

/** What tax office, power company, customs and the business register say of the same units, how it was linked, and employment. */
export function buildDepartments(
  pack: Pack,
  seed: string,
  frame: readonly FrameUnit[],
  paths: ReadonlyMap<string, UnitPath>,
): Departments {
  const found: Departments = { tax: [], power: [], customs: [], registry: [], match_link: [], labour: [] }
  for (const unit of frame) {
    const path = paths.get(unit.uscc)
    if (path === undefined) continue
    const months = pack.formMonths.filter((month) => isReporting(unit, month))
    found.registry.push(registryRow(seed, unit))
    if (months.length === 0) continue
    addTax(found, seed, unit, path, months)
    if (unit.specialty === 'B') addPower(found, seed, unit, path, months)
    if ('BE'.includes(unit.specialty)) addCustoms(found, seed, unit, path, months)
    addLabour(found, seed, unit, path, months)
  }
  return found
}

function registryRow(seed: string, unit: FrameUnit): RecordOf<'registry'> {
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

function addTax(found: Departments, seed: string, unit: FrameUnit, path: UnitPath, months: readonly string[]): void {
  const random = openRandom(`${seed}|tax|${unit.uscc}`)
  const level =
    unit.specialty === 'B'
      ? (lowTaxTowns[unit.town] ?? 0.97 + 0.04 * random.next())
      : unit.specialty === 'E'
        ? 0.88
        : 0.97
  const deduct = random.next() < 0.3 ? 20 + 600 * random.next() : null
  const renamed = random.next() < 0.09
  for (const month of months) {
    const sales = cellsOf(path, always, month, () => level)
    found.tax.push({
      period_ym: month,
      uscc: unit.uscc,
      taxpayer_name: renamed ? unit.name.replace('有限公司', '公司') : unit.name,
      industry_code: unit.industry,
      town_code: unit.town,
      taxable_sales_m: sales.m,
      taxable_sales_ytd: sales.ytd,
      taxable_sales_ytd_ly: sales.ytdLy,
      vat_paid_ytd: sales.ytd === null ? null : Math.round(sales.ytd * 0.28) / 10,
      rd_deduct_amt: deduct === null || !month.endsWith('-12') ? null : Math.round(deduct * 10) / 10,
      tax_status: '正常',
    })
  }
  found.match_link.push({
    dept: '税务',
    src_key: unit.uscc,
    uscc: unit.uscc,
    match_level: 'M0',
    sim: 1,
    confirmed: true,
  })
}

function addPower(found: Departments, seed: string, unit: FrameUnit, path: UnitPath, months: readonly string[]): void {
  const random = openRandom(`${seed}|power|${unit.uscc}`)
  const customer = String(3_300_000_000 + random.below(99_999_999))
  const intensity = 0.004 + 0.009 * random.next()
  const coded = random.next() < 0.74
  // A few run their machines and report less, or the other way round.
  const bias = random.next() < 0.06 ? 1.6 : 1
  for (const month of months) {
    const used = cellsOf(path, always, month, (year) => intensity * 10 * (year === 2020 ? bias : 1))
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
  const exact = random.next() < 0.6
  const lost = !coded && random.next() < 0.15
  found.match_link.push({
    dept: '供电',
    src_key: customer,
    uscc: lost ? null : unit.uscc,
    match_level: coded ? 'M0' : lost ? 'M6' : exact ? 'M2' : 'M4',
    sim: coded ? 1 : lost ? 0 : exact ? 1 : Math.round((0.82 + 0.15 * random.next()) * 1000) / 1000,
    confirmed: coded || exact ? true : lost ? null : random.next() < 0.5,
  })
}

function addCustoms(
  found: Departments,
  seed: string,
  unit: FrameUnit,
  path: UnitPath,
  months: readonly string[],
): void {
  const random = openRandom(`${seed}|customs|${unit.uscc}`)
  if (random.next() > (unit.specialty === 'B' ? 0.35 : 0.06)) return
  const code = String(3_199_000_000 + random.below(999_999))
  const [out, into] = [0.08 + 0.5 * random.next(), 0.2 * random.next()]
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

function addLabour(found: Departments, seed: string, unit: FrameUnit, path: UnitPath, months: readonly string[]): void {
  const random = openRandom(`${seed}|labour|${unit.uscc}`)
  const perHead = (unit.specialty === 'B' ? 700 : unit.specialty === 'E' ? 1800 : 350) * (0.6 + 0.9 * random.next())
  const wage = 6 + 7 * random.next()
  const dispatched = random.next() < 0.4 ? 0.02 + 0.1 * random.next() : 0
  const staff = (year: number): number | null => {
    const main = path.toDate(year, 12)
    return main === null ? null : Math.max(5, Math.round(main / perHead))
  }
  for (const month of months.filter((each) => Number(each.slice(5)) % 3 === 0)) {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const [now, before] = [staff(year), staff(year - 1)]
    if (now === null) continue
    const end = Math.round(now * 1.01)
    const other = Math.round(end * 0.02)
    const sent = Math.round(end * dispatched)
    const pay = (people: number | null, level: number): number | null =>
      people === null ? null : Math.round((people * level * number * 10) / 12) / 10
    found.labour.push({
      period_q: `${String(year)}-Q${String(number / 3)}`,
      uscc: unit.uscc,
      end_total: end,
      end_onpost: end - sent - other,
      end_dispatch: sent,
      end_other: other,
      avg_total_cur: now,
      avg_total_ly: before,
      wage_ytd: pay(now, wage * 1.04 ** (year - 2019)),
      wage_ytd_ly: pay(before, wage * 1.04 ** (year - 2020)),
    })
  }
}
