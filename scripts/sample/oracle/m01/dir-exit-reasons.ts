import type { Oracle } from '../oracle.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dir-exit-reasons',
  cases: [{ year: '2019' }],
  expect: ({ unit_event: events, finance }, { year }) => {
    const december = `${String(Number(year) - 1)}-12`
    const revenue = new Map(
      finance.filter((row) => row.period_ym === december).map((row) => [row.uscc, row.revenue_ytd]),
    )
    const exits = events.filter((event) => event.event_type === 'exit' && event.event_ym.startsWith(String(year)))
    const row = (reason: string, own: typeof exits, isTotal: boolean) => {
      const known = own.map(({ uscc }) => revenue.get(uscc) ?? null)
      const sum = sumKnown(known)
      return {
        reason,
        units: own.length,
        share_pct: (own.length / exits.length) * 100,
        last_year_revenue: sum,
        revenue_flag: sum === null ? 'not_reported' : known.includes(null) ? 'partial' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const parts = [...groupBy(exits, (event) => event.reason ?? '原因不明')]
      .map(([reason, own]) => row(reason, own, false))
      .sort((a, b) => b.units - a.units || compareText(a.reason, b.reason))
    return exits.length === 0 ? [] : [row('合计', exits, true), ...parts]
  },
}
