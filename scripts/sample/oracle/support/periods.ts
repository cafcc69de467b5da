/** Year of `2020-06`, `2020-Q2` or `2020`. */
export const yearOf = (period: string): number => Number(period.slice(0, 4))

/** Month of `2020-06` from 1. */
export const monthOf = (period: string): number => Number(period.slice(5, 7))

/** Quarter of `2020-Q2` from 1. */
export const quarterOf = (period: string): number => Number(period.slice(6, 7))

/** `2020-06` of year and month. */
export const month = (year: number, number: number): string => `${String(year)}-${String(number).padStart(2, '0')}`

/** The same month or quarter of the year before. */
export const yearBefore = (period: string): string => `${String(yearOf(period) - 1)}${period.slice(4)}`

/** A month some months later, or earlier for a negative count. */
export function addMonths(period: string, count: number): string {
  const months = yearOf(period) * 12 + monthOf(period) - 1 + count
  return month(Math.floor(months / 12), (months % 12) + 1)
}

/** The report before of the same year; null for February, because January is not collected, and for January. */
export const reportBefore = (period: string): string | null => (monthOf(period) <= 2 ? null : addMonths(period, -1))

/** Last month of a quarter: `2020-06` of `2020-Q2`. */
export const quarterEnd = (quarter: string): string => month(yearOf(quarter), quarterOf(quarter) * 3)

/** Quarter of a month. */
export const quarterOfMonth = (period: string): string =>
  `${String(yearOf(period))}-Q${String(Math.ceil(monthOf(period) / 3))}`

/** The quarter before, across years. */
export function quarterBefore(quarter: string): string {
  const [year, number] = [yearOf(quarter), quarterOf(quarter)]
  return number === 1 ? `${String(year - 1)}-Q4` : `${String(year)}-Q${String(number - 1)}`
}
