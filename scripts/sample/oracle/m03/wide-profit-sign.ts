import type { Oracle } from '../oracle.ts'
import { sumKnown } from '../support/sums.ts'

const states = ['profit', 'even', 'loss', 'unknown'] as const
const stateOf = (profit: number | null): (typeof states)[number] =>
  profit === null ? 'unknown' : profit > 0 ? 'profit' : profit === 0 ? 'even' : 'loss'

export const oracle: Oracle = {
  id: 'wide-profit-sign',
  cases: [{ period_ym: '2020-06' }, { form_code: 'B203' }],
  expect: ({ finance }, { period_ym: month, form_code: form }) => {
    const own = finance.filter(
      (row) => row.period_ym === month && row.profit_ytd !== null && (form === null || row.form_code === form),
    )
    return states.flatMap((from) =>
      states.flatMap((to) => {
        const cell = own.filter((row) => stateOf(row.profit_ytd_ly) === from && stateOf(row.profit_ytd) === to)
        if (cell.length === 0) return []
        const now = sumKnown(cell.map((row) => row.profit_ytd))
        const before = sumKnown(cell.map((row) => row.profit_ytd_ly))
        return [
          {
            from_state: from,
            to_state: to,
            units: cell.length,
            profit: now,
            profit_ly: before,
            amount: now === null || before === null ? null : now - before,
            amount_flag: from === 'unknown' ? 'no_base' : null,
          },
        ]
      }),
    )
  },
}
