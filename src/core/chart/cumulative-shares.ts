/** A category in the order of a Pareto chart, with the share of it and all before it in the sum, in percent. */
export type ParetoStep = { index: number; value: number | null; cumulative: number | null }

/**
 * Categories by descending figure with their cumulative shares; gaps stand last and have none. Null where a figure is negative or
 * the sum is not positive: there is no whole to have shares of.
 */
export function cumulativeShares(values: readonly (number | null)[]): ParetoStep[] | null {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  const sum = known.reduce((total, { value }) => total + value, 0)
  if (!(sum > 0) || known.some(({ value }) => value < 0)) return null
  known.sort((a, b) => b.value - a.value)
  let running = 0
  const steps: ParetoStep[] = known.map(({ index, value }) => {
    running += value
    return { index, value, cumulative: (running / sum) * 100 }
  })
  for (const [index, value] of values.entries()) if (value === null) steps.push({ index, value, cumulative: null })
  return steps
}
