import { periodEnd } from './period.ts'

/** Consecutive periods of one grain, first and last inclusive. */
export type PeriodRun = { first: string; last: string; count: number }

/** The periods that a list covers. `missing` are those between its first and its last of each grain that the list lacks. */
export type PeriodCover = { runs: PeriodRun[]; missing: string[] }

/** More missing periods than this are not listed: the periods are then hardly one series. */
const mostMissing = 240

/**
 * Sorts normalised periods (period.ts) into runs without a gap, months, quarters, halves and years each by themselves, in the order of time.
 * A span of months counts by its last one. What is no such period is left out.
 */
export function coverPeriods(periods: readonly string[]): PeriodCover {
  const series = new Map<Grain, Set<number>>()
  for (const period of periods) {
    const place = placeOf(periodEnd(period))
    if (place === null) continue
    const places = series.get(place.grain) ?? new Set<number>()
    series.set(place.grain, places.add(place.at))
  }
  const cover: PeriodCover = { runs: [], missing: [] }
  for (const [grain, places] of series) {
    const sorted = [...places].sort((a, b) => a - b)
    let first = sorted[0] ?? 0
    for (const [at, place] of sorted.entries()) {
      const next = sorted[at + 1]
      if (next === place + 1) continue
      cover.runs.push({ first: periodAt(grain, first), last: periodAt(grain, place), count: place - first + 1 })
      if (next === undefined) break
      for (let gap = place + 1; gap < next && cover.missing.length < mostMissing; gap += 1)
        cover.missing.push(periodAt(grain, gap))
      first = next
    }
  }
  cover.runs.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  return cover
}

type Grain = { perYear: number; write: (year: number, part: number) => string }

const grains = {
  month: { perYear: 12, write: (year: number, part: number) => `${year}-${String(part + 1).padStart(2, '0')}` },
  quarter: { perYear: 4, write: (year: number, part: number) => `${year}-Q${part + 1}` },
  half: { perYear: 2, write: (year: number, part: number) => `${year}-H${part + 1}` },
  year: { perYear: 1, write: (year: number) => String(year) },
} satisfies Record<string, Grain>

function placeOf(period: string): { grain: Grain; at: number } | null {
  const match = /^(\d{4})(?:-(Q|H)?(\d{1,2}))?$/.exec(period)
  if (match === null) return null
  const [, year = '', letter, part] = match
  const grain =
    part === undefined ? grains.year : letter === 'Q' ? grains.quarter : letter === 'H' ? grains.half : grains.month
  return { grain, at: Number(year) * grain.perYear + (part === undefined ? 0 : Number(part) - 1) }
}

function periodAt(grain: Grain, at: number): string {
  return grain.write(Math.floor(at / grain.perYear), at % grain.perYear)
}
