import type { ChartSeries } from './chart-data.ts'

/** A layer of a stack over the categories: from where to where it reaches; null where the stack has a gap. */
export type Layer = { from: number; to: number } | null

/**
 * Layers of stacked series, first at the bottom. Where one figure of a category is missing its sum is not known, so the whole stack
 * has a gap there. With `share` the layers are percent of the sum; a sum of zero has no shares. Null where a figure is negative.
 */
export function stackLayers(
  series: readonly Pick<ChartSeries, 'values'>[],
  count: number,
  share: boolean,
): Layer[][] | null {
  if (series.some(({ values }) => values.some((value) => value !== null && value < 0))) return null
  const layers = series.map((): Layer[] => Array.from({ length: count }, () => null))
  for (let at = 0; at < count; at += 1) {
    const values = series.flatMap((one) => one.values[at] ?? [])
    const sum = values.reduce((total, value) => total + value, 0)
    if (values.length < series.length || (share && sum === 0)) continue
    let running = 0
    for (const [index, value] of values.entries()) {
      const part = share ? (value / sum) * 100 : value
      const list = layers[index]
      if (list !== undefined) list[at] = { from: running, to: running + part }
      running += part
    }
  }
  return layers
}
