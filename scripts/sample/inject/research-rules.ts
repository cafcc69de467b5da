import type { RecordOf } from '../records/sample-records.ts'
import { aroundRow, change, december, onRow, tenth } from './injection.ts'
import type { Edit, InjectionRule, View } from './injection.ts'

type Research = RecordOf<'rd'>

const listed = ({ uscc, year }: Research, view: View): readonly RecordOf<'rd_project'>[] =>
  view.rows('rd_project', uscc, String(year))
const booksOf = (row: Research, view: View): RecordOf<'finance'> | undefined =>
  view.rows('finance', row.uscc, december(row))[0]
const taxOf = (row: Research, view: View): RecordOf<'tax'> | undefined => view.rows('tax', row.uscc, december(row))[0]
const sumOf = (row: Research, view: View): number =>
  listed(row, view).reduce((sum, { project_fee: fee }) => sum + (fee ?? 0), 0)

/** Nothing is planted in the row: projects add up, staff is possible, and books and tax office say the same. */
function isClean(row: Research, view: View): boolean {
  const { rd_fee: fee, rd_staff: staff, rd_person_cost: cost } = row
  const books = booksOf(row, view)
  if (staff === null || cost === null || books === undefined) return false
  return (
    fee > 20 &&
    (row.project_count ?? 0) > 0 &&
    staff > 0 &&
    staff <= (books.avg_emp_cur ?? 0) &&
    cost / staff >= 3 &&
    Math.abs(sumOf(row, view) - fee) <= Math.max(0.5, 0.01 * fee) &&
    Math.abs(fee / (books.rd_exp_ytd ?? Infinity) - 1) <= 0.2 &&
    fee <= 0.2 * (books.revenue_ytd ?? 0) &&
    (taxOf(row, view)?.rd_deduct_amt ?? 0) >= 0.5 * fee
  )
}

/** Another fee in all places that tell of it; the books take it from `from`, so that their profit stays. */
function refund(row: Research, fee: number, from: 'admin_ytd' | 'cost_ytd', view: View): Edit[] {
  const projects = listed(row, view)
  const [books, tax] = [booksOf(row, view), taxOf(row, view)]
  const edits = projects.map((project) => change('rd_project', project, { project_fee: tenth(fee / projects.length) }))
  if (books !== undefined)
    edits.push(
      change('finance', books, {
        rd_exp_ytd: fee,
        [from]: tenth((books[from] ?? 0) + (books.rd_exp_ytd ?? 0) - fee),
      }),
    )
  if (tax !== undefined) edits.push(change('tax', tax, { rd_deduct_amt: tenth(0.75 * fee) }))
  return edits
}

/** The annual form of research, and what books and tax office say of it (domain model 5.8). */
export const researchRules: readonly InjectionRule[] = [
  onRow({
    rule: 'R03',
    count: 12,
    table: 'rd',
    needs: ['rd_staff', 'rd_person_cost'],
    when: (row, view) => isClean(row, view) && row.rd_fee > 220 && row.rd_staff >= 5,
    set: ({ rd_person_cost: cost }) => ({ rd_staff: 3, rd_person_cost: tenth(Math.min(cost, 66)) }),
  }),
  onRow({
    rule: 'R13',
    count: 8,
    table: 'rd',
    needs: [],
    when: (row, view) => {
      const { revenue_ytd: revenue = null, cost_ytd: cost = null } = booksOf(row, view) ?? {}
      return (
        isClean(row, view) && (row.rd_staff ?? 0) >= 5 && (revenue ?? 0) > 200 && (cost ?? 0) > 0.4 * (revenue ?? 0)
      )
    },
    set: (row, view) => ({ rd_fee: tenth(0.25 * (booksOf(row, view)?.revenue_ytd ?? 0)) }),
    also: (row, view) => refund(row, tenth(0.25 * (booksOf(row, view)?.revenue_ytd ?? 0)), 'cost_ytd', view),
  }),
  onRow({
    rule: 'R02',
    count: 15,
    table: 'rd',
    needs: ['rd_staff', 'rd_person_cost'],
    when: (row, view) => isClean(row, view) && (booksOf(row, view)?.admin_ytd ?? null) !== null,
    set: () => ({ rd_fee: 8, rd_staff: 1, rd_person_cost: 4.4, rd_outsource: 0 }),
    also: (row, view) => refund(row, 8, 'admin_ytd', view),
  }),
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
      const staff = (booksOf(row, view)?.avg_emp_cur ?? 0) + 4
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
    when: (row, view) => isClean(row, view),
    set: ({ rd_staff: staff }) => ({ rd_person_cost: tenth(staff * 1.2) }),
  }),
  aroundRow({
    rule: 'R08',
    count: 20,
    table: 'rd',
    needs: [],
    when: (row, view) => isClean(row, view) && (booksOf(row, view)?.admin_ytd ?? null) !== null,
    edits: (row, view, random) => {
      const books = booksOf(row, view)
      if (books === undefined) return []
      const booked = tenth(row.rd_fee * (0.5 + 0.2 * random.next()))
      const admin = tenth((books.admin_ytd ?? 0) + (books.rd_exp_ytd ?? 0) - booked)
      return [change('finance', books, { rd_exp_ytd: booked, admin_ytd: admin })]
    },
  }),
  aroundRow({
    rule: 'R09',
    count: 25,
    table: 'rd',
    needs: [],
    when: (row, view) => isClean(row, view) && row.rd_fee > 60,
    edits: (row, view, random) => {
      const tax = taxOf(row, view)
      return tax === undefined
        ? []
        : [change('tax', tax, { rd_deduct_amt: tenth(row.rd_fee * (0.2 + 0.2 * random.next())) })]
    },
  }),
]
