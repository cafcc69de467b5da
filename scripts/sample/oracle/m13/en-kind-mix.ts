import type { Oracle } from '../oracle.ts'
import { difference, divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'en-kind-mix',
  cases: [{ period_ym: '2020-06' }, { town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const register = registerAt(records.unit, String(month))
    const kindOf = (code: string) => records.energy_dim.find((row) => row.energy_code === code)
    const own = records.energy_use
      .filter(({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town))
      .map((row) => {
        const factor = row.coef_used ?? kindOf(row.energy_code)?.coef_ref ?? null
        const convert = (amount: number | null) => (amount === null || factor === null ? null : amount * factor)
        return {
          code: row.energy_code,
          phys: row.use_total_ytd,
          now: convert(row.use_total_ytd),
          base: convert(row.use_total_ytd_ly),
        }
      })
    const [all, allBefore] = [sumKnown(own.map(({ now }) => now)), sumKnown(own.map(({ base }) => base))]
    const line = (code: string | null, rows: typeof own) => {
      const tce = sumKnown(rows.map(({ now }) => now))
      const share = divide(tce, all, 100)
      const before = divide(sumKnown(rows.map(({ base }) => base)), allBefore, 100)
      return {
        kind: code === null ? '合计' : (kindOf(code)?.energy_name ?? code),
        phys: code === null ? null : sumKnown(rows.map(({ phys }) => phys)),
        phys_unit: code === null ? null : (kindOf(code)?.phys_unit ?? null),
        tce: divide(tce, 10_000),
        share,
        share_ly: before,
        change_pp: difference(share, before),
        tce_flag: tce === null ? 'not_reported' : rows.some(({ now }) => now === null) ? 'partial' : null,
        share_ly_flag: before === null ? 'no_base' : null,
        change_flag: share === null ? 'not_reported' : before === null ? 'no_base' : null,
        level: code === null ? 0 : 1,
        row_kind: code === null ? 'total' : 'data',
      }
    }
    if (own.length === 0) return []
    const kinds = [...groupBy(own, ({ code }) => code)].map(([code, rows]) => ({ code, row: line(code, rows) }))
    return [
      line(null, own),
      ...kinds
        .sort(
          (a, b) =>
            compareDescending(
              a.row.tce === null ? null : a.row.tce * 10_000,
              b.row.tce === null ? null : b.row.tce * 10_000,
            ) || compareText(a.code, b.code),
        )
        .map(({ row }) => row),
    ]
  },
}
