import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { quarterOf, month, yearOf } from './periods.ts'

/** Industries of the 4+4 in printed order. */
export const modernGroups = ['bio', 'equip', 'it', 'material', 'finance', 'culture', 'scitech', 'trade'].map(
  (name) => `m44.${name}`,
)

/** Last month of `2020-Q2`. */
export const lastMonthOf = (quarter: string): string => month(yearOf(quarter), quarterOf(quarter) * 3)

/** Shares of the units of a list that are members in a month. */
export function membersOf(
  { group_member: members }: SampleRecords,
  group: string,
  at: string,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const row of members)
    if (row.group_code === group && row.valid_from <= at && (row.valid_to === null || row.valid_to >= at))
      shares.set(row.uscc, Math.max(row.share, shares.get(row.uscc) ?? 0))
  return shares
}

/** Units of the 4+4 with a report of a month, their industries and largest share; finance is outside the unit forms. */
export function modernUnits(
  records: SampleRecords,
  at: string,
): { row: RecordOf<'finance'>; groups: ReadonlyMap<string, number> }[] {
  const lists = modernGroups
    .filter((group) => group !== 'm44.finance')
    .map((group) => [group, membersOf(records, group, at)] as const)
  return records.finance
    .filter((row) => row.period_ym === at)
    .map((row) => ({
      row,
      groups: new Map(
        lists.flatMap(([group, shares]) => {
          const share = shares.get(row.uscc)
          return share === undefined ? [] : [[group, share] as const]
        }),
      ),
    }))
    .filter(({ groups }) => groups.size > 0)
}
