import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { registerAt } from './register.ts'

/** A report of services (form F203) with what the register says of the unit. */
export type ServiceReport = {
  row: RecordOf<'finance'>
  unit: RecordOf<'unit'> | undefined
  division: RecordOf<'industry_dim'> | undefined
}

/** Reports of services of a month, of one town or of all. */
export function serviceReports(
  { finance, unit: units, industry_dim: industries }: SampleRecords,
  month: string,
  town: unknown = null,
): ServiceReport[] {
  const register = registerAt(units, month)
  return finance
    .filter((row) => row.form_code === 'F203' && row.period_ym === month)
    .map((row) => {
      const unit = register.get(row.uscc)
      const code = unit?.industry_code.slice(0, 2)
      return { row, unit, division: industries.find((each) => each.industry_code === code) }
    })
    .filter(({ unit }) => town === null || unit?.town_code === town)
}
