import { addMinutes } from '../build/clock.ts'
import { addMonths } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { aroundRow, change, isNewest, onRow, plainRow, tenth } from './injection.ts'
import type { InjectionRule, Place, View } from './injection.ts'

type Post = RecordOf<'roster'>

/** Replies that say nothing: fewer than six characters without punctuation. */
const empty = ['情况属实', '已核实。', '正常', '无误', '见附件', '属实，正常'] as const

/** Forms that were sent once and in time, of units all of whose forms of the period were. */
function punctualForms(view: View): Place[] {
  const deadlines = new Map(
    view.records.form_calendar.map((row) => [`${row.form_code} ${row.period_ym}`, row.deadline]),
  )
  type Form = View['records']['submission'][number]
  const deadlineOf = ({ form_code: form, period_ym: month }: Form): string | null =>
    deadlines.get(`${form} ${month}`) ?? null
  const isLate = (form: Form): boolean => (form.first_at ?? '') > (deadlineOf(form) ?? '9999')
  return view.records.submission
    .filter((row) => isNewest(plainRow(row), view) && row.versions === 1 && row.first_at !== null)
    .filter(({ uscc, period_ym: month }) => !view.rows('submission', uscc, month).some(isLate))
    .flatMap((row) => {
      const deadline = deadlineOf(row)
      if (deadline === null) return []
      return [
        {
          row: plainRow(row),
          edit: (random) => {
            const sent = addMinutes(deadline, 30 + random.below(4000))
            return [change('submission', row, { first_at: sent, last_at: sent })]
          },
        },
      ]
    })
}

const isTrained = ({ from_ym: from, trained_on: day }: Post): boolean =>
  day !== null && day.slice(0, 7) <= addMonths(from, 2)

/** Deadlines, replies, corrections, training and coaching (domain model 5.10). */
export const processRules: readonly InjectionRule[] = [
  onRow({
    rule: 'Q02',
    count: 30,
    table: 'revision',
    needs: ['old_num', 'new_num'],
    when: ({ uscc, period_ym: month, old_num: old }, view) =>
      old > 1 &&
      view
        .rows('revision', uscc, month)
        .every(({ old_num: was, new_num: now }) => Math.abs((now ?? 0) / (was ?? 1) - 1) <= 0.2),
    set: ({ old_num: old }, _, random) => ({ new_num: tenth(old * (1.3 + random.next())) }),
  }),
  onRow({
    rule: 'Q03',
    count: 15,
    table: 'platform_query',
    needs: ['replied_on'],
    when: ({ uscc, period_ym: month }, view) =>
      view.rows('platform_query', uscc, month).every(({ replied_on: day }) => day !== null),
    set: () => ({ replied_on: null, reply_text: null, accepted: null, corrected: null }),
  }),
  onRow({
    rule: 'Q04',
    count: 20,
    table: 'platform_query',
    needs: ['replied_on', 'reply_text'],
    when: ({ uscc, period_ym: month }, view) =>
      view.rows('platform_query', uscc, month).every(({ reply_text: text }) => (text?.length ?? 9) > 8),
    set: (_, __, random) => ({ reply_text: random.pick(empty) }),
  }),
  { rule: 'Q01', count: 40, places: punctualForms },
  onRow({
    rule: 'Q05',
    count: 15,
    table: 'roster',
    needs: ['trained_on'],
    when: (row, view) =>
      row.role === 'unit' &&
      isTrained(row) &&
      view.rows('roster', row.scope_code).some(({ from_ym: from }) => from < row.from_ym),
    set: ({ from_ym: from }, _, random) => ({
      trained_on: random.next() < 0.5 ? null : `${addMonths(from, 3 + random.below(3))}-16`,
    }),
  }),
  aroundRow({
    rule: 'Q06',
    count: 20,
    table: 'unit',
    needs: [],
    when: ({ uscc, snap_ym: month, entry_ym: entry }, view) =>
      month === addMonths(entry, 2) &&
      view.rows('coaching', uscc).filter(({ done_on: day }) => day !== null).length === 4,
    edits: ({ uscc }, view, random) => [
      change('coaching', random.pick(view.rows('coaching', uscc)), { done_on: null }),
    ],
  }),
]
