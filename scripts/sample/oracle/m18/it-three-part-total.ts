import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

const names = ['总部经济', '国际贸易', '现代商业'] as const

export const oracle: Oracle = {
  id: 'it-three-part-total',
  cases: [
    { limit: 1000, n: 5 },
    { period_ym: '2020-06', trades: '5', n: 20, limit: 500 },
  ],
  expect: (records, { period_ym, limit, n, trades }) => {
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const headquarters = records.group_member
      .filter(
        (row) =>
          row.group_code.startsWith('hq.') &&
          row.valid_from <= month &&
          (row.valid_to === null || row.valid_to >= month),
      )
      .map(({ uscc }) => uscc)
    const traders = records.customs
      .filter((row) => row.period_ym === month && (row.export_ytd ?? 0) + (row.import_ytd ?? 0) >= Number(limit))
      .map(({ uscc }) => uscc)
    const prefixes = String(trades).split(',')
    const shops = records.trade_sales
      .filter(
        (row) =>
          row.period_ym === month &&
          row.retail_ytd !== null &&
          prefixes.some((prefix) => register.get(row.uscc)?.industry_code.startsWith(prefix)),
      )
      .sort((a, b) => compareDescending(a.retail_ytd, b.retail_ytd) || compareText(a.uscc, b.uscc))
      .slice(0, Number(n))
      .map(({ uscc }) => uscc)
    const parts = [headquarters, traders, shops].map((codes) => new Set(codes))
    const units = [...new Set(parts.flatMap((codes) => [...codes]))].map((uscc) => {
      const forms = records.finance.filter((row) => row.uscc === uscc && row.period_ym === month)
      return {
        uscc,
        in: names.filter((_, at) => parts[at]?.has(uscc)),
        now: sumKnown(forms.map((row) => row.revenue_ytd)),
        base: sumKnown(forms.map((row) => row.revenue_ytd_ly)),
      }
    })
    const line = (part: string | null, combination: string | null, own: typeof units, kind: string) => {
      const growth = growthOf(own.map(({ now, base }) => [now, base] as const))
      return {
        part,
        combination,
        units: own.length,
        revenue: divide(growth.level, 10_000),
        yoy: growth.rate,
        overlap: own.filter((unit) => unit.in.length > 1).length,
        revenue_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        level: kind === 'total' ? 0 : kind === 'subtotal' ? 1 : 2,
        row_kind: kind,
      }
    }
    return [
      line('去重合计', null, units, 'total'),
      ...names
        .map((name) => ({ name, own: units.filter((unit) => unit.in.includes(name)) }))
        .filter(({ own }) => own.length > 0)
        .map(({ name, own }) => line(name, null, own, 'subtotal')),
      ...[...groupBy(units, (unit) => unit.in.join('、'))]
        .sort(
          ([a, first], [b, second]) => (first[0]?.in.length ?? 0) - (second[0]?.in.length ?? 0) || compareText(a, b),
        )
        .map(([name, own]) => line(null, name, own, 'data')),
    ]
  },
}
