import type { Oracle } from '../oracle.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'indstr-concentration',
  cases: [{ period_ym: '2020-06', n: 8, low: 1000, high: 1800 }, { town: '990112107' }],
  expect: (records, { period_ym: month, n, low, high, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.flatMap(({ uscc, period_ym, output_ytd: output }) =>
      period_ym === month && output !== null && output > 0 && (town === null || register.get(uscc)?.town_code === town)
        ? [{ code: groupCode(register.get(uscc), 'division'), output }]
        : [],
    )
    const line = (code: string | null, rows: typeof own, isTotal: boolean) => {
      const whole = rows.reduce((sum, { output }) => sum + output, 0)
      const shares = rows.map(({ output }) => (output / whole) * 100).sort((a, b) => b - a)
      const largest = shares.slice(0, Number(n))
      const hhi = shares.reduce((sum, share) => sum + share * share, 0)
      return {
        division: isTotal ? '总计' : groupName(records, code, 'division'),
        units: rows.length,
        output: whole / 10_000,
        cr: largest.reduce((sum, share) => sum + share, 0),
        hhi,
        class: hhi < Number(low) ? '低' : hhi > Number(high) ? '高' : '中',
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const groups = [...groupBy(own, ({ code }) => code)].map(([code, rows]) => ({ code, row: line(code, rows, false) }))
    return [
      ...(own.length === 0 ? [] : [line(null, own, true)]),
      ...groups
        .sort((a, b) => compareDescending(a.row.hhi, b.row.hhi) || compareCode(a.code, b.code))
        .map(({ row }) => row),
    ]
  },
}
