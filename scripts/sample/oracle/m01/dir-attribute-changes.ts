import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { mainShares } from '../support/main-shares.ts'
import type { MainShare } from '../support/main-shares.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'
import { specialtyNames } from '../support/unit-place.ts'

type Event = RecordOf<'unit_event'>
type Change = MainShare & {
  event: Event
  unit: RecordOf<'unit'> | undefined
  from: string
  to: string
}

export const oracle: Oracle = {
  id: 'dir-attribute-changes',
  cases: [
    { type: 'town', from_ym: '2019-01' },
    { from_ym: '2018-11', to_ym: '2020-06' },
    { from_ym: '2019-02', specialty: 'E' },
    { type: 'specialty' },
  ],
  expect: (records, { from_ym: from, to_ym: to, type, specialty }) => {
    const register = registerAt(records.unit, String(to))
    const shares = mainShares(records, String(to))
    const groupOf = (value: string | null): string => (type === 'industry' ? value?.slice(0, 2) : value) ?? ''
    const changes = records.unit_event
      .filter((row) => row.event_type === type && row.event_ym >= String(from) && row.event_ym <= String(to))
      .map((event): Change => {
        const unit = register.get(event.uscc)
        const own = shares.get(`${unit?.specialty ?? ''} ${event.uscc}`) ?? { main: null, whole: null }
        return { event, unit, ...own, from: groupOf(event.old_value), to: groupOf(event.new_value) }
      })
      .filter(({ unit }) => specialty === null || unit?.specialty === specialty)
    if (changes.length === 0) return []
    const largest = changes
      .filter((each) => each.from !== each.to)
      .sort((a, b) => compareDescending(a.main, b.main) || compareText(a.event.event_id, b.event.event_id))
      .slice(0, 12)
    const groups = [...groupBy(changes, ({ unit }) => unit?.specialty ?? null)].sort(([a], [b]) => compareCode(a, b))
    const total: OracleRow = { ...blank, specialty: '合计', units: changes.length, level: 0, row_kind: 'total' }
    return [
      total,
      ...groups.flatMap(([code, own]) => {
        const name = code === null ? '不在名录' : (specialtyNames[code] ?? code)
        return [
          { ...sumOf(own), specialty: name },
          ...own
            .sort((a, b) => compareDescending(a.main, b.main) || compareText(a.event.event_id, b.event.event_id))
            .map((change) => ({ ...rowOf(records, String(type), change, largest.includes(change)), specialty: name })),
        ]
      }),
    ]
  },
}

const blank: OracleRow = {
  name: null,
  uscc: null,
  event_ym: null,
  old: null,
  new: null,
  crosses: null,
  reason: null,
  units: null,
  value: null,
  share: null,
  value_moved: null,
  from_group: null,
  to_group: null,
  flow: null,
  value_flag: null,
}

/** A unit that changed more than once counts once. */
function sumOf(changes: readonly Change[]): OracleRow {
  const units = [...groupBy(changes, ({ event }) => event.uscc).values()]
  const value = sumKnown(units.map(([first]) => first?.main ?? null))
  const moved = units.filter((own) => own.some(({ from, to }) => from !== to))
  const whole = changes.map((each) => each.whole).find((each) => each !== null) ?? null
  return {
    ...blank,
    units: changes.length,
    value,
    share: divide(value, whole, 100),
    value_moved: sumKnown(moved.map(([first]) => first?.main ?? null)),
    value_flag: value === null ? 'not_reported' : changes.some(({ main }) => main === null) ? 'partial' : null,
    level: 1,
    row_kind: 'subtotal',
  }
}

function rowOf(records: SampleRecords, type: string, { event, unit, main, whole, from, to }: Change, isDrawn: boolean) {
  const nameOf = (code: string | null): string | null => {
    if (code === null) return null
    if (type === 'specialty') return specialtyNames[code] ?? code
    return type === 'town'
      ? (records.town_dim.find((row) => row.town_code === code)?.town_name ?? code)
      : (records.industry_dim.find((row) => row.industry_code === code)?.industry_name ?? code)
  }
  const isMoved = from !== to
  return {
    ...blank,
    name: unit?.unit_name ?? event.uscc,
    uscc: event.uscc,
    event_ym: event.event_ym,
    old: nameOf(event.old_value),
    new: nameOf(event.new_value),
    crosses: isMoved ? '是' : '否',
    reason: event.reason,
    value: main,
    share: divide(main, whole, 100),
    value_moved: isMoved ? main : null,
    from_group: isDrawn ? nameOf(from) : null,
    to_group: isDrawn ? nameOf(to) : null,
    flow: isDrawn ? main : null,
    value_flag: main === null ? 'not_reported' : null,
    level: 2,
    row_kind: 'data',
  }
}
