import { addMonths } from '../oracle/support/periods.ts'

/** Sizes of the sample: `tiny` is built into the site, `district` is the default test set, `full` has five years. */
export type PackName = 'tiny' | 'district' | 'full'

/** What a package holds: its share of the full frame and its months. */
export type Pack = {
  name: PackName
  scale: number
  /** Every month from the first to the last, `2019-01`. */
  months: readonly string[]
  /** Months with monthly forms: all but January. */
  formMonths: readonly string[]
  quarters: readonly string[]
  years: readonly number[]
}

/** Seed of the sample that is built into the site. */
export const defaultSeed = 'yt-demo'

const firstMonths: Record<PackName, string> = { tiny: '2018-11', district: '2019-01', full: '2016-01' }
const lastMonth = '2020-12'

/** True for the name of a package. */
export function isPackName(name: string): name is PackName {
  return name in firstMonths
}

/** Months, quarters and years of a package. */
export function openPack(name: PackName): Pack {
  const months: string[] = []
  for (let month = firstMonths[name]; month <= lastMonth; month = addMonths(month, 1)) months.push(month)
  const quarters = months
    .filter((month) => Number(month.slice(5)) % 3 === 0)
    .map((month) => `${month.slice(0, 4)}-Q${String(Number(month.slice(5)) / 3)}`)
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))]
  return {
    name,
    scale: name === 'tiny' ? 0.06 : 1,
    months,
    formMonths: months.filter((month) => !month.endsWith('-01')),
    quarters,
    years,
  }
}
