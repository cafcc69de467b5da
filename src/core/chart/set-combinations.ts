import type { ChartData } from './chart-data.ts'

/** What belongs to exactly these sets and to no other. */
export type Combination = { sets: number[]; value: number }

/** Sets with all that belongs to them, largest first, and the combinations that occur, largest first. */
export type SetTable = {
  sets: { name: string; value: number }[]
  combinations: Combination[]
  total: number
  missing: number
}

const SEPARATOR = /\s*[、,，+＋&∩×;；|/]\s*/u

/**
 * Combinations of sets: named in the categories (`生物医药、科技服务`) with a figure each, or from series of memberships (belongs: neither zero nor a gap)
 * with a figure or else one for each row. Rows of one combination are added up; what belongs to no set has an empty list. `total` counts
 * everything once. `missing` counts rows without a figure.
 */
export function setCombinations({ categories, series }: ChartData): SetTable {
  const members = series.filter(({ role }) => role === 'series')
  const value = series.find(({ role }) => role === 'value') ?? null
  const named = members.length === 0 || (value === null && members.length === 1)
  const figures = value ?? (named ? (members[0] ?? null) : null)
  const names = named ? [...new Set(categories.flatMap(setsIn))] : members.map(({ name }) => name)
  const byKey = new Map<string, Combination>()
  let missing = 0
  for (const [row, category] of categories.entries()) {
    const figure = figures === null ? 1 : (figures.values[row] ?? null)
    if (figure === null) {
      missing += 1
      continue
    }
    const sets = named
      ? setsIn(category).map((name) => names.indexOf(name))
      : members.flatMap(({ values }, at) => ((values[row] ?? 0) === 0 ? [] : [at]))
    const key = [...sets].sort((a, b) => a - b).join()
    const known = byKey.get(key) ?? { sets: [...sets].sort((a, b) => a - b), value: 0 }
    known.value += figure
    byKey.set(key, known)
  }
  return sorted(names, [...byKey.values()], missing)
}

/** Sets and combinations by size; the indexes of the sets follow them. */
function sorted(names: string[], found: Combination[], missing: number): SetTable {
  const sizes = names.map((name, at) => ({
    name,
    at,
    value: found.reduce((sum, one) => sum + (one.sets.includes(at) ? one.value : 0), 0),
  }))
  sizes.sort((a, b) => b.value - a.value)
  const place = new Map(sizes.map(({ at }, index) => [at, index]))
  const combinations = found
    .map(({ sets, value }) => ({ sets: sets.map((at) => place.get(at) ?? 0).sort((a, b) => a - b), value }))
    .sort((a, b) => b.value - a.value || a.sets.length - b.sets.length)
  const total = found.reduce((sum, { value }) => sum + value, 0)
  return { sets: sizes.map(({ name, value }) => ({ name, value })), combinations, total, missing }
}

function setsIn(category: string): string[] {
  return [...new Set(category.split(SEPARATOR).filter((name) => name !== ''))]
}
