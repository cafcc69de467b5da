import type { Dataset, DatasetPart } from '../../core/dataset/dataset.ts'
import type { ImportFile, TableDecision, TableRef } from '../slices/imports.ts'

/** How a table stands to what is loaded and to the other tables of this import. */
export type MemberStanding =
  | { kind: 'add' }
  /** Loaded already, byte for byte. */
  | { kind: 'same'; dataset: Dataset; part: DatasetPart }
  /** The same bytes once more in this import. */
  | { kind: 'copy'; of: GroupMember }
  /** Its period is loaded already, from another file or another state of the same file. */
  | { kind: 'replace'; part: DatasetPart }
  /** Others of this import are about the same period; none of them is loaded until someone decides. */
  | { kind: 'clash'; others: GroupMember[] }

/** What loading will do with a table. `apart` makes a table of its own. */
export type MemberAction =
  { kind: 'none' } | { kind: 'part' } | { kind: 'replace'; part: DatasetPart } | { kind: 'apart'; name: string }

/** One table of one file within its group. */
export type GroupMember = {
  ref: TableRef
  file: ImportFile
  sheetName: string
  decision: TableDecision
  rows: number
  standing: MemberStanding
  action: MemberAction
}

/** Tables of one form that become one table: a new one, or parts of one that is loaded. */
export type ImportGroup = {
  key: string
  /** Name of the table as it will be. */
  name: string
  /** The name is not the one wished for, because that is taken. */
  renamed: boolean
  target: Dataset | null
  members: GroupMember[]
}

/** What becomes of the tables of an import. */
export type ImportPlan = {
  groups: ImportGroup[]
  byRef: ReadonlyMap<string, { group: ImportGroup; member: GroupMember }>
}

/** Names a table of the import in maps. */
export function refKey({ file, sheet, table }: TableRef): string {
  return `${file}:${String(sheet)}:${String(table)}`
}
