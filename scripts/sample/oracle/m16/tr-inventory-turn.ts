import type { Oracle } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { difference, divide, ratioOf } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'tr-inventory-turn',
  cases: [
    { period_ym: '2020-06', group_by: 'division', limit_z: 1 },
    { group_by: 'town', limit_z: 2 },
    { town: '990112107', period_ym: '2020-02', limit_z: 0.5 },
  ],
  expect: (records, { period_ym: month, group_by: group, town, limit_z: limit }) => {
    const register = registerAt(records.unit, String(month))
    const perYear = 30 * monthOf(String(month))
    const all = records.trade_sales
      .filter((row) => row.period_ym === month)
      .map((row) => {
        const unit = register.get(row.uscc)
        return {
          row,
          unit,
          division: unit?.industry_code.slice(0, 2) ?? null,
          days: (row.sales_ytd ?? 0) > 0 ? divide(row.stock_end, row.sales_ytd, perYear) : null,
        }
      })
    const scores = new Map<string, number>()
    for (const [division, rows] of groupBy(all, (each) => each.division)) {
      const known = rows.flatMap(({ days }) => (days === null ? [] : [days]))
      if (division === null || known.length < 8) continue
      const middle = quantile(known, 0.5)
      const mad = quantile(
        known.map((days) => Math.abs(days - middle)),
        0.5,
      )
      const scale = mad > 0 ? mad / 0.6745 : (quantile(known, 0.75) - quantile(known, 0.25)) / 1.349
      for (const { row, days } of rows) if (days !== null && scale > 0) scores.set(row.uscc, (days - middle) / scale)
    }
    const chosen = all.filter(({ unit }) => town === null || unit?.town_code === town)
    const codeOf = ({ unit }: (typeof all)[number]): string | null =>
      unit === undefined
        ? null
        : group === 'town'
          ? unit.town_code
          : unit.industry_code.slice(0, group === 'class' ? 4 : 2)
    const nameOf = (code: string | null): string | undefined =>
      group === 'town'
        ? records.town_dim.find((row) => row.town_code === code)?.town_name
        : records.industry_dim.find((row) => row.industry_code === code)?.industry_name
    const line = (code: string | null, rows: typeof all, isTotal: boolean) => {
      const now = ratioOf(
        rows.map(({ row }) => [row.stock_end, row.sales_ytd] as const),
        perYear,
      )
      const before = ratioOf(
        rows.map(({ row }) => [row.stock_end_ly, row.sales_ytd_ly] as const),
        perYear,
      )
      const stock = sumKnown(rows.map(({ row }) => row.stock_end))
      const over = rows
        .filter(({ row }) => (scores.get(row.uscc) ?? -Infinity) > Number(limit))
        .sort((a, b) => compareDescending(a.days, b.days) || compareText(a.row.uscc, b.row.uscc))
      const nowFlag = now.value === null ? 'not_reported' : now.flag
      const beforeFlag = before.value === null ? 'no_base' : before.flag
      return {
        code,
        row: {
          name: isTotal ? '总计' : (nameOf(code) ?? code ?? '不在名录'),
          units: rows.length,
          stock: divide(stock, 10_000),
          days: now.value,
          days_ly: before.value,
          change: difference(now.value, before.value),
          outliers: over.length,
          longest: over[0]?.unit?.unit_name ?? null,
          stock_flag: stock === null ? 'not_reported' : now.flag === 'not_reported' ? 'partial' : now.flag,
          days_flag: nowFlag,
          days_ly_flag: beforeFlag,
          change_flag:
            now.value === null ? 'not_reported' : before.value === null ? 'no_base' : (nowFlag ?? beforeFlag),
          level: isTotal ? 0 : 1,
          row_kind: isTotal ? 'total' : 'data',
        },
      }
    }
    const groups = [...groupBy(chosen, codeOf)]
      .map(([code, rows]) => line(code, rows, false))
      .sort((a, b) => compareDescending(a.row.days, b.row.days) || compareCode(a.code, b.code))
    return [line(null, chosen, true), ...groups].map(({ row }) => row)
  },
}

/** Quantile between the two nearest values. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN]
  return low + (high - low) * (place - Math.floor(place))
}
