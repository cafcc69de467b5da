import { lastMonthOf, onRow, tenth } from './injection.ts'
import type { InjectionRule } from './injection.ts'

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
]
