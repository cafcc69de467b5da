import type { Oracle } from '../oracle.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'inv-guarantor',
  cases: [{ period_ym: '2019-12' }, { high: 10_000, low: 1000 }, { town: '990112103' }],
  expect: ({ investment_project: all }, { period_ym: month, high, low, town }) => {
    const own = all
      .filter((row) => row.period_ym === month && (town === null || row.town_code === town))
      .sort((a, b) => compareText(a.project_code, b.project_code))
      .map((row) => {
        const band = row.plan_total >= Number(high) ? 'high' : row.plan_total >= Number(low) ? 'middle' : 'low'
        const isMissing = band === 'high' ? row.guarantor !== 'city' : band === 'middle' && row.guarantor === null
        return { ...row, band, isMissing }
      })
    return ['all', 'high', 'middle', 'low'].flatMap((band) => {
      const rows = own.filter((row) => band === 'all' || row.band === band)
      if (rows.length === 0) return []
      const missing = rows.filter((row) => row.isMissing)
      return [
        {
          band,
          projects: rows.length,
          city: rows.filter((row) => row.guarantor === 'city').length,
          county: rows.filter((row) => row.guarantor === 'county').length,
          missing: missing.length,
          list: missing.length === 0 ? null : missing.map((row) => row.project_name).join('、'),
          level: band === 'all' ? 0 : 1,
          row_kind: band === 'all' ? 'total' : 'data',
        },
      ]
    })
  },
}
