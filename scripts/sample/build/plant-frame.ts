import {
  catchUps,
  className,
  frameTrades,
  keyEnergyUsers,
  lowTaxTowns,
  missingUsers,
  specialties,
  steadyUnits,
} from '../data/frame-data.ts'
import type { Specialty } from '../records.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { plantSuspects } from './plan-emerging.ts'

/** Makes sure that a frame, however small, has what every question needs, and picks the units with habits of their own. */
export function plantFrame(pack: Pack, units: readonly FrameUnit[]): void {
  plantDivisions(units)
  plantHabits(pack, units)
}

/** Units that have been there since before 2016, still are, and never changed. */
const stayers = (units: readonly FrameUnit[]): FrameUnit[] =>
  units.filter(({ exit, entry, changes }) => exit === null && entry < '2016' && changes.length === 0)

/** Divisions that questions about energy, cars, medicine, computers and hotels need: every seed has a unit that stays in each. */
const wantedDivisions: readonly (readonly [Specialty, string])[] = [
  ['B', '44'],
  ['B', '27'],
  ['B', '36'],
  ['B', '31'],
  ['B', '39'],
  ['S', '61'],
  ['S', '62'],
]

function plantDivisions(units: readonly FrameUnit[]): void {
  const staying = stayers(units)
  wantedDivisions.forEach(([specialty, division], at) => {
    const own = staying.filter((unit) => unit.specialty === specialty)
    if (own.some(({ industry }) => industry.startsWith(division))) return
    const trade = frameTrades.find(([code, each]) => each === specialty && code.startsWith(division))
    const unit = own[at]
    if (trade === undefined || unit === undefined) throw new Error(`no trade or no unit for division ${division}`)
    unit.industry = trade[0]
    unit.activity = className(trade[0])
  })
}

/** Small units that stopped in autumn 2020, and some that run at a third: so small that totals hardly move. */
function plantHalts(pack: Pack, bySize: readonly FrameUnit[]): void {
  const free = bySize.filter(({ star, catchUp, suspect }) => !star && !catchUp && suspect === null).reverse()
  const stopped = Math.max(1, Math.round(4 * pack.scale))
  const slowed = Math.max(1, Math.round(8 * pack.scale))
  for (const unit of free.slice(0, stopped)) unit.halt = { from: '2020-10', left: 0 }
  for (const unit of free.slice(stopped, stopped + slowed)) unit.halt = { from: '2020-09', left: 0.33 }
}

/** Who grows every year, and who never reports in two months of 2020: the smallest unit of each specialty, so that totals hardly move. */
function plantHabits(pack: Pack, units: readonly FrameUnit[]): void {
  const staying = stayers(units)
  for (const specialty of specialties) {
    const own = staying.filter((unit) => unit.specialty === specialty && !(unit.town in lowTaxTowns))
    const smallest = own.reduce((least, unit) => (unit.size < least.size ? unit : least), own[0] as FrameUnit)
    const newest = units.filter((unit) => unit.specialty === specialty && unit.entry >= '2020' && unit.exit === null)
    const least = newest.sort((a, b) => a.size - b.size)[0]
    if (least !== undefined) least.openBase = true
    smallest.silent = ['2020-06', '2020-12'].map((month) => ({ form: '*', month }))
  }
  const industry = staying.filter(
    ({ specialty, silent, town }) => specialty === 'B' && silent.length === 0 && !(town in lowTaxTowns),
  )
  const bySize = [...industry].sort((a, b) => b.size - a.size)
  const middle = bySize.slice(Math.floor(bySize.length * 0.2), Math.floor(bySize.length * 0.6))
  const [best, ...late] = middle
  if (best !== undefined) best.star = true
  for (const unit of late.slice(0, Math.max(2, Math.round(catchUps * pack.scale)))) unit.catchUp = true
  plantSuspects(pack, industry)
  plantHalts(pack, bySize)
  // The last on the list of key energy users: what is missing then is not much of the whole.
  const users = units
    .filter(({ specialty, exit }) => specialty === 'B' && exit === null)
    .sort((a, b) => b.size - a.size)
    .slice(0, keyEnergyUsers(pack))
  for (const unit of users) unit.keyEnergy = true
  for (const unit of users.slice(-Math.max(1, Math.round(missingUsers * pack.scale))))
    unit.silent.push({ form: '205-1', month: '2020-12' })
  const candidates = staying.filter(({ specialty, silent }) => 'EF'.includes(specialty) && silent.length === 0)
  const count = Math.round(steadyUnits * Math.max(pack.scale, 0.12))
  for (const unit of candidates.filter((_, at) => at % Math.floor(candidates.length / count) === 0).slice(0, count))
    unit.steady = true
}
