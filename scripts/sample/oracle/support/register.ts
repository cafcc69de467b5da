import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { groupBy } from './sums.ts'

/** The register row that counts for a unit in a month: the newest not after it, else the oldest; undefined for a stranger. */
export type UnitAt = (uscc: string, month: string) => RecordOf<'unit'> | undefined

/** Indexes the register for {@link UnitAt}. */
export function openRegister({ unit }: Pick<SampleRecords, 'unit'>): UnitAt {
  const byCode = groupBy(unit, ({ uscc }) => uscc)
  for (const rows of byCode.values()) rows.sort((a, b) => (a.snap_ym < b.snap_ym ? -1 : 1))
  return (uscc, month) => {
    const rows = byCode.get(uscc)
    return rows?.findLast(({ snap_ym: snapshot }) => snapshot <= month) ?? rows?.[0]
  }
}
