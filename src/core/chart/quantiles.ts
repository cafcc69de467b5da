/**
 * Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, `quantile_cont` of DuckDB). `values`
 * need no order; null where there are none.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}
