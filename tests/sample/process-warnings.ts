import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { flag } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'

const { abs } = Math

/** Process and macro (domain model 5.10): what is to be explained, and what only tells. */
export const processWarnings: Readonly<Record<string, Condition>> = {
  Q01: (read) => {
    const calendar = new Map(read.all('form_calendar').map((c) => [`${c.form_code} ${c.period_ym}`, c.deadline]))
    return flag('submission', (s) => {
      const deadline = calendar.get(`${s.form_code} ${s.period_ym}`) ?? ''
      return deadline !== '' && s.first_at > deadline
    })(read)
  },
  Q02: flag('revision', (v) => abs(v.old_num) > 0 && abs(v.new_num / v.old_num - 1) > 0.2),
  Q03: flag('platform_query', (y) => y.replied_on === ''),
  Q04: flag(
    'platform_query',
    (y) => y.replied_on !== '' && Array.from(y.reply_text.replace(/[\s\p{P}]/gu, '')).length < 6,
  ),
  Q05: (read) => {
    const posts = groupBy(
      read.all('roster').filter((post) => post.role === 'unit'),
      (post) => post.scope_code,
    )
    return flag('roster', (b) => {
      const follows = (posts.get(b.scope_code) ?? []).some((a) => b.from_ym > a.from_ym)
      return b.role === 'unit' && follows && (b.trained_on === '' || b.trained_on.slice(0, 7) > addMonths(b.from_ym, 2))
    })(read)
  },
  // Form 201-1 has no line in the sample's calendar: every snapshot counts.
  Q06: (read) => {
    const done = groupBy(
      read.all('coaching').filter((k) => k.done_on !== ''),
      (k) => k.uscc,
    )
    return flag('unit', (u) => addMonths(u.entry_ym, 2) === u.snap_ym && (done.get(u.uscc)?.length ?? 0) < 4)(read)
  },
  // Nor has the form of the towns: it is due in every month of the package.
  Q07: (read) => {
    const months = [...new Set(read.all('unit').map((u) => u.snap_ym))]
    return read.all('town_dim').flatMap(({ town_code: town }) =>
      months
        .filter((month) => {
          const reports = read.of('town_report', town, month)
          return reports.length === 0 || reports.some((r) => r.new_found === 0 && !r.is_zero)
        })
        .map((month) => `${town} ${month}`),
    )
  },
  Q09: (read) => {
    const months = read.all('unit').map((u) => u.snap_ym)
    const last = months.reduce((a, b) => (a > b ? a : b))
    const listed = groupBy(
      read.all('unit').filter((u) => u.snap_ym === last),
      (u) => u.town_code,
    )
    return flag('town_dim', (t) => {
      const units = listed.get(t.town_code)?.length ?? 0
      return t.unit_staff < (t.town_type === '工业区' || units >= 500 ? 3 : 2)
    })(read)
  },
  Q10: flag('roster', (a) => a.role === 'chief' && a.to_ym !== '' && a.to_ym < addMonths(a.from_ym, 24)),
  N01: (read) =>
    [...groupBy(read.all('gdp_component'), (row) => `${row.region_code} ${row.period_q}`)].flatMap(([place, rows]) => {
      const sumOf = (codes: readonly string[]): number =>
        rows.filter((row) => codes.includes(row.item_code)).reduce((sum, row) => sum + row.value_ytd, 0)
      // Sectors are S1 to S3 here.
      return abs(sumOf(['S1', 'S2', 'S3']) - sumOf(['GDP'])) > 0.001 * sumOf(['GDP']) ? [place] : []
    }),
  // The sample also has other districts: the towns are compared with their own.
  N02: (read) => {
    const towns = read.all('macro').filter((row) => row.region_code.length === 9)
    const sums = groupBy(towns, (row) => `${row.indicator_code} ${row.region_code.slice(0, 6)} ${row.period_ym}`)
    return read.all('macro').flatMap((row) => {
      const parts = sums.get(`${row.indicator_code} ${row.region_code} ${row.period_ym}`) ?? []
      const sum = parts.reduce((total, { value_cur: value }) => total + (value || 0), 0)
      const differs = parts.length > 0 && abs(row.value_cur) > 0 && abs(sum / row.value_cur - 1) > 0.005
      return differs ? [`${row.indicator_code} ${row.period_ym}`] : []
    })
  },
  N03: flag('macro', (k) => k.value_ly > 0 && abs((k.value_cur / k.value_ly - 1) * 100 - k.yoy) > 0.15),
}
