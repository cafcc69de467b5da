import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { dayOf, lastDayOf } from '../support/days.ts'
import { divide } from '../support/rates.ts'
import { compareCode, frameAt, groupName } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'
import { specialtyNames } from '../support/unit-place.ts'

type Credit = RecordOf<'credit_record'>

export const oracle: Oracle = {
  id: 'dq-credit-status',
  cases: [{ by: 'specialty', as_of: '2020-06' }, { by: 'size' }, { as_of: '2018-12' }],
  expect: (records, { as_of: month, by }) => {
    const end = lastDayOf(String(month))
    const credits = groupBy(
      records.credit_record.filter((row) => dayOf(row.record_on) <= end),
      ({ uscc }) => uscc,
    )
    const newest = records.unit
      .map((row) => row.snap_ym)
      .filter((each) => each <= String(month))
      .reduce((a, b) => (a > b ? a : b))
    const frame = frameAt(records.unit, newest).map((row) => ({
      code: by === 'town' ? row.town_code : by === 'size' ? row.size_code : row.specialty,
      ...standingOf(credits.get(row.uscc) ?? [], end),
    }))
    const line = (group: string, units: typeof frame, isTotal: boolean) => {
      const count = (credit: string | null): number => units.filter((unit) => unit.credit === credit).length
      const pledged = units.filter((unit) => unit.isPledged).length
      return {
        group,
        units: units.length,
        good: count('good'),
        abnormal: count('abnormal'),
        dishonest: count('dishonest'),
        serious: count('serious'),
        none: count(null),
        bad_pct: divide(count('abnormal') + count('dishonest') + count('serious'), units.length, 100),
        repaired: units.filter((unit) => unit.isRepaired).length,
        pledged,
        pledge_pct: divide(pledged, units.length, 100),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const nameOf = (code: string): string =>
      by === 'specialty' ? (specialtyNames[code] ?? code) : groupName(records, code, by === 'size' ? 'size' : 'town')
    const groups = [...groupBy(frame, ({ code }) => code)].sort(([a], [b]) => compareCode(a, b))
    return [line('全区', frame, true), ...groups.map(([code, units]) => line(nameOf(code), units, false))]
  },
}

/** What the records of a unit up to a day say of it. */
function standingOf(rows: readonly Credit[], end: string) {
  const last = rows.length === 0 ? null : rows.reduce((a, b) => (a.record_on > b.record_on ? a : b))
  return {
    credit: last?.credit ?? null,
    isPledged: rows.some(({ pledge_on: on }) => on !== null && on <= end),
    isRepaired: rows.some(({ repair_on: on }) => on !== null && on <= end && on.startsWith(end.slice(0, 4))),
  }
}
