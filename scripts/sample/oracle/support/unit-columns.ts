import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { groupName } from './register.ts'

/** What a list of units prints of each: its name, code, town and division; the code stands for a name that no register has. */
export function unitColumns(
  records: Pick<SampleRecords, 'industry_dim' | 'town_dim'>,
  register: ReadonlyMap<string, RecordOf<'unit'>>,
  uscc: string,
): { unit_name: string; uscc: string; town: string | null; division: string | null } {
  const unit = register.get(uscc)
  return {
    unit_name: unit?.unit_name ?? uscc,
    uscc,
    town: unit === undefined ? null : groupName(records, unit.town_code, 'town'),
    division: unit === undefined ? null : groupName(records, unit.industry_code.slice(0, 2), 'division'),
  }
}
