import type { Oracle } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { growthOf } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'

export const oracle: Oracle = {
  id: 'ct-turnover-flash',
  cases: [{ period_ym: '2020-02' }, { period_ym: '2020-06', group_by: 'town' }, { town: '990112107' }],
  expect: (records, { period_ym, group_by: group, town }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const reports = records.catering
      .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
      .map((row) => {
        const unit = register.get(row.uscc)
        return { ...row, code: (group === 'town' ? unit?.town_code : unit?.industry_code) ?? null }
      })
    const nameOf = (code: string | null): string =>
      (group === 'town'
        ? records.town_dim.find((row) => row.town_code === code)?.town_name
        : records.industry_dim.find((row) => row.industry_code === code)?.industry_name) ??
      code ??
      '不在名录'
    const line = (name: string, level: number, kind: string, rows: typeof reports) => {
      const single = growthOf(rows.map((row) => [row.turnover_m, row.turnover_m_ly] as const))
      const toDate = growthOf(rows.map((row) => [row.turnover_ytd, row.turnover_ytd_ly] as const))
      const merged = monthOf(month) <= 2
      return {
        name,
        units: rows.length,
        month: merged ? null : single.level,
        month_yoy: merged ? null : single.rate,
        ytd: toDate.level,
        ytd_yoy: toDate.rate,
        month_flag: merged ? 'merged_1_2' : single.level === null ? 'not_reported' : null,
        month_yoy_flag: merged ? 'merged_1_2' : single.flag,
        ytd_flag: toDate.level === null ? 'not_reported' : null,
        ytd_yoy_flag: toDate.flag,
        level,
        row_kind: kind,
      }
    }
    const distinct = (codes: (string | null)[]) => [...new Set(codes)].sort(compareCode)
    const total = line('总计', 0, 'total', reports)
    if (group === 'town')
      return [
        total,
        ...distinct(reports.map(({ code }) => code)).map((code) =>
          line(
            nameOf(code),
            1,
            'data',
            reports.filter((row) => row.code === code),
          ),
        ),
      ]
    const majorOf = (code: string | null) => code?.slice(0, 2) ?? null
    return [
      total,
      ...distinct(reports.map(({ code }) => majorOf(code))).flatMap((major) => {
        const own = reports.filter(({ code }) => majorOf(code) === major)
        return [
          line(nameOf(major), 1, 'subtotal', own),
          ...distinct(own.map(({ code }) => code)).map((code) =>
            line(
              nameOf(code),
              2,
              'data',
              own.filter((row) => row.code === code),
            ),
          ),
        ]
      }),
    ]
  },
}
