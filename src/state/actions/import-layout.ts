import type { LayoutCorrection } from '../../core/workbook/table-layout.ts'
import { decideTable, keepEdits, listRetyped } from '../selectors/decide-tables.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import type { ReadState, TableDecision, TableRef } from '../slices/imports.ts'
import { retypeColumn } from './import-columns.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeFile, changeTable, presentTable, withOpenFile } from './import-desk.ts'

/** Lays a table out anew from other rows or columns, and reads the columns anew whose type was chosen. Throws AppError. */
export async function correctRows(desk: ImportDesk, ref: TableRef, correction: LayoutCorrection): Promise<void> {
  const { store, clients } = desk
  const { choice } = presentTable(store, ref)
  const layout = await withOpenFile(desk, ref.file, (file) =>
    clients.imports.correctLayout({ file, sheet: ref.sheet, layout: choice.layout, correction }),
  )
  changeTable(store, ref, (decision) => ({ ...decision, looked: false, choice: keepEdits(decision.choice, layout) }))
  for (const { index, type } of listRetyped(presentTable(store, ref).choice)) await retypeColumn(desk, ref, index, type)
}

/** Adds a table by hand and selects it. Throws AppError. */
export async function addTable(
  desk: ImportDesk,
  key: string,
  sheet: number,
  correction: LayoutCorrection,
): Promise<void> {
  const { store, clients } = desk
  const layout = await withOpenFile(desk, key, (file) =>
    clients.imports.correctLayout({ file, sheet, layout: null, correction }),
  )
  changeTables(desk, key, ({ reading, tables }) => {
    const table =
      1 + Math.max(-1, ...tables.filter((decision) => decision.sheet === sheet).map((decision) => decision.table))
    store.setState({ importSelection: { file: key, sheet, table } })
    return [...tables, { ...decideTable(reading, sheet, table, layout), byHand: true }].sort(
      (a, b) => a.sheet - b.sheet || a.table - b.table,
    )
  })
}

/** Takes a table away and selects another one of its sheet. */
export function removeTable(desk: ImportDesk, ref: TableRef): void {
  changeTables(desk, ref.file, ({ tables }) => {
    const rest = tables.filter((decision) => !isNamed(decision, ref))
    const next = rest.find(({ sheet }) => sheet === ref.sheet)
    desk.store.setState({ importSelection: { file: ref.file, sheet: ref.sheet, table: next?.table ?? null } })
    return rest
  })
}

function changeTables({ store }: ImportDesk, key: string, change: (state: ReadState) => TableDecision[]): void {
  changeFile(store, key, (file) => {
    const state = readStateOf(file)
    return state === null ? file : { ...file, state: { ...state, tables: change(state) } }
  })
}

function isNamed({ sheet, table }: TableDecision, ref: TableRef): boolean {
  return sheet === ref.sheet && table === ref.table
}
