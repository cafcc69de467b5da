import { epidemics, seasons, trends } from '../data/frame-data.ts'
import { month as monthName, monthOf, yearOf } from '../oracle/support/periods.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'

/** What a unit makes, sells or earns, in whole 千元: a month, and January to a month. Null before it opened. */
export type UnitPath = {
  month: (year: number, month: number) => number | null
  toDate: (year: number, month: number) => number | null
  /** Multiplies the months from one to another, both included, so that a fact of the whole district holds. */
  scale: (from: string, to: string, factor: number) => void
}

const firstYear = 2014
const lastYear = 2020

/** The path of a unit: trend of its specialty, its own drift, the ramp of an entrant, the season, the epidemic, and chance. */
export function makePath(seed: string, unit: FrameUnit): UnitPath {
  const random = openRandom(`${seed}|path|${unit.uscc}`)
  const drift = Math.exp(0.05 * random.normal())
  const fast = 1.25 + 0.35 * random.next()
  const fastMonths = random.next() < 0.3 ? 60 : 3 * (3 + random.below(7))
  const values: (number | null)[] = []
  let shock = 0
  for (let year = firstYear; year <= lastYear; year += 1) {
    shock = 0.5 * shock + 0.06 * random.normal()
    const level = (unit.size / 12) * trendTo(unit, year) * drift ** (year - 2019) * Math.exp(shock)
    for (let month = 1; month <= 12; month += 1) {
      const name = monthName(year, month)
      const noise = Math.exp(0.05 * random.normal())
      const season = seasons[unit.specialty][month - 1] ?? 1
      const epidemic = year === 2020 ? (epidemicOf(unit)[month - 1] ?? 1) : 1
      values.push(
        name < unit.open ? null : Math.round(level * season * ramp(unit, name, fast, fastMonths) * epidemic * noise),
      )
    }
  }
  if (unit.steady) growSteadily(values, random)
  const at = (year: number, month: number): number => (year - firstYear) * 12 + month - 1
  const { halt } = unit
  if (halt !== null)
    for (let each = at(yearOf(halt.from), monthOf(halt.from)); each < values.length; each += 1)
      values[each] = Math.round((values[each] ?? 0) * halt.left)
  return {
    month: (year, month) => values[at(year, month)] ?? null,
    toDate: (year, month) => {
      let sum: number | null = null
      for (let each = at(year, 1); each <= at(year, month); each += 1) {
        const value = values[each] ?? null
        if (value !== null) sum = (sum ?? 0) + value
      }
      return sum
    },
    scale: (from, to, factor) => {
      for (let each = at(yearOf(from), monthOf(from)); each <= at(yearOf(to), monthOf(to)); each += 1) {
        const value = values[each] ?? null
        if (value !== null) values[each] = Math.round(value * factor)
      }
    },
  }
}

/** Raises each year from 2016 on to 5 to 12 per cent above the one before, chance and epidemic or not. */
function growSteadily(values: (number | null)[], random: SeededRandom): void {
  const yearOf = (year: number): number[] =>
    Array.from({ length: 12 }, (_, month) => (year - firstYear) * 12 + month).filter((at) => values[at] !== null)
  const total = (year: number): number => yearOf(year).reduce((sum, at) => sum + (values[at] ?? 0), 0)
  for (let year = 2016; year <= lastYear; year += 1) {
    const factor = (total(year - 1) * (1.05 + 0.07 * random.next())) / total(year)
    for (const at of yearOf(year)) values[at] = Math.round((values[at] ?? 0) * factor)
  }
}

/** Level of a year against 2019 by the trend of the specialty. */
function trendTo({ specialty }: FrameUnit, year: number): number {
  const rates = trends[specialty]
  let level = 1
  for (let at = Math.min(year, 2019); at < Math.max(year, 2019); at += 1) level *= 1 + (rates[at + 1 - 2016] ?? 4) / 100
  return year < 2019 ? 1 / level : level
}

/** Who entered lately grows fast for some quarters, then like the others; before the entry it was smaller. */
function ramp({ entry }: FrameUnit, name: string, fast: number, fastMonths: number): number {
  if (entry < '2016') return 1
  const age = monthsBetween(entry, name)
  return fast ** (Math.max(-24, Math.min(age, fastMonths)) / 12)
}

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
}

function epidemicOf({ specialty, industry }: FrameUnit): readonly number[] {
  const division = industry.slice(0, 2)
  const key =
    division === '27'
      ? 'bio'
      : division === '61'
        ? 'hotels'
        : division === '62'
          ? 'catering'
          : division >= '53' && division <= '60'
            ? 'transport'
            : division >= '63' && division <= '65'
              ? 'it'
              : division >= '86' && division <= '90'
                ? 'culture'
                : specialty
  return epidemics[key] ?? epidemics['other'] ?? []
}
