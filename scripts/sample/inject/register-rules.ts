import { addMonths, yearBefore } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { isNewest, onRow, plainRow } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Unit = RecordOf<'unit'>

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Letters that no credit code has. */
const forbidden = ['I', 'O', 'S', 'V', 'Z'] as const
/** Classes of GB/T 4754-2011 that the edition of 2017 has no more. */
const formerClasses = ['6420', '6510', '4700', '5430', '6740', '6530'] as const

/** Building and real estate have no monthly form here, and only new units are coached: a wrong code does not reach other checks. */
const isQuiet = ({ specialty, snap_ym: month, entry_ym: entry }: Unit): boolean =>
  'CX'.includes(specialty) && month !== addMonths(entry, 2)
const isService = ({ specialty }: Unit): boolean => 'CXF'.includes(specialty)
/** Not in the register a year before: a change of class would be another finding. */
const isNew = (row: Unit, view: View): boolean => view.rows('unit', row.uscc, yearBefore(row.snap_ym)).length === 0

/** Codes and the register (domain model 5.1). */
export const registerRules: readonly InjectionRule[] = [
  onRow({
    rule: 'A01',
    count: 12,
    table: 'unit',
    needs: ['uscc'],
    when: isQuiet,
    set: ({ uscc }, _, random) => ({
      uscc:
        random.next() < 0.5
          ? `${uscc.slice(0, 9)}${uscc.slice(10)}`
          : `${uscc.slice(0, 10)}${random.pick(forbidden)}${uscc.slice(11)}`,
    }),
  }),
  onRow({
    rule: 'A02',
    count: 12,
    table: 'unit',
    needs: ['uscc'],
    when: isQuiet,
    set: ({ uscc }, _, random) => {
      const next = (characters.indexOf(uscc.charAt(11)) + 1 + random.below(30)) % 31
      return { uscc: `${uscc.slice(0, 11)}${characters.charAt(next)}${uscc.slice(12)}` }
    },
  }),
  {
    rule: 'A03',
    count: 8,
    places: (view) =>
      view.records.unit
        .filter((row) => isNewest(plainRow(row), view) && isQuiet(row))
        .map((row) => ({
          row: plainRow(row),
          // Another address: rows that are the same in all fields would be dropped as a copy.
          edit: (random) => [
            {
              kind: 'add',
              table: 'unit',
              row: { ...row, address: `${row.address ?? ''}附${1 + random.below(9)}` },
              like: plainRow(row),
            },
          ],
        })),
  },
  onRow({
    rule: 'A05',
    count: 10,
    table: 'unit',
    needs: [],
    when: (row, view) => isService(row) && isNew(row, view),
    set: (_, __, random) => ({ industry_code: random.pick(formerClasses) }),
  }),
  onRow({
    rule: 'A06',
    count: 9,
    table: 'unit',
    needs: [],
    when: (row, view) => isService(row) && isNew(row, view),
    set: ({ specialty }, { records }, random) => ({
      industry_code: random.pick(
        records.industry_dim.filter(
          ({ level, specialty_default: usual }) => level === 4 && usual !== null && usual !== specialty,
        ),
      ).industry_code,
    }),
  }),
  onRow({
    rule: 'A07',
    count: 10,
    table: 'unit',
    needs: [],
    when: isService,
    set: ({ town_code: own, region_code: region }, { records }, random) => {
      const other = random.pick(records.town_dim.filter(({ town_code: town }) => town !== own))
      return { region_code: `${other.town_code}${region.slice(9)}` }
    },
  }),
  onRow({
    rule: 'A09',
    count: 8,
    table: 'unit',
    needs: [],
    when: isService,
    set: ({ entry_ym: entry }, _, random) => ({ open_ym: addMonths(entry, 1 + random.below(9)) }),
  }),
  onRow({
    rule: 'A10',
    count: 6,
    table: 'unit',
    needs: [],
    when: (row) => isService(row) && row.exit_ym === null,
    set: ({ entry_ym: entry }, _, random) => ({ exit_ym: addMonths(entry, -1 - random.below(9)) }),
  }),
  onRow({
    rule: 'A04',
    count: 6,
    table: 'unit',
    needs: [],
    when: isService,
    set: ({ snap_ym: month, unit_name: name }, { records }, random) => ({
      unit_name: random.pick(
        records.unit.filter((other) => other.snap_ym === month && other.unit_name !== name && isService(other)),
      ).unit_name,
    }),
  }),
]
