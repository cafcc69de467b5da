import { labelsOf, seriesOf, type ChartData } from './chart-data.ts'

/** A leaf of a tree of two levels: its category and its figure. */
export type Leaf = { index: number; value: number }

/** A branch with its leaves, largest first; '' where there is one level only. */
export type Branch = { name: string; value: number; leaves: Leaf[] }

/** Branches, largest first; `left` counts categories without a positive figure, which have no area; null without series. */
export function treeParts(data: ChartData): { branches: Branch[]; left: number } | null {
  const series = seriesOf(data, 'value', 0)
  if (series === null) return null
  const groups = labelsOf(data, 'group')
  const byName = new Map<string, Branch>()
  let left = 0
  for (const index of data.categories.keys()) {
    const value = series.values[index] ?? null
    if (value === null || value <= 0) {
      left += 1
      continue
    }
    const name = groups?.values[index] ?? ''
    const branch = byName.get(name) ?? { name, value: 0, leaves: [] }
    branch.value += value
    branch.leaves.push({ index, value })
    byName.set(name, branch)
  }
  const branches = [...byName.values()].sort((a, b) => b.value - a.value)
  for (const { leaves } of branches) leaves.sort((a, b) => b.value - a.value)
  return { branches, left }
}
