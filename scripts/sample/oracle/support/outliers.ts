import { quantile } from './quantiles.ts'

/** Robust z of each value (F48) by the median and the deviations from it, else by the quartiles; null with fewer than eight values. */
export function robustScores(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null)
  const middle = quantile(known, 0.5) ?? 0
  const deviation =
    quantile(
      known.map((value) => Math.abs(value - middle)),
      0.5,
    ) ?? 0
  const spread = (quantile(known, 0.75) ?? 0) - (quantile(known, 0.25) ?? 0)
  return values.map((value) => {
    if (value === null || known.length < 8) return null
    if (deviation > 0) return (0.6745 * (value - middle)) / deviation
    return spread > 0 ? (1.349 * (value - middle)) / spread : null
  })
}
