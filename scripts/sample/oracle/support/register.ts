import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { compareText } from './sums.ts'

type Unit = RecordOf<'unit'>

/** Each unit as the newest register not after a month has it, else as the oldest one has it. */
export function registerAt(units: readonly Unit[], month: string): ReadonlyMap<string, Unit> {
  const found = new Map<string, Unit>()
  for (const row of units) {
    const other = found.get(row.uscc)
    if (other === undefined || isNearer(row.snap_ym, other.snap_ym, month)) found.set(row.uscc, row)
  }
  return found
}

function isNearer(candidate: string, other: string, month: string): boolean {
  if (candidate > month !== other > month) return candidate <= month
  return candidate > month ? candidate < other : candidate > other
}

/** How units are put together: by 大类, town, size or who controls them. */
export type GroupKind = 'division' | 'town' | 'size' | 'holding'

const sizes: Readonly<Record<string, string>> = { 1: '大型', 2: '中型', 3: '小型', 4: '微型' }
const holdings: Readonly<Record<string, string>> = {
  1: '国有控股',
  2: '集体控股',
  3: '私人控股',
  4: '港澳台商控股',
  5: '外商控股',
  9: '其他',
}

/** Code of the group of a unit; null where it is not in the register. */
export function groupCode(unit: Unit | undefined, kind: GroupKind): string | null {
  if (unit === undefined) return null
  switch (kind) {
    case 'division':
      return unit.industry_code.slice(0, 2)
    case 'town':
      return unit.town_code
    case 'size':
      return unit.size_code
    case 'holding':
      return unit.holding
  }
}

/** Printed name of a group; the code where no list has it. */
export function groupName(
  { industry_dim: industries, town_dim: towns }: Pick<SampleRecords, 'industry_dim' | 'town_dim'>,
  code: string | null,
  kind: GroupKind,
): string {
  if (code === null) return '不在名录'
  const name = {
    division: () => industries.find((row) => row.industry_code === code)?.industry_name,
    town: () => towns.find((row) => row.town_code === code)?.town_name,
    size: () => sizes[code],
    holding: () => holdings[code],
  }[kind]()
  return name ?? code
}

/** Order of codes, null last. */
export const compareCode = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : compareText(a, b)

/** Units of the register of a month that had not left by then. */
export const frameAt = (units: readonly Unit[], month: string): Unit[] =>
  units.filter((row) => row.snap_ym === month && (row.exit_ym === null || row.exit_ym > month))
