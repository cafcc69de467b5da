/** Year of `2020-06`, `2020-Q2` or `2020`. */
export const yearOf = (period: string): number => Number(period.slice(0, 4))

/** Month of `2020-06` from 1. */
export const monthOf = (period: string): number => Number(period.slice(5, 7))

/** `2020-06` of year and month. */
export const month = (year: number, number: number): string => `${String(year)}-${String(number).padStart(2, '0')}`

/** The same month or quarter of the year before. */
export const yearBefore = (period: string): string => `${String(yearOf(period) - 1)}${period.slice(4)}`

/** A month some months later, or earlier for a negative count. */
export function addMonths(period: string, count: number): string {
  const months = yearOf(period) * 12 + monthOf(period) - 1 + count
  return month(Math.floor(months / 12), (months % 12) + 1)
}

/** Quarter of `2020-Q2` from 1. */
export const quarterOf = (period: string): number => Number(period.slice(6))

/** The quarter some quarters later, or earlier for a negative count. */
export function addQuarters(period: string, count: number): string {
  const quarters = yearOf(period) * 4 + quarterOf(period) - 1 + count
  return `${String(Math.floor(quarters / 4))}-Q${String((quarters % 4) + 1)}`
}
