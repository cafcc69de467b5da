import { addQuarters, quarterOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { lastMonthOf, onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Labour = RecordOf<'labour'>

/** Pay of a head and month in 元, as a check tells it. */
const monthlyPay = (wage: number, people: number, quarter: string): number =>
  (wage * 10_000) / people / quarterOf(quarter) / 3
const wageBefore = ({ uscc, period_q: quarter }: Labour, view: View): number =>
  quarterOf(quarter) === 1 ? 0 : (view.rows('labour', uscc, addQuarters(quarter, -1))[0]?.wage_ytd ?? 0)

/** Employment and wages (domain model 5.6). */
export const labourRules: readonly InjectionRule[] = [
  onRow({
    rule: 'S05',
    count: 6,
    table: 'labour',
    needs: ['end_total', 'end_onpost', 'end_dispatch', 'end_other'],
    set: ({ end_other: others }, _, random) => ({ end_other: others + 2 + random.below(5) }),
  }),
  onRow({
    rule: 'S06',
    count: 10,
    table: 'labour',
    needs: ['wage_ytd', 'avg_total_cur'],
    when: ({ period_q: quarter, avg_total_cur: people }) => quarter.endsWith('Q1') && people > 5,
    // 1000 元 a month.
    set: ({ avg_total_cur: people }) => ({ wage_ytd: tenth(people * 0.3) }),
  }),
  onRow({
    rule: 'S07',
    count: 12,
    table: 'labour',
    needs: ['wage_ytd', 'avg_total_cur'],
    when: ({ uscc, period_q: quarter, wage_ytd: wage, avg_total_cur: people }, view) => {
      const payroll = view.rows('finance', uscc, lastMonthOf(quarter))[0]?.payroll_ytd ?? 0
      return people > 5 && payroll > wage && (payroll * 1.1) / people / Number(quarter.slice(6)) < 23
    },
    set: ({ uscc, period_q: quarter }, view) => ({
      wage_ytd: tenth((view.rows('finance', uscc, lastMonthOf(quarter))[0]?.payroll_ytd ?? 0) * 1.1 + 1),
    }),
  }),
  onRow({
    rule: 'S08',
    count: 12,
    table: 'labour',
    needs: ['avg_total_cur', 'wage_ytd'],
    when: ({ uscc, period_q: quarter, avg_total_cur: people, wage_ytd: wage }, view) => {
      const booked = view.rows('finance', uscc, lastMonthOf(quarter))[0]?.avg_emp_cur ?? 0
      return booked > 25 && Math.abs(people / booked - 1) < 0.1 && monthlyPay(wage, people * 1.5, quarter) > 2100
    },
    set: ({ avg_total_cur: people }) => ({ avg_total_cur: Math.round(people * 1.4) }),
  }),
  onRow({
    rule: 'S09',
    count: 6,
    table: 'labour',
    needs: ['avg_total_cur', 'wage_ytd'],
    when: (row, view) => {
      const former = wageBefore(row, view)
      return former > 1 && row.wage_ytd > former && monthlyPay(former * 0.98, row.avg_total_cur, row.period_q) > 2050
    },
    set: (row, view) => ({ wage_ytd: tenth(wageBefore(row, view) * 0.98) }),
  }),
]
