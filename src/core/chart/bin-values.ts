import { quantile } from './quantiles.ts'

/** Classes of equal width. `below` and `above` count figures beyond the edges: the tails that would press all others together. */
export type Bins = { edges: number[]; counts: number[]; below: number; above: number }

/** Quartile ranges beyond the quartiles from where on figures belong to a tail. */
const FENCE = 4
/** Among fewer figures none is called a tail. */
const FEWEST = 20
const MOST_BINS = 60
const STEPS = [1, 2, 2.5, 5, 10]

/**
 * Counts figures by classes with round edges. The width follows Freedman and Diaconis (1981), 2·IQR·n^(−1/3), or gives about `wanted`
 * classes; it is rounded up to 1, 2, 2.5 or 5 times a power of ten. A class holds its lower edge, the last one both. Null without figures.
 */
export function binValues(values: readonly number[], wanted: number | null): Bins | null {
  const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)]
  if (q1 === null || q3 === null) return null
  const range = q3 - q1
  const fenced =
    range > 0 && values.length >= FEWEST
      ? values.filter((value) => value >= q1 - FENCE * range && value <= q3 + FENCE * range)
      : values
  const low = fenced.reduce((a, b) => Math.min(a, b))
  const high = fenced.reduce((a, b) => Math.max(a, b))
  const width = niceWidth(low, high, wanted ?? usualCount(values.length, range, high - low))
  // Edges are counted in steps, so that no rounding error moves a figure to its neighbour.
  const from = Math.floor(low / width + 1e-9)
  const to = Math.max(from + 1, Math.ceil(high / width - 1e-9))
  const edges = Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * width).toPrecision(12)))
  const bins: Bins = { edges, counts: edges.slice(1).map(() => 0), below: 0, above: 0 }
  const [first, last] = [edges[0] ?? low, edges.at(-1) ?? high]
  for (const value of values) {
    if (value < first) bins.below += 1
    else if (value > last) bins.above += 1
    else {
      const at = Math.min(edges.filter((edge) => edge <= value).length - 1, bins.counts.length - 1)
      bins.counts[at] = (bins.counts[at] ?? 0) + 1
    }
  }
  return bins
}

/** Classes by Freedman and Diaconis; by Sturges (1926) where half of the figures are alike. */
function usualCount(count: number, range: number, span: number): number {
  if (span === 0) return 1
  const usual = range > 0 ? span / (2 * range * count ** (-1 / 3)) : Math.log2(count) + 1
  return Math.min(Math.max(Math.ceil(usual), 4), MOST_BINS)
}

function niceWidth(low: number, high: number, count: number): number {
  if (high === low) return low === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(low)))
  const least = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(least))
  return Number(((STEPS.find((step) => step * power >= least * (1 - 1e-9)) ?? 10) * power).toPrecision(12))
}
