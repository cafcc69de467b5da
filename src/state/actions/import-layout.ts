import type { LayoutCorrection } from '../../core/workbook/table-layout.ts'
import { decideTable, keepEdits, listRetyped } from '../selectors/decide-tables.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import type { ReadState, TableDecision, TableRef } from '../slices/imports.ts'
import { retype } from './import-columns.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeFile, changeTable, presentTable, withOpenFile } from './import-desk.ts'
import { showFailure } from './run-action.ts'

/** Correcting which rows and columns a table has, and which tables a sheet has. */
export function createImportLayout(desk: ImportDesk) {
  const { store } = desk
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      showFailure(store, error)
    }
  }
  return {
    /** Lays the table out anew from other rows or columns. What the user typed before stays. */
    correct(ref: TableRef, correction: LayoutCorrection): Promise<void> {
      return attempt(() => correct(desk, ref, correction))
    },
    /** Marks a table by hand on a sheet, and shows it. */
    addTable(key: string, sheet: number, correction: LayoutCorrection): Promise<void> {
      return attempt(() => addTable(desk, key, sheet, correction))
    },
    /** Takes a table that was marked by hand away again. */
    removeTable(ref: TableRef): void {
      changeTables(desk, ref.file, ({ tables }) => {
        const rest = tables.filter((decision) => !isNamed(decision, ref))
        const next = rest.find(({ sheet }) => sheet === ref.sheet)
        store.setState({ importSelection: { file: ref.file, sheet: ref.sheet, table: next?.table ?? null } })
        return rest
      })
    },
    /** Everything about a table as it was found. */
    resetTable(ref: TableRef): void {
      changeTables(desk, ref.file, ({ reading, tables }) => {
        const found = reading.sheets[ref.sheet]?.layout.tables[ref.table]
        return found === undefined
          ? tables
          : tables.map((decision) =>
              isNamed(decision, ref) ? decideTable(reading, ref.sheet, ref.table, found) : decision,
            )
      })
    },
  }
}

async function correct(desk: ImportDesk, ref: TableRef, correction: LayoutCorrection): Promise<void> {
  const { store, clients } = desk
  const { choice } = presentTable(store, ref)
  const layout = await withOpenFile(desk, ref.file, (file) =>
    clients.imports.correctLayout({ file, sheet: ref.sheet, layout: choice.layout, correction }),
  )
  changeTable(store, ref, (decision) => ({ ...decision, looked: false, choice: keepEdits(decision.choice, layout) }))
  for (const { index, type } of listRetyped(presentTable(store, ref).choice)) await retype(desk, ref, index, type)
}

async function addTable(desk: ImportDesk, key: string, sheet: number, correction: LayoutCorrection): Promise<void> {
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

function changeTables({ store }: ImportDesk, key: string, change: (state: ReadState) => TableDecision[]): void {
  changeFile(store, key, (file) => {
    const state = readStateOf(file)
    return state === null ? file : { ...file, state: { ...state, tables: change(state) } }
  })
}

function isNamed({ sheet, table }: TableDecision, ref: TableRef): boolean {
  return sheet === ref.sheet && table === ref.table
}
