import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearOf } from '../support/periods.ts'
import { difference, divide } from '../support/rates.ts'
import { compareText, sumKnown } from '../support/sums.ts'

/** Months from one to another, both counted. */
const span = (from: string, to: string): number => (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1

export const oracle: Oracle = {
  id: 'inv-progress',
  cases: [{ period_ym: '2020-06', months: 12 }, { min_plan: 5000 }, { town: '990112103' }],
  expect: ({ investment_project: all }, { period_ym: month, months, min_plan: least, town }) => {
    const own = all.filter(
      (row) => row.period_ym === month && row.plan_total >= Number(least) && (town === null || row.town_code === town),
    )
    const lines = own.map((row) => {
      const end = row.finish_ym ?? addMonths(row.start_ym, Number(months) - 1)
      const gone = Math.min(1, Math.max(0, span(row.start_ym, String(month)) / span(row.start_ym, end))) * 100
      const progress = divide(row.cum_invest, row.plan_total, 100)
      return {
        project: row.project_name,
        plan: row.plan_total,
        cum: row.cum_invest,
        ytd: row.invest_ytd,
        progress,
        time_share: gone,
        gap: difference(progress, gone),
        start_ym: row.start_ym,
        end_ym: end,
        progress_flag: null,
        gap_flag: null,
        code: row.project_code,
        level: 1,
        row_kind: 'data',
      }
    })
    if (lines.length === 0) return []
    const [plan, cum] = [sumKnown(own.map((row) => row.plan_total)), sumKnown(own.map((row) => row.cum_invest))]
    const total = {
      project: '合计',
      plan,
      cum,
      ytd: sumKnown(own.map((row) => row.invest_ytd)),
      progress: divide(cum, plan, 100),
      time_share: null,
      gap: null,
      start_ym: null,
      end_ym: null,
      progress_flag: null,
      gap_flag: null,
      code: null,
      level: 0,
      row_kind: 'total',
    }
    const rank = (gap: number | null): number => Math.round((gap ?? Infinity) * 1e6)
    return [total, ...lines.sort((a, b) => rank(a.gap) - rank(b.gap) || compareText(a.code, b.code))]
  },
}
