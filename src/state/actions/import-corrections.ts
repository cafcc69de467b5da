import type { ColumnType, LayoutCorrection } from '../../core/workbook/table-layout.ts'
import type { ActionWords } from '../action-words.ts'
import { decideTable } from '../selectors/decide-tables.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import type { TableRef } from '../slices/imports.ts'
import type { ColumnEdit } from './import-columns.ts'
import { editColumn, includeColumns, retypeColumn } from './import-columns.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeTable } from './import-desk.ts'
import { followTable } from './import-following.ts'
import { listFollowers } from './import-groups.ts'
import { addTable, correctRows, removeTable } from './import-layout.ts'
import { runAction, showFailure } from './run-action.ts'

/** So many tables follow in a moment; more are worth a line in the top bar. */
const fewFollowers = 12

/** Correcting rows and columns of tables. What is corrected on one table of a group reaches the others of it. */
export function createImportCorrections(desk: ImportDesk, words: () => ActionWords) {
  const { store } = desk
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      showFailure(store, error)
    }
  }
  // One after another: a correction is carried over as it is when its turn comes, the last one last.
  const follow = (ref: TableRef): Promise<void> => {
    const next = async (): Promise<void> => {
      const carry = (): Promise<void> => attempt(() => followTable(desk, ref))
      if (listFollowers(desk, ref).length <= fewFollowers) await carry()
      else await runAction(store, words().t('review.group.following'), carry)
    }
    desk.following = desk.following.then(next)
    return desk.following
  }
  return {
    changeColumn(ref: TableRef, index: number, edit: ColumnEdit): void {
      editColumn(desk, ref, index, edit)
      void follow(ref)
    },
    includeColumns(ref: TableRef, include: boolean): void {
      includeColumns(desk, ref, include)
      void follow(ref)
    },
    /** Reads a column under another type; its counts and doubts say what that does. */
    async retypeColumn(ref: TableRef, index: number, type: ColumnType): Promise<void> {
      await attempt(() => retypeColumn(desk, ref, index, type))
      void follow(ref)
    },
    /** Lays the table out anew from other rows or columns. What the user typed before stays. */
    async correct(ref: TableRef, correction: LayoutCorrection): Promise<void> {
      await attempt(() => correctRows(desk, ref, correction))
      await follow(ref)
    },
    /** Everything about a table, and about those that follow it, as it was found. */
    resetTable(ref: TableRef): void {
      const file = store.getState().importFiles.find(({ key }) => key === ref.file)
      const reading = file === undefined ? undefined : readStateOf(file)?.reading
      const found = reading?.sheets[ref.sheet]?.layout.tables[ref.table]
      if (reading === undefined || found === undefined) return
      changeTable(store, ref, () => decideTable(reading, ref.sheet, ref.table, found))
      void follow(ref)
    },
    /** Marks a table by hand on a sheet, and shows it. */
    addTable(key: string, sheet: number, correction: LayoutCorrection): Promise<void> {
      return attempt(() => addTable(desk, key, sheet, correction))
    },
    /** Takes a table that was marked by hand away again. */
    removeTable(ref: TableRef): void {
      removeTable(desk, ref)
    },
  }
}
