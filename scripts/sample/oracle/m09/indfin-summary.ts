import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { industryBooks, wholeAndGroups } from '../support/industry-books.ts'
import { monthOf } from '../support/periods.ts'
import { difference, ratioOf } from '../support/rates.ts'

type Book = RecordOf<'finance'>
type Read = (row: Book) => number | null

const expenses: Read = ({ selling_ytd: selling, admin_ytd: admin, rd_exp_ytd: research, fin_exp_ytd: interest }) =>
  selling === null || admin === null || interest === null ? null : selling + admin + (research ?? 0) + interest
const assets: Read = ({ total_assets_begin: begin, total_assets_end: end }) =>
  begin === null || end === null ? null : (begin + end) / 2

export const oracle: Oracle = {
  id: 'indfin-summary',
  cases: [{ by: 'size', town: '990112107' }, { by: 'holding', period_ym: '2020-06' }, { by: 'town' }],
  expect: (records, parameters) => {
    const month = String(parameters.period_ym)
    const books = industryBooks(records, parameters)
    const year = 12 / monthOf(month)
    return wholeAndGroups(books, month, (isOwn) => {
      const own = books.booksOf(month).filter(isOwn)
      const of = (part: Read, whole: Read, times: number) => {
        const { value, flag } = ratioOf(
          own.map((row) => [part(row), whole(row)] as const),
          times,
        )
        return { value, flag: flag === 'not_reported' ? flag : value === null ? 'no_base' : flag }
      }
      const margin = of(
        (row) => row.profit_ytd,
        (row) => row.revenue_ytd,
        100,
      )
      const before = of(
        (row) => row.profit_ytd_ly,
        (row) => row.revenue_ytd_ly,
        100,
      )
      const cost = of(
        (row) => row.cost_ytd,
        (row) => row.revenue_ytd,
        100,
      )
      const expense = of(expenses, (row) => row.revenue_ytd, 100)
      const perAssets = of((row) => row.revenue_ytd, assets, 100 * year)
      const perHead = of(
        (row) => row.revenue_ytd,
        (row) => row.avg_emp_cur,
        year,
      )
      const leverage = of(
        (row) => row.total_liab,
        (row) => row.total_assets_end,
        100,
      )
      const change = difference(margin.value, before.value)
      const isPartial = margin.flag === 'partial' || before.flag === 'partial'
      return {
        margin: margin.value,
        cost100: cost.value,
        exp100: expense.value,
        rev_per_100_assets: perAssets.value,
        rev_per_head: perHead.value,
        leverage: leverage.value,
        vs_ly: change,
        margin_flag: margin.flag,
        cost100_flag: cost.flag,
        exp100_flag: expense.flag,
        rev_per_100_assets_flag: perAssets.flag,
        rev_per_head_flag: perHead.flag,
        leverage_flag: leverage.flag,
        vs_ly_flag:
          margin.flag === 'not_reported' ? margin.flag : change === null ? 'no_base' : isPartial ? 'partial' : null,
      }
    })
  },
}
