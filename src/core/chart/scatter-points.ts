import { labelsOf, seriesOf, type ChartData } from './chart-data.ts'

/** A point of a scatter: the category it stands for, its figures, and its group ('' where there are none). */
export type ScatterPoint = { index: number; x: number; y: number; size: number | null; group: string }

/** The points that can be drawn, and how many cannot: for lack of a figure, or on logarithmic axes because one is not positive. */
export type ScatterPoints = { points: ScatterPoint[]; missing: number; notPositive: number }

/** Reads the points of a chart; null where it has no two series. */
export function scatterPoints(data: ChartData): ScatterPoints | null {
  const [xs, ys] = [seriesOf(data, 'x', 0), seriesOf(data, 'y', 1)]
  if (xs === null || ys === null) return null
  const [sizes, groups] = [seriesOf(data, 'size', 2), labelsOf(data, 'group')]
  const found: ScatterPoints = { points: [], missing: 0, notPositive: 0 }
  for (const index of data.categories.keys()) {
    const [x, y] = [xs.values[index] ?? null, ys.values[index] ?? null]
    if (x === null || y === null) found.missing += 1
    else if (data.options.log && (x <= 0 || y <= 0)) found.notPositive += 1
    else found.points.push({ index, x, y, size: sizes?.values[index] ?? null, group: groups?.values[index] ?? '' })
  }
  return found
}

/** True where y lies within the band around x: `band` is in the unit of y, on logarithmic axes in percent of x. */
export function isInBand({ x, y }: Pick<ScatterPoint, 'x' | 'y'>, band: number, log: boolean): boolean {
  return Math.abs(y - x) <= (log ? (Math.abs(x) * band) / 100 : band)
}
