import type { Oracle } from '../oracle.ts'
import { monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ct-room-efficiency',
  cases: [
    { period_ym: '2020-02', group_by: 'size' },
    { period_ym: '2020-06', group_by: 'town' },
    { period_ym: '2019-06' },
  ],
  expect: (records, { period_ym, group_by: group, town }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const at = (period: string) =>
      records.catering
        .filter((row) => row.period_ym === period && (row.rooms ?? 0) > 0)
        .map((row) => ({
          uscc: row.uscc,
          rooms: row.rooms ?? 0,
          income: monthOf(period) <= 2 ? row.room_ytd : row.room_m,
          days: (row.rooms ?? 0) * daysOf(period),
        }))
    const earlier = new Map(at(yearBefore(month)).map((row) => [row.uscc, row]))
    const rows = at(month).filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
    const codeOf = ({ uscc }: { uscc: string }): string | null =>
      (group === 'unit' ? uscc : group === 'size' ? register.get(uscc)?.size_code : register.get(uscc)?.town_code) ??
      null
    const perDay = (own: readonly { income: number | null; days: number }[]): number | null => {
      const known = own.filter(({ income }) => income !== null)
      return divide(sumKnown(known.map(({ income }) => income)), sumKnown(known.map(({ days }) => days)), 10_000)
    }
    const line = (code: string | null, own: typeof rows, isTotal: boolean) => {
      const pairs = own.flatMap((row) => {
        const before = earlier.get(row.uscc)
        return row.income === null || before === undefined || before.income === null ? [] : [{ row, before }]
      })
      const [now, base] = [perDay(pairs.map(({ row }) => row)), perDay(pairs.map(({ before }) => before))]
      const all = perDay(own)
      const income = sumKnown(own.map((row) => row.income))
      const silent = own.some((row) => row.income === null) ? 'partial' : null
      const unmatched = pairs.length < own.length ? 'partial' : null
      return {
        code,
        row: {
          name: isTotal
            ? '总计'
            : group === 'unit'
              ? (register.get(code ?? '')?.unit_name ?? code)
              : groupName(records, code, group === 'size' ? 'size' : 'town'),
          uscc: isTotal || group !== 'unit' ? null : code,
          rooms: sumKnown(own.map((row) => row.rooms)),
          income,
          per_room_day: all,
          per_room_day_ly: base,
          vs_ly: growthRate(now, base),
          income_flag: income === null ? 'not_reported' : silent,
          per_flag: all === null ? 'not_reported' : silent,
          ly_flag: base === null ? 'no_base' : unmatched,
          vs_flag: growthFlag(now ?? all, base, 0) ?? unmatched,
          level: isTotal ? 0 : 1,
          row_kind: isTotal ? 'total' : 'data',
        },
      }
    }
    const groups = [...groupBy(rows, codeOf)]
      .map(([code, own]) => line(code, own, false))
      .sort((a, b) => compareDescending(a.row.per_room_day, b.row.per_room_day) || compareCode(a.code, b.code))
    return [line(null, rows, true), ...groups].map(({ row }) => row)
  },
}

/** Days of a month; of January and February together in February. */
function daysOf(period: string): number {
  const [year, number] = [yearOf(period), monthOf(period)]
  const daysIn = (of: number) => new Date(Date.UTC(year, of, 0)).getUTCDate()
  return number === 2 ? daysIn(1) + daysIn(2) : daysIn(number)
}
