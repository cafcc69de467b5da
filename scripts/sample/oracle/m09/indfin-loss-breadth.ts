import type { Oracle } from '../oracle.ts'
import { industryBooks, wholeAndGroups } from '../support/industry-books.ts'
import { divide, growthOf } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { compareDescending } from '../support/sums.ts'

/** What a unit loses; zero where it earns. */
const lossOf = (profit: number | null): number | null => (profit === null ? null : Math.max(0, -profit))

export const oracle: Oracle = {
  id: 'indfin-loss-breadth',
  cases: [{ by: 'town', period_ym: '2020-06' }, { by: 'size', town: '990112107' }, { by: 'holding' }],
  expect: (records, parameters) => {
    const month = String(parameters.period_ym)
    const books = industryBooks(records, parameters)
    const lines = wholeAndGroups(books, month, (isOwn) => {
      const own = books.booksOf(month).filter(isOwn)
      const now = own.flatMap((row) => (row.profit_ytd === null ? [] : [row.profit_ytd]))
      const before = own.flatMap((row) => (row.profit_ytd_ly === null ? [] : [row.profit_ytd_ly]))
      const losing = (profits: readonly number[]): number => profits.filter((profit) => profit < 0).length
      const loss = growthOf(own.map((row) => [lossOf(row.profit_ytd), lossOf(row.profit_ytd_ly)] as const))
      const flagOf = (known: number, none: string) => (known === 0 ? none : known < own.length ? 'partial' : null)
      return {
        units: now.length,
        loss_units: losing(now),
        loss_pct: divide(losing(now), now.length, 100),
        loss_pct_ly: divide(losing(before), before.length, 100),
        loss_amt: loss.level,
        yoy: loss.rate,
        pct_flag: flagOf(now.length, 'not_reported'),
        pct_ly_flag: flagOf(before.length, 'no_base'),
        amt_flag: flagOf(now.length, 'not_reported'),
        yoy_flag: loss.flag,
      }
    })
    return lines.sort(
      (a, b) => a.level - b.level || compareDescending(a.loss_amt, b.loss_amt) || compareCode(a.code, b.code),
    )
  },
}
