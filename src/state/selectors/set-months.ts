import type { Catalogue } from '../../core/dataset/catalogue.ts'

/** Periods that whole files are loaded for; a file with a column of months has none of its own. */
export function periodsOfFiles({ datasets }: Catalogue): string[] {
  return datasets.flatMap(({ parts }) => parts.flatMap(({ period }) => (period === null ? [] : [period])))
}

/**
 * The months among these periods, newest first, `2020-06`. Where there are none, the last months of the quarters, and where there are no
 * quarters those of the years: a set of annual templates is run for a month too.
 */
export function monthsAmong(periods: readonly string[]): string[] {
  const lastMonths: ((period: string) => string[])[] = [
    (period) => /^\d{4}-\d{2}$/u.exec(period) ?? [],
    (period) => Array.from(period.matchAll(/^(\d{4})-Q([1-4])$/gu), ([, year, quarter]) => lastMonth(year, quarter)),
    (period) => Array.from(period.matchAll(/^(\d{4})$/gu), ([, year]) => `${year ?? ''}-12`),
  ]
  const found = lastMonths.map((read) => periods.flatMap(read)).find((months) => months.length > 0)
  return [...new Set(found)].sort().reverse()
}

function lastMonth(year = '', quarter = ''): string {
  return `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`
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
