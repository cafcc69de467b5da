import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'tr-sales-revenue-vat',
  cases: [{ period_ym: '2020-06', low: 1.12, high: 1.135 }, { town: '990112107' }],
  expect: (records, { period_ym: month, low, high, town }) => {
    const register = registerAt(records.unit, String(month))
    const forms = new Map(
      records.finance
        .filter((row) => row.period_ym === month && row.form_code === 'E203')
        .map((row) => [row.uscc, row] as const),
    )
    const pairs = records.trade_sales
      .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
      .map(({ uscc, sales_ytd: sales }) => {
        const form = forms.get(uscc)
        const revenue = form?.revenue_ytd ?? null
        const earned = revenue !== null && revenue > 0 ? revenue : null
        return { uscc, sales, revenue, earned, vat: form?.vat_ytd ?? null, times: divide(sales, earned) }
      })
    const line = (
      { uscc, sales, revenue, times }: Pick<(typeof pairs)[number], 'uscc' | 'sales' | 'revenue' | 'times'>,
      burden: number | null,
      isTotal: boolean,
    ) => {
      const unit = register.get(uscc)
      const timesFlag =
        times === null ? 'not_reported' : isTotal && pairs.some((pair) => pair.times === null) ? 'partial' : null
      return {
        uscc,
        unit_name: isTotal ? null : (unit?.unit_name ?? uscc),
        trade: unit === undefined ? null : groupName(records, unit.industry_code, 'division'),
        sales,
        revenue,
        ratio: times,
        implied_rate: times === null ? null : (times - 1) * 100,
        vat_burden: burden,
        flag: times === null ? '无法核对' : times < Number(low) ? '偏低' : times > Number(high) ? '偏高' : '正常',
        sales_flag: sales === null ? 'not_reported' : null,
        revenue_flag: revenue === null ? 'not_reported' : null,
        ratio_flag: timesFlag,
        implied_flag: timesFlag,
        vat_flag: burden === null ? 'not_reported' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const both = pairs.filter(({ times }) => times !== null)
    const taxed = pairs.filter(({ earned, vat }) => earned !== null && vat !== null)
    const total = {
      uscc: '总计',
      sales: sumKnown(pairs.map(({ sales }) => sales)),
      revenue: sumKnown(pairs.map(({ revenue }) => revenue)),
      times: divide(sumKnown(both.map(({ sales }) => sales)), sumKnown(both.map(({ revenue }) => revenue))),
    }
    const burden = divide(sumKnown(taxed.map(({ vat }) => vat)), sumKnown(taxed.map(({ earned }) => earned)), 100)
    const outside = (times: number | null): number | null =>
      times === null ? null : Math.max(Number(low) - times, times - Number(high), 0)
    return [
      line(total, burden, true),
      ...pairs
        .sort(
          (a, b) =>
            compareDescending(outside(a.times), outside(b.times)) ||
            compareDescending(a.sales, b.sales) ||
            compareText(a.uscc, b.uscc),
        )
        .map((pair) => line(pair, divide(pair.vat, pair.earned, 100), false)),
    ]
  },
}
