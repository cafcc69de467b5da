import { addMonths, monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Project = RecordOf<'investment_project'>
type Research = RecordOf<'rd'>

const projects = 'investment_project'
const before = (row: Project, view: View): number =>
  view.rows(projects, row.project_code, addMonths(row.period_ym, -1))[0]?.invest_ytd ?? 0

/** Investment projects (domain model 5.7). */
const investment: readonly InjectionRule[] = [
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
]

const listed = ({ uscc, year }: Research, view: View): readonly RecordOf<'rd_project'>[] =>
  view.rows('rd_project', uscc, String(year))
const staffOf = ({ uscc, year }: Research, view: View): number | null =>
  view.rows('finance', uscc, `${String(year)}-12`)[0]?.avg_emp_cur ?? null
const sumOf = (row: Research, view: View): number =>
  listed(row, view).reduce((sum, { project_fee: fee }) => sum + (fee ?? 0), 0)
/** Nothing is planted in the row: projects add up and staff is possible. */
const isClean = (row: Research, view: View): boolean =>
  row.rd_fee > 20 &&
  (row.project_count ?? 0) > 0 &&
  (row.rd_staff ?? 0) >= 5 &&
  (row.rd_staff ?? 0) <= (staffOf(row, view) ?? 0) &&
  Math.abs(sumOf(row, view) - row.rd_fee) <= Math.max(0.5, 0.01 * row.rd_fee)

/** The annual form of research (domain model 5.8). */
const research: readonly InjectionRule[] = [
  onRow({
    rule: 'R07',
    count: 10,
    table: 'rd_project',
    needs: ['project_fee'],
    when: ({ uscc, year }, view) => view.rows('rd', uscc, String(year)).some((row) => isClean(row, view)),
    set: ({ uscc, year, project_fee: fee }, view) => ({
      project_fee: tenth(fee + 0.12 * (view.rows('rd', uscc, String(year))[0]?.rd_fee ?? 0) + 2),
    }),
  }),
  onRow({
    rule: 'R10',
    count: 6,
    table: 'rd',
    needs: ['rd_staff', 'rd_person_cost'],
    when: (row, view) => isClean(row, view),
    set: (row, view) => {
      const staff = (staffOf(row, view) ?? 0) + 4
      return { rd_staff: staff, rd_person_cost: tenth(staff * 12) }
    },
  }),
  onRow({
    rule: 'R11',
    count: 6,
    table: 'rd',
    needs: ['project_count'],
    when: (row, view) => isClean(row, view),
    set: () => ({ project_count: 0 }),
  }),
  onRow({
    rule: 'R12',
    count: 8,
    table: 'rd',
    needs: ['rd_staff', 'rd_person_cost'],
    when: (row, view) => isClean(row, view) && row.rd_person_cost / row.rd_staff >= 3,
    set: ({ rd_staff: staff }) => ({ rd_person_cost: tenth(staff * 1.2) }),
  }),
]

/** Rules of projects and of research. */
export const projectRules: readonly InjectionRule[] = [...investment, ...research]
