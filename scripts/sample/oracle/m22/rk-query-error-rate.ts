import type { Oracle } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'rk-query-error-rate',
  cases: [
    { group_by: 'unit', months: 24 },
    { group_by: 'issuer', period_ym: '2020-06', months: 3 },
    { town: '990112002' },
  ],
  expect: ({ platform_query: queries, unit, town_dim: towns }, { period_ym, months, group_by, town }) => {
    const month = String(period_ym)
    const register = registerAt(unit, month)
    const own = queries
      .filter(({ period_ym: each }) => addMonths(month, -Number(months)) < each && each <= month)
      .filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
    const codeOf = (row: (typeof own)[number]): string | null => {
      if (group_by === 'unit') return row.uscc
      return group_by === 'issuer' ? row.issued_by : (register.get(row.uscc)?.town_code ?? null)
    }
    const nameOf = (code: string | null): string => {
      if (group_by === 'unit') return register.get(code ?? '')?.unit_name ?? code ?? ''
      if (group_by === 'issuer') return code ?? '未注明'
      return towns.find((row) => row.town_code === code)?.town_name ?? code ?? '不在名录'
    }
    const line = (group: string, code: string | null, rows: typeof own, isTotal: boolean) => {
      const corrected = rows.filter((row) => row.corrected === true).length
      return {
        group,
        queries: rows.length,
        corrected,
        rate: (corrected / rows.length) * 100,
        accepted: rows.filter((row) => row.accepted === true).length,
        unanswered: rows.filter((row) => row.replied_on === null).length,
        rate_flag: null,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    if (own.length === 0) return []
    return [
      line('总计', null, own, true),
      ...[...groupBy(own, codeOf)]
        .map(([code, rows]) => line(nameOf(code), code, rows, false))
        .sort((a, b) => compareDescending(a.rate, b.rate) || b.queries - a.queries || compareCode(a.code, b.code)),
    ]
  },
}
