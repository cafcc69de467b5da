import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { industryBooks, wholeAndGroups } from '../support/industry-books.ts'
import { monthOf, yearBefore } from '../support/periods.ts'
import { difference } from '../support/rates.ts'

type Book = RecordOf<'finance'>
type Read = (row: Book) => number | null

/** Days that the stock of some units lasts, over those that report both it and the flow. */
function daysOf(rows: readonly Book[], month: string, stock: Read, flow: Read) {
  const both = rows.flatMap((row) => {
    const [held, moved] = [stock(row), flow(row)]
    return held === null || moved === null ? [] : [{ held, moved }]
  })
  const held = both.reduce((total, each) => total + each.held, 0)
  const moved = both.reduce((total, each) => total + each.moved, 0)
  const days = moved > 0 ? ((360 * held) / moved) * (monthOf(month) / 12) : null
  const isPartial = both.length < rows.length
  const flag = both.length === 0 ? 'not_reported' : days === null ? 'no_base' : isPartial ? 'partial' : null
  return { days, flag, isPartial }
}

const inventory: Read = ({ inventory_begin: begin, inventory_end: end }) =>
  begin === null || end === null ? null : (begin + end) / 2

export const oracle: Oracle = {
  id: 'indfin-turnover-days',
  cases: [{ by: 'size', period_ym: '2020-06' }, { by: 'town' }, { by: 'holding', town: '990112107' }],
  expect: (records, parameters) => {
    const month = String(parameters.period_ym)
    const books = industryBooks(records, parameters)
    return wholeAndGroups(books, month, (isOwn) => {
      const now = books.booksOf(month).filter(isOwn)
      const then = books.booksOf(yearBefore(month)).filter(isOwn)
      const goods = (rows: readonly Book[]) =>
        daysOf(
          rows,
          month,
          (row) => row.finished_goods,
          (row) => row.cost_ytd,
        )
      const bills = (rows: readonly Book[]) =>
        daysOf(
          rows,
          month,
          (row) => row.receivables,
          (row) => row.revenue_ytd,
        )
      const stock = daysOf(now, month, inventory, (row) => row.cost_ytd)
      const [fg, fgBefore, ar, arBefore] = [goods(now), goods(then), bills(now), bills(then)]
      const changeFlag = (days: number | null, before: number | null) =>
        days === null ? 'not_reported' : before === null ? 'no_base' : null
      return {
        inv_days: stock.days,
        fg_days: fg.days,
        fg_change: difference(fg.days, fgBefore.days),
        ar_days: ar.days,
        ar_days_ly: arBefore.days,
        change: difference(ar.days, arBefore.days),
        inv_days_flag: stock.flag,
        fg_days_flag: fg.flag,
        fg_change_flag: changeFlag(fg.days, fgBefore.days),
        ar_days_flag: ar.flag,
        ar_days_ly_flag: arBefore.days === null ? 'no_base' : arBefore.isPartial ? 'partial' : null,
        change_flag: changeFlag(ar.days, arBefore.days),
      }
    })
  },
}
