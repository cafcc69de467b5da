import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { dayOf, daysBetween, lastDayOf } from '../support/days.ts'
import { addMonths } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { divide } from '../support/rates.ts'
import { compareText } from '../support/sums.ts'

/** States in the order of the procedure (domain model 6.4). */
const states: Readonly<Record<string, string>> = {
  new: '待核查',
  assigned: '已派发',
  awaiting_reply: '待说明',
  town_review: '街镇初核',
  section_review: '专业复核',
  reopened: '重开',
  onsite: '现场核查',
  rectify: '待整改',
  rectified: '已整改',
  explained: '说明合理',
  suspected: '涉嫌违法',
  transferred: '移送执法',
  closed: '结案',
}

type Standing = {
  section: string
  state: string
  late: number | null
  isClosedLate: boolean
  days: number
  here: number | null
}

export const oracle: Oracle = {
  id: 'dq-case-pipeline',
  cases: [{ list: 'open' }, { as_of: '2020-07' }, { as_of: '2020-11', list: 'open', town: '990112400' }],
  expect: (records, { as_of: month, list, town }) => {
    const end = lastDayOf(String(month))
    const own = records.case_file
      .filter((row) => dayOf(row.opened_on) <= end && (town === null || row.town_code === town))
      .map((row) => ({ row, standing: standingOf(records, row, end) }))
      .filter(
        ({ row, standing }) =>
          standing.state !== '结案' ||
          (list === 'all' && (row.closed_on ?? '') >= `${addMonths(String(month), -11)}-01`),
      )
      .map(({ standing }) => standing)
    const line = (section: string | null, state: string | null) => {
      const whole = own.filter((each) => section === null || each.section === section)
      const rows = whole.filter((each) => state === null || each.state === state)
      const late = rows.flatMap((each) => (each.late === null ? [] : [each.late]))
      return {
        section: section ?? '合计',
        state: state ?? '小计',
        n: rows.length,
        share: divide(rows.length, whole.length, 100),
        overdue: late.length,
        overdue_pct: divide(late.length, rows.length, 100),
        longest: late.length === 0 ? null : Math.max(...late),
        closed_late: rows.filter(({ isClosedLate }) => isClosedLate).length,
        median_days: quantile(
          rows.map(({ days }) => days),
          0.5,
        ),
        state_days: quantile(
          rows.map(({ here }) => here),
          0.5,
        ),
        level: state === null ? 0 : 1,
        row_kind:
          section === null && state === null ? 'total' : section === null || state === null ? 'subtotal' : 'data',
      }
    }
    const sections = [...new Set(own.map(({ section }) => section))].sort(compareText)
    return [null, ...sections]
      .flatMap((section) => [null, ...Object.values(states)].map((state) => line(section, state)))
      .filter(({ n }) => n > 0)
  },
}

/** Where a case stands at the end of a day: its last step, how late it is, and how long it took. */
function standingOf({ case_event: events }: SampleRecords, row: RecordOf<'case_file'>, end: string): Standing {
  const steps = events.filter((each) => each.case_id === row.case_id && dayOf(each.at) <= end)
  const last = steps.reduce((a, b) => (a.seq > b.seq ? a : b))
  const isClosed = last.to_status === 'closed'
  return {
    section: row.section,
    state: states[last.to_status] ?? last.to_status,
    late: !isClosed && row.due_on !== null && row.due_on < end ? daysBetween(row.due_on, end) : null,
    isClosedLate: isClosed && row.closed_on !== null && row.due_on !== null && dayOf(row.closed_on) > row.due_on,
    days: daysBetween(row.opened_on, isClosed ? (row.closed_on ?? end) : end),
    here: isClosed ? null : daysBetween(last.at, end),
  }
}
