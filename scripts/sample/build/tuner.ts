import { monthOf, yearOf } from '../oracle/support/periods.ts'
import { cellsOf, habitOf } from './form-cells.ts'
import type { FormCells, FormHabit } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { UnitPath } from './unit-path.ts'

/** A unit whose path is still being fitted, with its habits on the main form. */
export type Runner = { unit: FrameUnit; path: UnitPath; habit: FormHabit }

/** First and last month that any path knows. */
export const wholeLife = ['2014-01', '2020-12'] as const

/** The main form of a specialty. */
const mainForms: Readonly<Record<string, string>> = { B: 'B204-1', E: 'E204-1', S: 'S204-1', F: 'F203' }

/** Units of a specialty, ready to be fitted. */
export function runnersOf(
  seed: string,
  known: readonly { unit: FrameUnit; path: UnitPath }[],
  specialty: string,
): Runner[] {
  return known
    .filter(({ unit }) => unit.specialty === specialty)
    .map(({ unit, path }) => {
      const habit = habitOf(seed, unit, mainForms[specialty] ?? '')
      // Financial forms take last year's figures from the books: nobody restates them.
      return { unit, path, habit: specialty === 'F' ? { ...habit, restated: 1 } : habit }
    })
}

/** What the form of a month prints, in 万元; null where there is none. */
export function printed({ unit, path, habit }: Runner, month: string): FormCells | null {
  if (!isReporting(unit, month)) return null
  const cells = cellsOf(path, habit, month, () => 1)
  // Financial forms leave last year open where there was nothing yet; the other forms print 0.
  const isOpen = unit.specialty === 'F' && path.toDate(yearOf(month) - 1, monthOf(month)) === null
  return isOpen ? { ...cells, mLy: null, ytdLy: null } : cells
}

/** Sums of this year and last year over the units that print both (domain model 3.1, comparable). */
export function sumPairs(runners: readonly Runner[], month: string): { current: number; base: number } {
  const sum = { current: 0, base: 0 }
  for (const runner of runners) {
    const cells = printed(runner, month)
    if (cells === null || cells.ytd === null || cells.ytdLy === null) continue
    sum.current += cells.ytd
    sum.base += cells.ytdLy
  }
  return sum
}

/** Multiplies a stretch of months of many units. */
export function scaleAll(runners: readonly Runner[], [from, to]: readonly [string, string], factor: number): void {
  for (const { path } of runners) path.scale(from, to, factor)
}

/** Scales what may move of some months of 2020 so that the comparable rate of January to a month is the wanted one, in per cent. */
export function fitRate(
  runners: readonly Runner[],
  mayMove: (runner: Runner) => boolean,
  months: readonly [string, string],
  growth: number,
  month = '2020-12',
): void {
  const moving = runners.filter(mayMove)
  for (let round = 0; round < 3; round += 1) {
    const before = sumPairs(runners, month)
    const own = sumPairs(moving, month).current
    const still = own - movable(moving, months, month)
    const wanted = before.base * (1 + growth / 100) - (before.current - own) - still
    scaleAll(moving, months, wanted / (own - still))
  }
}

/** What of the cumulative figure of a month falls into some months before it, in 万元, for the units that print both sides. */
function movable(runners: readonly Runner[], [from, to]: readonly [string, string], month: string): number {
  let sum = 0
  for (const runner of runners) {
    const cells = printed(runner, month)
    if (cells === null || cells.ytd === null || cells.ytdLy === null) continue
    for (let each = monthOf(from); each <= monthOf(to); each += 1)
      sum += (runner.path.month(yearOf(from), each) ?? 0) / 10
  }
  return sum
}
