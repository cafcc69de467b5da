import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { groupCode, groupName } from './register.ts'
import type { GroupKind } from './register.ts'

/** Code of the class, division, size or town of a unit; null where it is not in the register. */
export const tradeCode = (unit: RecordOf<'unit'> | undefined, by: unknown): string | null =>
  by === 'class' ? (unit?.industry_code ?? null) : groupCode(unit, by as GroupKind)

/** Printed name of such a group. */
export const tradeName = (records: SampleRecords, code: string | null, by: unknown): string =>
  groupName(records, code, by === 'class' ? 'division' : (by as GroupKind))
