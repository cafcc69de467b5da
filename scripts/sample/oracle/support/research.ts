import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { registerAt } from './register.ts'
import { groupBy } from './sums.ts'

/** A research report of a year with its unit in the register of that December and the unit's other years. */
export type ResearchReport = {
  row: RecordOf<'rd'>
  unit: RecordOf<'unit'> | undefined
  before: readonly RecordOf<'rd'>[]
}

/** Research reports of a year, of one town or of all. */
export function researchReports(
  { rd, unit: units }: Pick<SampleRecords, 'rd' | 'unit'>,
  year: number,
  town: unknown = null,
): ResearchReport[] {
  const register = registerAt(units, `${String(year)}-12`)
  const known = groupBy(rd, ({ uscc }) => uscc)
  return rd
    .filter((row) => row.year === year)
    .map((row) => ({
      row,
      unit: register.get(row.uscc),
      before: (known.get(row.uscc) ?? []).filter((other) => other.year < year),
    }))
    .filter(({ unit }) => town === null || unit?.town_code === town)
}

/** December of a year: the period that the other records of a yearly report stand under. */
export const decemberOf = (year: unknown): string => `${String(year)}-12`
