import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

type Compared = {
  uscc: string
  now: number | null
  december: number | null
  opening: number | null
  mean: number | null
  restated: number | null
}

export const oracle: Oracle = {
  id: 'wide-base-compare',
  cases: [
    { measure: 'B', by: 'division', period_ym: '2020-06' },
    { measure: 'E', period_ym: '2020-02' },
    { measure: 'inventory', period_ym: '2020-06' },
  ],
  expect: (records, { period_ym: period, measure, by }) => {
    const month = String(period)
    const december = `${String(yearOf(month) - 1)}-12`
    const kind = by === 'town' ? 'town' : 'division'
    const register = registerAt(records.unit, month)
    const isStock = measure === 'assets' || measure === 'inventory'
    const stockAt = (at: string) =>
      groupBy(
        records.finance.filter((row) => row.period_ym === at),
        (row) => row.uscc,
      )
    const listStocks = (): Compared[] => {
      const [begin, end] =
        measure === 'assets'
          ? (['total_assets_begin', 'total_assets_end'] as const)
          : (['inventory_begin', 'inventory_end'] as const)
      const earlier = stockAt(december)
      return [...stockAt(month)].map(([uscc, rows]) => {
        const opening = sumKnown(rows.map((row) => row[begin]))
        const closed = sumKnown((earlier.get(uscc) ?? []).map((row) => row[end]))
        return {
          uscc,
          now: sumKnown(rows.map((row) => row[end])),
          december: closed,
          opening,
          mean: null,
          restated: difference(opening, closed),
        }
      })
    }
    const listFlows = (): Compared[] => {
      const own = mainFigures(records).filter((row) => row.specialty === measure)
      const at = (when: string) => new Map(own.filter((row) => row.month === when).map((row) => [row.uscc, row]))
      const [last, first] = [at(december), at(`${String(yearOf(month))}-02`)]
      return [...at(month).values()].map(({ uscc, m }) => ({
        uscc,
        now: monthOf(month) > 2 ? m : null,
        december: last.get(uscc)?.m ?? null,
        opening: divide(first.get(uscc)?.ytd ?? null, 2),
        mean: divide(last.get(uscc)?.ytd ?? null, 12),
        restated: null,
      }))
    }
    const units = isStock ? listStocks() : listFlows()
    const line = (code: string | null, rows: readonly Compared[], isTotal: boolean) => {
      const now = sumKnown(rows.map((row) => row.now))
      const against = (field: 'december' | 'opening' | 'mean') => {
        const both = rows.filter((row) => row.now !== null && row[field] !== null)
        const [current, base] = [sumKnown(both.map((row) => row.now)), sumKnown(both.map((row) => row[field]))]
        const isMerged = now === null && monthOf(month) <= 2
        return {
          rate: growthRate(current, base),
          flag: isMerged ? 'merged_1_2' : growthFlag(current ?? now, base),
        }
      }
      const sum = (field: keyof Omit<Compared, 'uscc'>) => sumKnown(rows.map((row) => row[field]))
      return {
        group_name: isTotal ? '总计' : groupName(records, code, kind),
        current: divide(now, 10_000),
        dec_base: divide(sum('december'), 10_000),
        open_base: divide(sum('opening'), 10_000),
        mean_base: divide(sum('mean'), 10_000),
        vs_dec: against('december').rate,
        vs_open: against('opening').rate,
        vs_mean: against('mean').rate,
        restated: sum('restated'),
        vs_dec_flag: against('december').flag,
        vs_open_flag: against('opening').flag,
        vs_mean_flag: isStock ? null : against('mean').flag,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line(null, units, true),
      ...[...groupBy(units, (row) => groupCode(register.get(row.uscc), kind))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(code, rows, false)),
    ]
  },
}
