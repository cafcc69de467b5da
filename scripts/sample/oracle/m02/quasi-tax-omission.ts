import type { Oracle } from '../oracle.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'quasi-tax-omission',
  cases: [{ ratio: 0.05 }, { town: '990112002', ratio: 0 }, { year: '2019', ratio: 0.5 }],
  expect: (records, { year, ratio, town }) => {
    const { tax, unit, quasi_unit: waiting, match_link: links, threshold_dim: thresholds } = records
    const months = tax.map((row) => row.period_ym).filter((each) => each.startsWith(String(year)))
    const last = months.reduce((a, b) => (a > b ? a : b))
    const linkOf = (key: string) => links.find((row) => row.dept === '税务' && row.src_key === key)
    const known = new Set([
      ...unit.filter((row) => row.snap_ym === last).map((row) => row.uscc),
      ...waiting.map((row) => row.uscc),
    ])
    const isKnown = (uscc: string): boolean => {
      const link = linkOf(uscc)
      return known.has(uscc) || (link?.confirmed === true && link.uscc !== null && known.has(link.uscc))
    }
    const thresholdOf = (industry: string): number | null => {
      const section = records.industry_dim.find((row) => row.industry_code === industry.slice(0, 2))?.section
      const valid = thresholds.filter(
        (row) =>
          row.valid_from <= Number(year) &&
          Number(year) <= (row.valid_to ?? Infinity) &&
          (industry.startsWith(row.industry_prefix) || row.industry_prefix === section),
      )
      const longest = Math.max(0, ...valid.map((row) => row.industry_prefix.length))
      return valid.find((row) => row.industry_prefix.length === longest)?.threshold_wan ?? null
    }
    return tax
      .filter((row) => row.period_ym === last && (town === null || row.town_code === town) && !isKnown(row.uscc))
      .flatMap((row) => {
        const { industry_code: industry, taxable_sales_ytd: sales } = row
        const threshold = industry === null ? null : thresholdOf(industry)
        if (industry === null || sales === null || threshold === null || sales / threshold < Number(ratio)) return []
        return [
          {
            unit_name: row.taxpayer_name,
            uscc: row.uscc,
            industry:
              records.industry_dim.find((each) => each.industry_code === industry.slice(0, 2))?.industry_name ??
              industry.slice(0, 2),
            taxable_sales: sales,
            threshold,
            times: sales / threshold,
            town: records.town_dim.find((each) => each.town_code === row.town_code)?.town_name ?? row.town_code,
            as_of: last,
            match_level: linkOf(row.uscc)?.match_level ?? null,
          },
        ]
      })
      .sort((a, b) => compareDescending(a.taxable_sales, b.taxable_sales) || compareText(a.uscc, b.uscc))
  },
}
