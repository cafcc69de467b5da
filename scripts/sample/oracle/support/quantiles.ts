/** Value below which a part of the values lies, interpolated between neighbours; null without values. */
export function quantile(values: readonly (number | null)[], part: number): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const place = (known.length - 1) * part
  const [low, high] = [known[Math.floor(place)], known[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}
