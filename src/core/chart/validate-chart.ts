import type { ChartData } from './chart-data.ts'

/** More parts than this cannot be told apart in a pie. */
export const MOST_PARTS = 12

/**
 * True where the chart's only series can be shown as parts of a whole: no negative value, a positive sum, at most
 * {@link MOST_PARTS} categories. Anything else drawn as a pie would lie.
 */
export function isPartsOfWhole({ series, categories }: ChartData): boolean {
  const [only] = series
  if (only === undefined || series.length > 1 || categories.length > MOST_PARTS) return false
  let sum = 0
  for (const value of only.values) {
    if (value === null) continue
    if (value < 0) return false
    sum += value
  }
  return sum > 0
}
