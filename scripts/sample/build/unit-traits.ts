import { openRandom } from '../seeded-random.ts'
import type { Specialty } from '../records.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { UnitPath } from './unit-path.ts'

/** What is the same on every form of a unit, so that forms and departments agree where they should. */
export type Traits = {
  /** Average employees of a year; null before the unit opened. */
  staff: (year: number) => number | null
  /** Yearly pay of an employee in 千元. */
  wage: (year: number) => number
  /** Assets at the end of a month in 千元. */
  assets: (year: number, month: number) => number
  /** Share of sales output that is delivered abroad; 0 for most. */
  exported: number
}

/** Revenue for each yuan of the unit's path: sales of trade include the VAT, revenue does not. */
export const revenueShares: Record<Specialty, number> = { B: 0.98, C: 1, E: 1 / 1.13, S: 0.97, X: 1, F: 1 }

/** Yearly 千元 of the main figure for each employee. */
const perHead: Record<Specialty, number> = { B: 700, C: 500, E: 1800, S: 220, X: 900, F: 350 }

/** Employees, pay and exports of a unit. */
export function traitsOf(seed: string, unit: FrameUnit, path: UnitPath): Traits {
  const random = openRandom(`${seed}|traits|${unit.uscc}`)
  const each = perHead[unit.specialty] * (0.6 + 0.9 * random.next())
  const pay = Math.min(60 + 60 * random.next(), each * 0.35)
  const invested = unit.star ? 0.3 : 0.4 + 1.6 * random.next()
  const crowd = unit.byStaff ? 50 + random.below(30) : 5
  return {
    staff: (year) => {
      const main = path.toDate(year, 12)
      return main === null ? null : Math.max(crowd, Math.round(main / each))
    },
    assets: (year, month) => Math.round((path.toDate(year, 12) ?? 0) * invested * (0.97 + (0.06 * month) / 12)),
    wage: (year) => pay * 1.04 ** (year - 2019),
    exported: unit.specialty === 'B' && random.next() < 0.35 ? 0.08 + 0.5 * random.next() : 0,
  }
}
