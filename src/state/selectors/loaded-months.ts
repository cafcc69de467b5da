import type { Catalogue } from '../../core/dataset/catalogue.ts'

/** Months that something is loaded for, newest first, `2020-06`. */
export function loadedMonths({ datasets }: Catalogue): string[] {
  const periods = datasets.flatMap(({ parts }) => parts.flatMap(({ period }) => (period === null ? [] : [period])))
  const months = periods.flatMap((period) => /^\d{4}-\d{2}$/u.exec(period) ?? [])
  return [...new Set(months)].sort().reverse()
}

/**
 * How a period parameter with these choices names a month: the month itself, its quarter or its year; null where the data offer none of
 * them. Without choices the month is taken as it is.
 */
export function periodFor(month: string, offered: readonly string[]): string | null {
  if (offered.length === 0) return month
  const quarter = `${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5)) / 3))}`
  return [month, quarter, month.slice(0, 4)].find((period) => offered.includes(period)) ?? null
}
