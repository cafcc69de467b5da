import { lowTaxTowns } from '../data/frame-data.ts'
import { openRandom } from '../seeded-random.ts'
import { monthOf, yearOf } from '../oracle/support/periods.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { UnitPath } from './unit-path.ts'

/** A measure of a monthly form in 万元: this month, January to this month, and both a year before as the form prints them. */
export type FormCells = { m: number | null; ytd: number | null; mLy: number | null; ytdLy: number | null }

/** How a unit fills in a form: what it leaves open and what it restates. */
export type FormHabit = {
  /** Did not report in this month: no current figures. */
  silent: (month: string) => boolean
  /** The base that the form prints against what was reported a year before. */
  restated: number
  /** The form's base is left open. */
  openBase: boolean
}

/**
 * Habits of a unit with a form: 1 of 100 forms is missing, but at the middle and the end of the year everybody is reminded; 3 of 100 units
 * restate their base, 1 of 10 entrants leaves it open.
 */
export function habitOf(seed: string, unit: FrameUnit, form: string): FormHabit {
  const random = openRandom(`${seed}|habit|${form}|${unit.uscc}`)
  const restated = random.next() < 0.03 ? 0.97 + 0.06 * random.next() : 1
  const openBase = unit.openBase || (unit.entry >= '2019' && random.next() < 0.1)
  const skips = Array.from({ length: 2 }, () => random.below(72))
  // Where the ratio of tax to output is planted nobody forgets a form, and no key energy user forgets that of energy.
  const isReminded = (unit.specialty === 'B' && unit.town in lowTaxTowns) || (form === '205-1' && unit.keyEnergy)
  const careless = random.next() < 0.35 && !isReminded
  return {
    silent: (month) =>
      (careless && monthOf(month) % 6 !== 0 && skips.includes((yearOf(month) - 2015) * 12 + monthOf(month) - 1)) ||
      unit.silent.some((each) => each.month === month && ['*', form].includes(each.form)),
    restated,
    openBase,
  }
}

/** Cells of a measure that is a share of the unit's path; `part` gives the factor of a month. February has no single month. */
export function cellsOf(
  path: UnitPath,
  habit: FormHabit,
  month: string,
  part: (year: number, month: number) => number,
): FormCells {
  const [year, number] = [yearOf(month), monthOf(month)]
  const single = (of: number): number | null => {
    const value = path.month(of, number)
    return value === null ? null : Math.round(value * part(of, number))
  }
  const sum = (of: number): number | null => {
    let total: number | null = null
    for (let at = 1; at <= number; at += 1) {
      const value = path.month(of, at)
      if (value !== null) total = (total ?? 0) + Math.round(value * part(of, at))
    }
    return total
  }
  const base = (value: number | null): number | null =>
    habit.openBase ? null : value === null ? 0 : Math.round(value * habit.restated)
  const silent = habit.silent(month)
  return {
    m: silent || number <= 2 ? null : toWan(single(year)),
    ytd: silent ? null : toWan(sum(year)),
    mLy: number <= 2 ? null : toWan(base(single(year - 1))),
    ytdLy: toWan(base(sum(year - 1))),
  }
}

/** Whole 千元 as 万元 with one decimal. */
export function toWan(thousands: number | null): number | null {
  return thousands === null ? null : Math.round(thousands) / 10
}
