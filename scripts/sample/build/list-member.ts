import type { RecordOf } from '../records/sample-records.ts'
import type { FrameUnit } from './frame-unit.ts'

/** A unit on a list of a department, from its entry or from the first list of 2018 on. */
export function listMember(unit: FrameUnit, group: string, dept: string, share: number): RecordOf<'group_member'> {
  return {
    group_code: group,
    uscc: unit.uscc,
    member_name: unit.name,
    valid_from: unit.entry > '2018-01' ? unit.entry : '2018-01',
    valid_to: unit.exit,
    source_dept: dept,
    share,
  }
}
