import { industryRows, sectionDivisions } from '../../../scripts/sample/data/industry-data.ts'
import type { District } from '../../../scripts/sample/records.ts'
import { rateOf, sumKnown, toYi } from './rates.ts'
import type { Pair } from './rates.ts'
import { registerEntry } from './unit-place.ts'

export type PullRow = {
  division: string
  ytd: number | null
  yoy: number | null
  share: number | null
  pull_pp: number | null
  contrib: number | null
  yoy_flag: string | null
}

/** Output, growth, share, pull and contribution by division or section on the comparable scope, from the records. */
export function expectPull(
  district: District,
  period: string,
  level: 'division' | 'section',
  town: string | null,
): Map<string, PullRow> {
  const rows = district.outputs.filter((row) => row.period === period)
  const placed = rows.flatMap((row) => {
    const entry = registerEntry(district, row.uscc, period)
    if (town !== null && entry?.town !== town) return []
    const division = entry?.industry.slice(0, 2) ?? null
    const code =
      level === 'division' || division === null
        ? division
        : (Object.entries(sectionDivisions).find(([, divisions]) => divisions.includes(division))?.[0] ?? null)
    return [{ code, pair: { current: row.output.ytd, base: row.output.ytdLy } satisfies Pair }]
  })
  const total = increments(placed.map(({ pair }) => pair))
  const all = sumKnown(placed.map(({ pair }) => pair.current)) ?? 0
  const rowFor = (label: string, pairs: Pair[]): PullRow => {
    const ytd = sumKnown(pairs.map(({ current }) => current))
    const { delta, any } = increments(pairs)
    const { rate, flag } = rateOf(pairs)
    return {
      division: label,
      ytd: ytd === null ? null : toYi(ytd),
      yoy: rate,
      share: ytd === null ? null : (100 * ytd) / all,
      pull_pp: any ? (100 * delta) / total.base : null,
      contrib: any ? (100 * delta) / total.delta : null,
      yoy_flag: flag,
    }
  }
  const result = new Map([
    [
      '总计',
      rowFor(
        '总计',
        placed.map(({ pair }) => pair),
      ),
    ],
  ])
  for (const code of new Set(placed.map((one) => one.code))) {
    const label = code === null ? '不在名录' : (industryRows.find(([known]) => known === code)?.[2] ?? code)
    result.set(
      label,
      rowFor(
        label,
        placed.filter((one) => one.code === code).map(({ pair }) => pair),
      ),
    )
  }
  return result
}

function increments(pairs: readonly Pair[]): { delta: number; base: number; any: boolean } {
  const both = pairs.filter(
    (pair): pair is { current: number; base: number } => pair.current !== null && pair.base !== null,
  )
  const base = both.reduce((sum, pair) => sum + pair.base, 0)
  return { delta: both.reduce((sum, pair) => sum + pair.current - pair.base, 0), base, any: both.length > 0 }
}
