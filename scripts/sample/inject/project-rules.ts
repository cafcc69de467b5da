import { addMonths, monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { onRow } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Project = RecordOf<'investment_project'>

const projects = 'investment_project'
const before = (row: Project, view: View): number =>
  view.rows(projects, row.project_code, addMonths(row.period_ym, -1))[0]?.invest_ytd ?? 0

/** Investment projects (domain model 5.7). */
export const projectRules: readonly InjectionRule[] = [
  onRow({
    rule: 'H05',
    count: 3,
    table: projects,
    needs: [],
    when: ({ cum_invest: done, plan_total: plan }) => done < 450 && plan >= 500 && plan < 5000,
    set: () => ({ plan_total: 480 }),
  }),
  onRow({
    rule: 'H04',
    count: 5,
    table: projects,
    needs: ['invest_ytd'],
    when: (row, view) => monthOf(row.period_ym) > 2 && before(row, view) > 50 && row.invest_ytd >= before(row, view),
    set: (row, view) => {
      const [invest, share] = [Math.round(before(row, view) * 0.85), 0.62]
      const [install, equip] = [Math.round(invest * share), Math.round(invest * 0.25)]
      return { invest_ytd: invest, install_ytd: install, equip_ytd: equip, other_ytd: invest - install - equip }
    },
  }),
  onRow({
    rule: 'H01',
    count: 5,
    table: projects,
    needs: ['invest_ytd'],
    when: ({ invest_ytd: invest }) => invest > 20,
    set: ({ invest_ytd: invest }) => ({ cum_invest: Math.round(invest * 0.8) }),
  }),
  onRow({
    rule: 'H03',
    count: 6,
    table: projects,
    needs: ['invest_ytd', 'install_ytd', 'equip_ytd', 'other_ytd'],
    set: ({ install_ytd: install, invest_ytd: invest }) => ({ install_ytd: Math.round(install + 0.08 * invest + 3) }),
  }),
  onRow({
    rule: 'H02',
    count: 5,
    table: projects,
    needs: [],
    when: ({ cum_invest: done, plan_total: plan }) => done <= 1.2 * plan,
    set: ({ plan_total: plan }) => ({ cum_invest: Math.round(plan * 1.35) }),
  }),
  onRow({
    rule: 'H07',
    count: 8,
    table: projects,
    needs: ['invest_ytd', 'funds_ytd'],
    when: ({ invest_ytd: invest, funds_ytd: funds }) => invest > 1100 && funds >= 0.5 * invest,
    set: ({ invest_ytd: invest }) => ({ funds_ytd: Math.round(invest * 0.15) }),
  }),
  onRow({
    rule: 'H06',
    count: 5,
    table: projects,
    needs: ['invest_ytd'],
    when: ({ period_ym: month, start_ym: start, invest_ytd: invest }) => invest > 0 && start < addMonths(month, -9),
    set: ({ period_ym: month }) => ({ finish_ym: addMonths(month, -8) }),
  }),
  onRow({
    rule: 'H08',
    count: 10,
    table: projects,
    needs: ['guarantor'],
    when: ({ plan_total: plan }) => plan >= 5000,
    set: () => ({ guarantor: null }),
  }),
]
