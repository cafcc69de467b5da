import { epidemics, seasons, trends } from '../data/frame-data.ts'
import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'

/** What a unit makes, sells or earns, in whole 千元: a month, and January to a month. Null before it opened. */
export type UnitPath = {
  month: (year: number, month: number) => number | null
  toDate: (year: number, month: number) => number | null
}

const firstYear = 2014
/** Divisions that did clearly better or worse in 2020 than the rest. */
const division2020: Readonly<Record<string, number>> = {
  17: 0.86,
  18: 0.83,
  31: 1.05,
  36: 0.87,
  39: 1.11,
  40: 1.06,
  44: 1.02,
}

/** The path of a unit: trend of its specialty, its own drift, the ramp of an entrant, the season, the epidemic, and chance. */
export function makePath(seed: string, unit: FrameUnit): UnitPath {
  const random = openRandom(`${seed}|path|${unit.uscc}`)
  const drift = Math.exp(0.05 * random.normal())
  const fast = 1.25 + 0.35 * random.next()
  const fastMonths = random.next() < 0.3 ? 60 : 3 * (3 + random.below(7))
  const yearly = new Map<number, number>()
  const months = new Map<string, number>()
  let shock = 0
  for (let year = firstYear; year <= 2020; year += 1) {
    shock = 0.5 * shock + 0.06 * random.normal()
    yearly.set(year, trendTo(unit, year) * drift ** (year - 2019) * Math.exp(shock))
    for (let month = 1; month <= 12; month += 1) {
      const noise = Math.exp(0.05 * random.normal())
      months.set(`${String(year)}-${String(month)}`, noise)
    }
  }
  const monthOf = (year: number, month: number): number | null => {
    const name = `${String(year)}-${String(month).padStart(2, '0')}`
    if (name < unit.open) return null
    const value =
      (unit.size / 12) *
      (yearly.get(year) ?? 1) *
      (seasons[unit.specialty][month - 1] ?? 1) *
      ramp(unit, name, fast, fastMonths) *
      (year === 2020 ? (epidemicOf(unit)[month - 1] ?? 1) * (division2020[unit.industry.slice(0, 2)] ?? 1) : 1) *
      (months.get(`${String(year)}-${String(month)}`) ?? 1)
    return Math.round(value)
  }
  return {
    month: monthOf,
    toDate: (year, month) => {
      let sum: number | null = null
      for (let at = 1; at <= month; at += 1) {
        const value = monthOf(year, at)
        if (value !== null) sum = (sum ?? 0) + value
      }
      return sum
    },
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
