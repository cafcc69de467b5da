/** Whole numbers that add up to `total`, each near its share; the largest remainders get what is left. */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, count) => all + count, 0)
  const order = exact.map((share, at) => ({ at, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest)
  for (const { at } of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}
