import type { ColumnType, LayoutColumn } from '../../core/workbook/table-layout.ts'
import { nameKey, uniqueName } from '../selectors/table-names.ts'
import type { TableDecision, TableRef } from '../slices/imports.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeTable, presentTable, withOpenFile } from './import-desk.ts'
import { showFailure } from './run-action.ts'

/** What may be typed about a column. */
export type ColumnEdit = Partial<Pick<LayoutColumn, 'name' | 'unit' | 'include'>>

/** Correcting the columns of a table. */
export function createImportColumns(desk: ImportDesk) {
  const { store } = desk
  return {
    /** Names stay different within a table: a name that is taken gets a number. */
    changeColumn(ref: TableRef, index: number, edit: ColumnEdit): void {
      changeTable(store, ref, (decision) => {
        const others = decision.choice.columns
          .filter((column) => column.index !== index)
          .map(({ name }) => nameKey(name))
        const named = edit.name === undefined ? edit : { ...edit, name: uniqueName(edit.name, new Set(others)) }
        return changeColumns(decision, index, (column) => editColumn(column, named))
      })
    },
    includeColumns(ref: TableRef, include: boolean): void {
      changeTable(store, ref, (decision) => ({
        ...decision,
        choice: { ...decision.choice, columns: decision.choice.columns.map((column) => ({ ...column, include })) },
      }))
    },
    /** Reads a column under another type; its counts and doubts say what that does. */
    async retypeColumn(ref: TableRef, index: number, type: ColumnType): Promise<void> {
      try {
        await retype(desk, ref, index, type)
      } catch (error) {
        showFailure(store, error)
      }
    },
  }
}

/** Reads a column anew under a type and takes over what depends on it. Throws AppError. */
export async function retype(desk: ImportDesk, ref: TableRef, index: number, type: ColumnType): Promise<void> {
  const { store, clients } = desk
  const { choice } = presentTable(store, ref)
  const column = choice.columns.find((each) => each.index === index)
  if (column === undefined) return
  const read = await withOpenFile(desk, ref.file, (file) =>
    clients.imports.retypeColumn({ file, sheet: ref.sheet, layout: choice.layout, column: { ...column, type } }),
  )
  // Name and unit may have been typed meanwhile, so only what depends on the type is taken over.
  changeTable(store, ref, (decision) =>
    changeColumns(decision, index, (present) => ({
      ...present,
      type: read.type,
      counts: read.counts,
      samples: read.samples,
      doubts: read.doubts,
      confidence: 1,
    })),
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

function editColumn(column: LayoutColumn, edit: ColumnEdit): LayoutColumn {
  const name = edit.name?.trim() ?? ''
  const renamed = name !== '' && name !== column.name
  return {
    ...column,
    ...(edit.include === undefined ? {} : { include: edit.include }),
    ...(edit.unit === undefined ? {} : { unit: edit.unit, unitFrom: 'user' as const }),
    ...(renamed ? { name, doubts: column.doubts.filter(({ code }) => !code.startsWith('column/name-')) } : {}),
  }
}
