import { addMonths } from '../oracle/support/periods.ts'
import { openRandom } from '../seeded-random.ts'
import { isReporting } from './frame-unit.ts'
import type { World } from './world.ts'

/** Grade of a unit in a month, and what its score must be like, because a grade falls at once but rises only after three months. */
export type Grade = {
  level: 'red' | 'yellow' | 'green'
  /** The grade that the score alone gives. */
  band: 'red' | 'yellow' | 'green'
  /** Why the grade is worse than the score: watched as new, or the reason of an override. */
  cause: string | null
}

/** Grades by unit and month, and the units whose red grade no score explains. */
export type GradePlan = { months: readonly string[]; grades: ReadonlyMap<string, Grade>; overrides: readonly string[] }

/** Per cent of the units at yellow or red from December 2019 on: January 28.0, December 16.5 (domain model 7.2). */
const shares = [22.6, 28, 27.6, 26.9, 25.4, 24.3, 23.4, 22.2, 21.1, 20.2, 19, 17.7, 16.5]
const redPart = 0.2
const firstMonth = '2019-12'

/** Overrides of domain model 5.11: one unit each, from the month on. */
const overrideCauses = [
  ['2020-07', '严重失信'],
  ['2020-09', '查实虚报'],
  ['2020-11', '强制性错误两期未改'],
] as const

/** A fifth of the units has most of the queries and of the points. */
export const isCareless = (seed: string, uscc: string): boolean => propensity(seed, uscc) < 0.2

const propensity = (seed: string, uscc: string): number => openRandom(`${seed}|careless|${uscc}`).next()

type State = { level: Grade['level']; since: number }

/** Key of a unit in a month. */
export const gradeKey = (month: string, uscc: string): string => `${month} ${uscc}`

/** Plans who is at which grade, such that the share of yellow and red is as planted and every change keeps to the rules of 5.11. */
export function planGrades({ seed, actors }: World): GradePlan {
  const months = shares.map((_, at) => addMonths(firstMonth, at))
  const order = new Map(actors.map(({ unit }) => [unit.uscc, propensity(seed, unit.uscc)]))
  const inOrder = actors
    .map(({ unit }) => unit)
    .sort((a, b) => (order.get(a.uscc) ?? 0) - (order.get(b.uscc) ?? 0) || (a.uscc < b.uscc ? -1 : 1))
  const overrides = inOrder
    .filter(({ entry, exit }) => exit === null && entry < '2019-01')
    .slice(-overrideCauses.length)
    .map(({ uscc }) => uscc)
  const causeOf = (uscc: string, month: string): string | null => {
    const [from, cause] = overrideCauses[overrides.indexOf(uscc)] ?? ['9999', '']
    return month >= from ? cause : null
  }
  const state = new Map<string, State>()
  const grades = new Map<string, Grade>()

  months.forEach((month, at) => {
    const active = inOrder.filter((unit) => isReporting(unit, month))
    const target = Math.round(((shares[at] ?? 0) / 100) * active.length)
    const isWatched = (entry: string): boolean => entry > addMonths(month, -3)
    const levelOf = (uscc: string): Grade['level'] => state.get(uscc)?.level ?? 'green'
    const set = (uscc: string, level: Grade['level']): void => {
      if (state.get(uscc)?.level !== level) state.set(uscc, { level, since: at })
    }
    /** Improves a grade and lets the scores of this and the two months before lie below the line. */
    const ease = (uscc: string, level: 'yellow' | 'green'): void => {
      for (let back = 1; back <= 2; back += 1) {
        const grade = grades.get(gradeKey(months[at - back] ?? '', uscc))
        if (grade !== undefined) grade.band = level
      }
      set(uscc, level)
    }
    for (const { uscc, entry } of active) {
      if (causeOf(uscc, month) !== null) set(uscc, 'red')
      else if (isWatched(entry)) set(uscc, 'yellow')
      else if (addMonths(entry, 3) === month && entry > firstMonth) set(uscc, 'green')
    }
    const isFree = (uscc: string, entry: string): boolean => !isWatched(entry) && causeOf(uscc, month) === null
    // At its grade for three months or from the start, so that three scores below the line fit in.
    const isRipe = (uscc: string): boolean => (state.get(uscc)?.since ?? at) <= (at < 3 ? 0 : at - 3)
    const free = active.filter(({ uscc, entry }) => isFree(uscc, entry))
    const atRisk = (): number => active.filter(({ uscc }) => levelOf(uscc) !== 'green').length
    const chance = (uscc: string): number => openRandom(`${seed}|grade|${uscc}|${month}`).next()

    const red = Math.round(target * redPart)
    const reds = free.filter(({ uscc }) => levelOf(uscc) === 'red')
    for (const { uscc } of at === 0 ? [] : reds.filter((unit) => isRipe(unit.uscc) && chance(unit.uscc) < 0.25))
      ease(uscc, 'yellow')

    // Some units get better every month, more where the share has to fall; others take their place.
    const churn = at === 0 ? 0 : Math.round(active.length * 0.012)
    const leaving = Math.max(churn, atRisk() - target)
    for (const { uscc } of free
      .filter((unit) => levelOf(unit.uscc) === 'yellow' && isRipe(unit.uscc))
      .sort((a, b) => chance(a.uscc) - chance(b.uscc))
      .slice(0, leaving))
      ease(uscc, 'green')
    const missing = target - atRisk()
    for (const { uscc } of free
      .filter((unit) => levelOf(unit.uscc) === 'green' && (state.get(unit.uscc)?.since ?? -1) < at)
      .sort((a, b) => (order.get(a.uscc) ?? 0) + chance(a.uscc) - (order.get(b.uscc) ?? 0) - chance(b.uscc))
      .slice(0, Math.max(0, missing)))
      set(uscc, 'yellow')

    const worse = active.filter(({ uscc }) => levelOf(uscc) === 'red').length
    for (const { uscc } of free
      .filter((unit) => levelOf(unit.uscc) === 'yellow' && (at === 0 || isRipe(unit.uscc)))
      .slice(0, Math.max(0, red - worse)))
      set(uscc, 'red')

    for (const { uscc, entry } of active) {
      const level = levelOf(uscc)
      const cause = causeOf(uscc, month) ?? (isWatched(entry) ? '观察期' : null)
      grades.set(gradeKey(month, uscc), { level, band: cause === null ? level : 'green', cause })
    }
  })
  return { months, grades, overrides }
}
