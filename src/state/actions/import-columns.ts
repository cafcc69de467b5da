import type { ColumnType, LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import { nameKey, uniqueName } from '../selectors/table-names.ts'
import type { TableDecision, TableRef } from '../slices/imports.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeTable, presentTable, withOpenFile } from './import-desk.ts'

/** What may be typed about a column. */
export type ColumnEdit = Partial<Pick<LayoutColumn, 'name' | 'unit' | 'include' | 'words' | 'levels'>>

/** Takes over what was typed about a column. Names stay different within a table: a name that is taken gets a number. */
export function editColumn({ store }: ImportDesk, ref: TableRef, index: number, edit: ColumnEdit): void {
  changeTable(store, ref, (decision) => {
    const others = decision.choice.columns.filter((column) => column.index !== index).map(({ name }) => nameKey(name))
    const named = edit.name === undefined ? edit : { ...edit, name: uniqueName(edit.name, new Set(others)) }
    return changeColumns(decision, index, (column) => withEdit(column, named))
  })
}

/** Takes all columns of a table, or none. */
export function includeColumns({ store }: ImportDesk, ref: TableRef, include: boolean): void {
  changeTable(store, ref, (decision) => ({
    ...decision,
    choice: { ...decision.choice, columns: decision.choice.columns.map((column) => ({ ...column, include })) },
  }))
}

/** Reads a column anew under a type and takes over what depends on it. Throws AppError. */
export async function retypeColumn(desk: ImportDesk, ref: TableRef, index: number, type: ColumnType): Promise<void> {
  const { store } = desk
  const { choice } = presentTable(store, ref)
  const column = choice.columns.find((each) => each.index === index)
  if (column === undefined) return
  const read = await readColumn(desk, ref, choice.layout, { ...column, type })
  // Name and unit may have been typed meanwhile, so only what depends on the type is taken over.
  changeTable(store, ref, (decision) =>
    changeColumns(decision, index, ({ words: _words, ...present }) => ({
      ...present,
      ...(read.words === undefined ? {} : { words: read.words }),
      type: read.type,
      counts: read.counts,
      samples: read.samples,
      doubts: read.doubts,
      confidence: 1,
    })),
  )
}

/** Columns with counts, samples and doubts under their types; only those whose type is not the one that was found are read. Throws AppError. */
export async function readColumns(
  desk: ImportDesk,
  ref: TableRef,
  layout: TableLayout,
  columns: readonly LayoutColumn[],
): Promise<LayoutColumn[]> {
  const found = new Map(layout.columns.map((column) => [column.index, column]))
  const read: LayoutColumn[] = []
  for (const column of columns) {
    const old = found.get(column.index)
    const fresh = old !== undefined && old.type !== column.type && old.counts === column.counts
    if (!fresh) read.push(column)
    else {
      const { type, counts, samples, doubts } = await readColumn(desk, ref, layout, column)
      read.push({ ...column, type, counts, samples, doubts, confidence: 1 })
    }
  }
  return read
}

function readColumn(desk: ImportDesk, ref: TableRef, layout: TableLayout, column: LayoutColumn): Promise<LayoutColumn> {
  return withOpenFile(desk, ref.file, (file) =>
    desk.clients.imports.retypeColumn({ file, sheet: ref.sheet, layout, column }),
  )
}

function changeColumns(
  decision: TableDecision,
  index: number,
  change: (column: LayoutColumn) => LayoutColumn,
): TableDecision {
  const columns = decision.choice.columns.map((column) => (column.index === index ? change(column) : column))
  return { ...decision, choice: { ...decision.choice, columns } }
}

function withEdit(column: LayoutColumn, edit: ColumnEdit): LayoutColumn {
  const name = edit.name?.trim() ?? ''
  const renamed = name !== '' && name !== column.name
  return {
    ...column,
    ...(edit.include === undefined ? {} : { include: edit.include }),
    ...(edit.words === undefined ? {} : { words: edit.words }),
    ...(edit.levels === undefined ? {} : { levels: edit.levels }),
    ...(edit.unit === undefined ? {} : { unit: edit.unit, unitFrom: 'user' as const }),
    ...(renamed ? { name, doubts: column.doubts.filter(({ code }) => !code.startsWith('column/name-')) } : {}),
  }
}
