import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { refKey } from '../selectors/import-plan.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import type { ImportSelection, SheetWindow, TableDecision, TableRef } from '../slices/imports.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeFile, changeTable, withOpenFile } from './import-desk.ts'
import { changeTables, presentPlan } from './import-groups.ts'

/** Looking at the found tables and deciding about each as a whole. */
export function createImportReview(desk: ImportDesk) {
  const { store, clients } = desk
  const patch = (ref: TableRef, part: Partial<TableDecision>): void => {
    changeTable(store, ref, (decision) => ({ ...decision, ...part }))
  }
  return {
    select(selection: ImportSelection): void {
      store.setState({ importSelection: selection })
    },
    /** A window of a sheet as Excel would show it. */
    readCells(file: string, sheet: number, range: CellRange): Promise<SheetWindow> {
      return withOpenFile(desk, file, (id) => clients.imports.readCells({ file: id, sheet, range }))
    },
    include(ref: TableRef, include: boolean): void {
      patch(ref, { include })
    },
    /** Takes all tables of a file, or none. */
    includeFile(key: string, include: boolean): void {
      changeFile(store, key, (file) => {
        const state = readStateOf(file)
        return state === null
          ? file
          : { ...file, state: { ...state, tables: state.tables.map((decision) => ({ ...decision, include })) } }
      })
    },
    markLooked(ref: TableRef, looked: boolean): void {
      patch(ref, { looked })
    },
    /** Names the table that a found table becomes a part of: all tables of its group with it. */
    renameTable(ref: TableRef, name: string): void {
      if (name.trim() === '') return
      const members = presentPlan(desk).byRef.get(refKey(ref))?.group.members ?? []
      const refs = [ref, ...members.map((member) => member.ref)]
      changeTables(desk, refs, (decision) => ({ ...decision, choice: { ...decision.choice, name: name.trim() } }))
    },
    /** Sets the period by hand; doubts about it are settled by that. */
    setPeriod(ref: TableRef, period: string | null): void {
      changeTable(store, ref, (decision) => {
        const { layout } = decision.choice
        const doubts = layout.doubts.filter(
          ({ code }) => code !== 'layout/period-conflict' && code !== 'layout/period-unknown',
        )
        return { ...decision, choice: { ...decision.choice, period, layout: { ...layout, doubts } } }
      })
    },
  }
}
