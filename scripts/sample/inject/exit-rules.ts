import { yearOf } from '../oracle/support/periods.ts'
import { change, plainRow } from './injection.ts'
import type { InjectionRule, Place, View } from './injection.ts'

/** A large unit leaves in the last month, the register says so, and nobody has signed. */
function unsignedExits(view: View): Place[] {
  const last = view.months.at(-1) ?? ''
  const december = `${String(yearOf(last) - 1)}-12`
  return view.records.unit
    .filter(({ snap_ym: month, exit_ym: exit }) => month === last && exit === null)
    .filter(({ uscc }) => view.rows('finance', uscc, december).some(({ revenue_ytd: sum }) => (sum ?? 0) > 20_500))
    .flatMap((unit) => {
      const [like] = view.rows('unit_event', unit.uscc)
      // An event of the unit to stand behind; without one, behind the last of all.
      const behind = like ?? view.records.unit_event.at(-1)
      if (behind === undefined || like?.event_type === 'exit') return []
      const row = plainRow({
        event_id: `BD${unit.uscc.slice(8, 17)}`,
        uscc: unit.uscc,
        event_ym: last,
        event_type: 'exit',
        old_value: null,
        new_value: null,
        reason: '停业关闭',
        signoff: null,
        evidence: '退库说明',
      })
      const left = change('unit', unit, { exit_ym: last, op_status: '4' })
      return [{ row, edit: () => [{ kind: 'add', table: 'unit_event', row, like: plainRow(behind) }, left] }]
    })
}

/** Exits of units (domain model 5.10). */
export const exitRules: readonly InjectionRule[] = [{ rule: 'Q08', count: 4, places: unsignedExits }]
