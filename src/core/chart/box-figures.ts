import { labelsOf, seriesOf, type ChartData } from './chart-data.ts'
import { quantile } from './quantiles.ts'

/** Figures of one lane; `index` is the category of each, for its name. */
export type Lane = { name: string; points: { index: number; value: number }[]; target: number | null }

/** A box: quartiles, whiskers to the outermost figures within 1.5 quartile ranges of the box, and the figures beyond. */
export type Box = {
  low: number
  q1: number | null
  median: number
  q3: number | null
  high: number
  count: number | null
}

/** Fewer figures than this are shown as they are. */
export const FEWEST_FOR_BOX = 5

/**
 * Figures by lane: by `group` where there is one, else by category, which then repeats. Lanes stand in the order in which they come
 * first. `missing` counts rows without a figure.
 */
export function lanesOf(data: ChartData): { lanes: Lane[]; missing: number } | null {
  const series = seriesOf(data, 'value', 0)
  if (series === null) return null
  const [groups, targets] = [labelsOf(data, 'group'), seriesOf(data, 'target', null)]
  const byName = new Map<string, Lane>()
  let missing = 0
  for (const [index, category] of data.categories.entries()) {
    const name = groups?.values[index] ?? category
    const lane = byName.get(name) ?? { name, points: [], target: null }
    byName.set(name, lane)
    lane.target ??= targets?.values[index] ?? null
    const value = series.values[index] ?? null
    if (value === null) missing += 1
    else lane.points.push({ index, value })
  }
  return { lanes: [...byName.values()], missing }
}

/** The box of some figures (Tukey 1977, quartiles of type 7); null for fewer than {@link FEWEST_FOR_BOX}. */
export function boxOf(values: readonly number[]): Box | null {
  const [q1, median, q3] = [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)]
  if (values.length < FEWEST_FOR_BOX || q1 === null || median === null || q3 === null) return null
  const reach = 1.5 * (q3 - q1)
  const inside = values.filter((value) => value >= q1 - reach && value <= q3 + reach)
  return { low: Math.min(...inside), q1, median, q3, high: Math.max(...inside), count: values.length }
}
