import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { dayOf, lastDayOf } from '../support/days.ts'
import { lastMonthOf } from '../support/modern-groups.ts'
import { addMonths, addQuarters } from '../support/periods.ts'
import { difference, divide } from '../support/rates.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dq-section-circular',
  cases: [{ quarter: '2020-Q3' }, { quarter: '2020-Q2' }, { quarter: '2021-Q1' }],
  expect: (records, { quarter }) => {
    const sections = [...new Set(records.case_file.map(({ section }) => section))].sort(compareText)
    return [null, ...sections].map((section) => {
      const now = usageOf(records, String(quarter), section)
      const before = usageOf(records, addQuarters(String(quarter), -1), section)
      const rate = divide(now.on_time, now.due, 100)
      const ref = divide(before.on_time, before.due, 100)
      return {
        section: section ?? '全局',
        ...now,
        closed_pct: rate,
        vs_prev: difference(rate, ref),
        vs_prev_flag: rate !== null && ref === null ? 'no_ref' : null,
        level: section === null ? 0 : 1,
        row_kind: section === null ? 'total' : 'data',
      } satisfies OracleRow
    })
  },
}

/** What a section did in a quarter; a quarter that still runs ends with the last day that has a step. */
function usageOf({ case_file: cases, case_event: events }: SampleRecords, quarter: string, section: string | null) {
  const month = lastMonthOf(quarter)
  const first = `${addMonths(month, -2)}-01`
  const known = events.map(({ at }) => dayOf(at)).reduce((a, b) => (a > b ? a : b))
  const end = lastDayOf(month) < known ? lastDayOf(month) : known
  const isWithin = (moment: string | null): boolean => moment !== null && dayOf(moment) >= first && dayOf(moment) <= end
  const own = cases.filter((row) => section === null || row.section === section)
  const ids = new Set(own.map((row) => row.case_id))
  const steps = events.filter((row) => ids.has(row.case_id) && row.actor !== 'system' && isWithin(row.at))
  const touched = new Set(steps.map((row) => row.case_id))
  const closed = own.filter((row) => isWithin(row.closed_on))
  const changes = closed.flatMap(({ before_value: before, after_value: after }) =>
    before === null || after === null ? [] : [after - before],
  )
  const due = own.filter((row) => isWithin(row.due_on))
  return {
    units_checked: new Set(own.filter((row) => touched.has(row.case_id)).map(({ uscc }) => uscc)).size,
    actions: steps.length,
    opened: own.filter((row) => isWithin(row.opened_on)).length,
    closed: closed.length,
    overdue: own.filter(
      (row) =>
        dayOf(row.opened_on) <= end &&
        (row.due_on ?? '9999') < end &&
        (row.closed_on === null || dayOf(row.closed_on) > end),
    ).length,
    due: due.length,
    on_time: due.filter((row) => row.closed_on !== null && dayOf(row.closed_on) <= (row.due_on ?? '')).length,
    corrected: changes.length,
    corrected_amt: changes.reduce((sum, change) => sum + Math.abs(change), 0),
    corrected_net: changes.reduce((sum, change) => sum + change, 0),
  }
}
