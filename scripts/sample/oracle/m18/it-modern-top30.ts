import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'it-modern-top30',
  cases: [
    { period_ym: '2020-02', n: 5 },
    { trades: '5211， 5261', n: 500 },
    { town: '990112107', trades: '52' },
  ],
  expect: (records, { period_ym: month, n, trades, town }) => {
    const register = registerAt(records.unit, String(month))
    const prefixes = String(trades)
      .split(/[,，]/u)
      .map((prefix) => prefix.trim())
      .filter((prefix) => prefix !== '')
    const own = records.trade_sales.filter((row) => {
      const unit = register.get(row.uscc)
      return (
        row.period_ym === month &&
        unit !== undefined &&
        prefixes.some((prefix) => unit.industry_code.startsWith(prefix)) &&
        (town === null || unit.town_code === town)
      )
    })
    const listed = own
      .filter((row) => row.retail_ytd !== null)
      .sort((a, b) => compareDescending(a.retail_ytd, b.retail_ytd) || compareText(a.uscc, b.uscc))
    const chosen = listed.slice(0, Number(n))
    const sumOf = (rows: typeof own) => growthOf(rows.map((row) => [row.retail_ytd, row.retail_ytd_ly] as const))
    const whole = sumOf(own)
    const line = (trade: string, rows: typeof own, row: (typeof own)[number] | null, kind: string) => {
      const growth = sumOf(rows)
      const unit = row === null ? undefined : register.get(row.uscc)
      const share = divide(growth.level, whole.level, 100)
      return {
        trade,
        rank: row === null ? null : 1 + listed.filter((each) => (each.retail_ytd ?? 0) > (row.retail_ytd ?? 0)).length,
        unit_name: unit?.unit_name ?? null,
        uscc: row?.uscc ?? null,
        town: unit === undefined ? null : groupName(records, unit.town_code, 'town'),
        retail: growth.level,
        yoy: growth.rate,
        share,
        retail_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        share_flag: share === null ? 'not_reported' : null,
        level: kind === 'data' ? 1 : 0,
        row_kind: kind,
      }
    }
    return [
      line('总计', own, null, 'total'),
      line('入围合计', chosen, null, 'subtotal'),
      ...chosen.map((row) =>
        line(groupName(records, register.get(row.uscc)?.industry_code ?? null, 'division'), [row], row, 'data'),
      ),
    ]
  },
}
