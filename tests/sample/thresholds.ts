import type { Reader } from './read-records.ts'

/** Yearly revenue in 万元 that an industry needs in a year, by the longest prefix or the section; NaN where there is no such amount. */
export function openThresholds(read: Reader): (industry: string, year: number) => number {
  const sections = new Map(read.all('industry_dim').map((row) => [row.industry_code, row.section]))
  return (industry, year) => {
    const fit = read
      .all('threshold_dim')
      .filter((row) => row.valid_from <= year && !(row.valid_to < year))
      .filter(
        ({ industry_prefix: prefix }) => industry.startsWith(prefix) || sections.get(industry.slice(0, 2)) === prefix,
      )
    const length = Math.max(0, ...fit.map((row) => row.industry_prefix.length))
    return fit.find((row) => row.industry_prefix.length === length)?.threshold_wan ?? NaN
  }
}
