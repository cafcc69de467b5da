/** Indicators of the district and base indicators of its accounting whose rates fall three times in a row at the end of 2020 (domain model 7.6, m05). */
export const fallingIndicators = ['exports', 'deposits'] as const
export const fallingBases = ['freight', 'house_area'] as const

/** Rates of the reports of an indicator, oldest first: the last three fall where that is wanted, and never all three where it is not. */
export function steerRates(rates: readonly number[], falls: boolean): number[] {
  const [start, second, third, last] = rates.slice(-4)
  if (start === undefined || second === undefined || third === undefined || last === undefined) return [...rates]
  const kept = rates.slice(0, -3)
  const below = (by: number): number => Math.round((start - by) * 10) / 10
  if (falls) return [...kept, below(0.4), below(0.9), below(1.3)]
  const fallsAnyway = start > second && second > third && third > last
  return fallsAnyway ? [...kept, second, third, Math.round((third + 0.3) * 10) / 10] : [...rates]
}
