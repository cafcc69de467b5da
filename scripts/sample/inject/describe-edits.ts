import type { TableId } from '../records/sample-records.ts'
import { findingOf, keyOf, periodOf } from './injection.ts'
import type { Edit, Finding, Row } from './injection.ts'

/**
 * A changed cell. `key` and `period` are those of the finding, `row` names the row as it stands in the clean records. `main` is the error itself,
 * one for each injection; `dependent` keeps other checks quiet. Field `*` is a whole row that came or went.
 */
export type InjectedChange = {
  rule: string
  key: string
  period: string
  table: TableId
  row: string
  field: string
  clean: Row[string]
  dirty: Row[string]
  part: 'main' | 'dependent'
  /** The other rule that is broken in the same row on purpose. */
  together: string | null
}

/** Columns of the list of changes. */
export const changeColumns = [
  'rule',
  'key',
  'period',
  'table',
  'row',
  'field',
  'clean',
  'dirty',
  'part',
  'together',
] as const

/** Every cell that an injection changes; the first is the error itself, and where no finding is given it is found at its row. */
export function describeEdits(
  rule: string,
  edits: readonly Edit[],
  { together, finding }: { together: string | null; finding?: Finding | undefined },
): InjectedChange[] {
  const [first] = edits
  if (first === undefined) return []
  const found = finding ?? findingOf(first.kind === 'change' ? { ...first.row, ...first.set } : first.row)
  return edits
    .flatMap((edit) =>
      cellsOf(edit).map((cell) => ({ rule, ...found, table: edit.table, row: nameOf(edit.row), ...cell })),
    )
    .map((cell, at) => ({ ...cell, part: at === 0 ? 'main' : 'dependent', together }))
}

function cellsOf(edit: Edit): Pick<InjectedChange, 'field' | 'clean' | 'dirty'>[] {
  if (edit.kind === 'remove') return [{ field: '*', clean: 'row', dirty: null }]
  if (edit.kind === 'add') return [{ field: '*', clean: null, dirty: 'row' }]
  return Object.entries(edit.set).map(([field, dirty]) => ({ field, clean: edit.row[field] ?? null, dirty }))
}

/** Fields that tell rows of a unit and period apart. */
const parts = [
  'form_code',
  'energy_code',
  'cat_code',
  'sei_field',
  'product_code',
  'project_no',
  'customer_no',
  'customs_code',
  'item_no',
  'item_code',
  'group_code',
  'person_id',
  'event_id',
]

function nameOf(row: Row): string {
  return [keyOf(row), periodOf(row), ...parts.map((part) => row[part])]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
}
