import { addMonths } from '../oracle/support/periods.ts'
import { change, isNewest, onRow, plainRow } from './injection.ts'
import type { InjectionRule } from './injection.ts'

/** What a town with a code between 001 and 399 may be. */
const types = ['街道', '镇', '乡'] as const

/** Towns, their reports and their statisticians (domain model 5.1, 5.10). */
export const townRules: readonly InjectionRule[] = [
  onRow({
    rule: 'A08',
    count: 1,
    table: 'town_dim',
    needs: [],
    when: ({ town_type: type }) => types.some((each) => each === type),
    set: ({ town_type: own }, _, random) => ({ town_type: random.pick(types.filter((each) => each !== own)) }),
  }),
  onRow({
    rule: 'Q09',
    count: 2,
    table: 'town_dim',
    needs: [],
    when: ({ unit_staff: staff, town_type: type }) => staff >= 3 && type !== '工业区',
    set: () => ({ unit_staff: 1 }),
  }),
  {
    rule: 'Q10',
    count: 2,
    places: ({ records }) =>
      records.roster
        .filter(({ role, from_ym: from, to_ym: to }) => role === 'chief' && to !== null && to >= addMonths(from, 24))
        .map((row) => ({
          row: plainRow(row),
          edit: (random) => [change('roster', row, { to_ym: addMonths(row.from_ym, 8 + random.below(14)) })],
        })),
  },
  {
    rule: 'Q07',
    count: 6,
    places: (view) =>
      view.records.town_report
        .filter((row) => isNewest(plainRow(row), view) && row.new_found === 0 && row.is_zero === true)
        .map((row) => ({
          row: plainRow(row),
          // Nothing came, or a form without the mark that there is nothing to report.
          edit: (random) => [
            random.next() < 0.5
              ? { kind: 'remove', table: 'town_report', row: plainRow(row) }
              : change('town_report', row, { is_zero: false }),
          ],
        })),
  },
]
