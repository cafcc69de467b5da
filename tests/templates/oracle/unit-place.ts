import type { District, SnapshotRow } from '../../../scripts/sample/records.ts'

/** The register entry that holds for a unit in a month: the newest one not after it, else the oldest. Undefined where it stands in none. */
export function registerEntry(district: District, uscc: string, period: string): SnapshotRow | undefined {
  const entries = district.snapshots
    .filter((row) => row.uscc === uscc)
    .sort((a, b) => (a.snapshot < b.snapshot ? -1 : 1))
  return entries.filter(({ snapshot }) => snapshot <= period).at(-1) ?? entries[0]
}
