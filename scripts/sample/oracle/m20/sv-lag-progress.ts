import type { Oracle } from '../oracle.ts'
import { addMonths, month } from '../support/periods.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import type { Growth } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

export const oracle: Oracle = {
  id: 'sv-lag-progress',
  cases: [{ year: '2019' }, { year: '2018' }, { section: 'I' }],
  expect: (records, { year, section }) => {
    const register = registerAt(records.unit, '9999-12')
    const sectionOf = (uscc: string): string | undefined => {
      const code = register.get(uscc)?.industry_code.slice(0, 2)
      return records.industry_dim.find((row) => row.industry_code === code)?.section
    }
    const own = records.finance.filter(
      (row) => row.form_code === 'F203' && (section === null || sectionOf(row.uscc) === section),
    )
    const at = (ym: string): Growth | null => {
      const rows = own.filter((row) => row.period_ym === ym)
      return rows.length === 0 ? null : growthOf(rows.map((row) => [row.revenue_ytd, row.revenue_ytd_ly] as const))
    }
    const compared = (cut: Growth, other: Growth | null): string | null =>
      cut.rate === null ? cut.flag : other === null ? 'no_ref' : other.rate === null ? 'no_ref_rate' : null
    return [3, 6, 9, 12].flatMap((end) => {
      const last = month(Number(year), end)
      const cut = addMonths(last, -1)
      const now = at(cut)
      if (now === null) return []
      const [before, full] = [at(addMonths(cut, -3)), at(last)]
      return [
        {
          quarter: `${String(year)}-Q${String(end / 3)}`,
          cut,
          revenue: divide(now.level, 10_000),
          yoy: now.rate,
          lift: difference(now.rate, before?.rate ?? null),
          full_yoy: full?.rate ?? null,
          gap: difference(full?.rate ?? null, now.rate),
          revenue_flag: now.level === null ? 'not_reported' : null,
          yoy_flag: now.flag,
          lift_flag: compared(now, before),
          full_flag: full === null ? 'no_ref' : full.flag,
          gap_flag: compared(now, full),
        },
      ]
    })
  },
}
