import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'it-headquarters',
  cases: [{ period_ym: '2020-06' }, { period_ym: '2019-12', town: '990112107' }],
  expect: (records, { period_ym, town }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const members = records.group_member.filter(
      (row) =>
        row.group_code.startsWith('hq.') &&
        row.valid_from <= month &&
        (row.valid_to === null || row.valid_to >= month) &&
        (town === null || register.get(row.uscc)?.town_code === town),
    )
    const line = (kind: string, isOwn: (group: string) => boolean) => {
      const codes = [...new Set(members.filter((row) => isOwn(row.group_code)).map(({ uscc }) => uscc))]
      if (codes.length === 0) return []
      const forms = codes.map((uscc) => records.finance.find((row) => row.uscc === uscc && row.period_ym === month))
      const revenue = growthOf(forms.map((row) => [row?.revenue_ytd ?? null, row?.revenue_ytd_ly ?? null] as const))
      const profit = growthOf(forms.map((row) => [row?.profit_ytd ?? null, row?.profit_ytd_ly ?? null] as const))
      const vat = sumKnown(forms.map((row) => row?.vat_ytd ?? null))
      const missing = (value: number | null) => (value === null ? 'not_reported' : null)
      return [
        {
          kind,
          units: codes.length,
          reporting: forms.filter((row) => row !== undefined).length,
          revenue: divide(revenue.level, 10_000),
          yoy: revenue.rate,
          profit: profit.level,
          profit_yoy: profit.rate,
          vat,
          revenue_flag: missing(revenue.level),
          yoy_flag: revenue.flag,
          profit_flag: missing(profit.level),
          profit_yoy_flag: profit.flag,
          vat_flag: missing(vat),
          level: kind === '总计' ? 0 : 1,
          row_kind: kind === '总计' ? 'total' : 'data',
        },
      ]
    }
    return [
      ...line('总计', () => true),
      ...line('内资总部', (group) => group === 'hq.dom'),
      ...line('外资总部', (group) => group === 'hq.for'),
      ...line('其他总部', (group) => group !== 'hq.dom' && group !== 'hq.for'),
    ]
  },
}
