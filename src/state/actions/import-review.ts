import type { CellRange } from '../../core/workbook/cell-grid.ts'
import type { ColumnType, LayoutColumn, LayoutCorrection } from '../../core/workbook/table-layout.ts'
import { decideTable, keepEdits, listRetyped } from '../selectors/decide-tables.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import { nameKey, uniqueName } from '../selectors/table-names.ts'
import type { ImportSelection, SheetWindow, TableDecision, TableRef } from '../slices/imports.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeFile, changeTable, presentTable, withOpenFile } from './import-desk.ts'
import { showFailure } from './run-action.ts'

/** What a person can correct in the review. */
export type ImportReview = ReturnType<typeof createImportReview>

/** Looking at found tables and correcting them. */
export function createImportReview(desk: ImportDesk) {
  const { store, clients } = desk
  const patch = (ref: TableRef, part: Partial<TableDecision>): void => changeTable(store, ref, (decision) => ({ ...decision, ...part }))
  const patchChoice = (ref: TableRef, part: Partial<TableDecision['choice']>): void =>
    changeTable(store, ref, (decision) => ({ ...decision, choice: { ...decision.choice, ...part } }))

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
        return state === null ? file : { ...file, state: { ...state, tables: state.tables.map((decision) => ({ ...decision, include })) } }
      })
    },
    markLooked(ref: TableRef, looked: boolean): void {
      patch(ref, { looked })
    },
    decideTaken(ref: TableRef, onTaken: TableDecision['onTaken']): void {
      patch(ref, { onTaken })
    },
    renameTable(ref: TableRef, name: string): void {
      if (name.trim() !== '') patchChoice(ref, { name: name.trim() })
    },
    /** Sets the period by hand; doubts about it are settled by that. */
    setPeriod(ref: TableRef, period: string | null): void {
      changeTable(store, ref, (decision) => {
        const { layout } = decision.choice
        const doubts = layout.doubts.filter(({ code }) => code !== 'layout/period-conflict' && code !== 'layout/period-unknown')
        return { ...decision, choice: { ...decision.choice, period, layout: { ...layout, doubts } } }
      })
    },
    changeColumn(ref: TableRef, index: number, part: Partial<Pick<LayoutColumn, 'name' | 'unit' | 'include'>>): void {
      changeTable(store, ref, (decision) => {
        const others = decision.choice.columns.filter((column) => column.index !== index).map(({ name }) => nameKey(name))
        const named = part.name === undefined ? part : { ...part, name: uniqueName(part.name, new Set(others)) }
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
    /** Lays the table out anew from other rows or columns. What the user typed before stays. */
    async correct(ref: TableRef, correction: LayoutCorrection): Promise<void> {
      try {
        const { choice } = presentTable(store, ref)
        const layout = await withOpenFile(desk, ref.file, (file) =>
          clients.imports.correctLayout({ file, sheet: ref.sheet, layout: choice.layout, correction }),
        )
        changeTable(store, ref, (decision) => ({ ...decision, choice: keepEdits(decision.choice, layout) }))
        for (const column of listRetyped(presentTable(store, ref).choice)) await retype(desk, ref, column.index, column.type)
      } catch (error) {
        showFailure(store, error)
      }
    },
    /** Marks a table by hand on a sheet, and shows it. */
    async addTable(key: string, sheet: number, correction: LayoutCorrection): Promise<void> {
      try {
        const layout = await withOpenFile(desk, key, (file) => clients.imports.correctLayout({ file, sheet, layout: null, correction }))
        changeFile(store, key, (file) => {
          const state = readStateOf(file)
          if (state === null) return file
          const table = Math.max(-1, ...state.tables.filter((decision) => decision.sheet === sheet).map((decision) => decision.table)) + 1
          store.setState({ importSelection: { file: key, sheet, table } })
          const tables = [...state.tables, { ...decideTable(state.reading, sheet, table, layout), byHand: true }]
          tables.sort((a, b) => a.sheet - b.sheet || a.table - b.table)
          return { ...file, state: { ...state, tables } }
        })
      } catch (error) {
        showFailure(store, error)
      }
    },
    /** Takes a table that was marked by hand away again. */
    removeTable(ref: TableRef): void {
      changeFile(store, ref.file, (file) => {
        const state = readStateOf(file)
        if (state === null) return file
        const tables = state.tables.filter(({ sheet, table }) => sheet !== ref.sheet || table !== ref.table)
        const next = tables.find(({ sheet }) => sheet === ref.sheet)
        store.setState({ importSelection: { file: ref.file, sheet: ref.sheet, table: next?.table ?? null } })
        return { ...file, state: { ...state, tables } }
      })
    },
    /** Everything about a table as it was found. */
    resetTable(ref: TableRef): void {
      changeFile(store, ref.file, (file) => {
        const state = readStateOf(file)
        const layout = state?.reading.sheets[ref.sheet]?.layout.tables[ref.table]
        if (state === null || layout === undefined) return file
        const tables = state.tables.map((decision) =>
          decision.sheet === ref.sheet && decision.table === ref.table ? decideTable(state.reading, ref.sheet, ref.table, layout) : decision,
        )
        return { ...file, state: { ...state, tables } }
      })
    },
  }
}

async function retype(desk: ImportDesk, ref: TableRef, index: number, type: ColumnType): Promise<void> {
  const { store, clients } = desk
  const { choice } = presentTable(store, ref)
  const column = choice.columns.find((each) => each.index === index)
  if (column === undefined) return
  const read = await withOpenFile(desk, ref.file, (file) =>
    clients.imports.retypeColumn({ file, sheet: ref.sheet, layout: choice.layout, column: { ...column, type } }),
  )
  // Only what depends on the type is taken over: name and unit may have been typed meanwhile.
  changeTable(store, ref, (decision) =>
    changeColumns(decision, index, (present) => ({ ...present, type: read.type, counts: read.counts, samples: read.samples, doubts: read.doubts, confidence: 1 })),
  )
}

function changeColumns(decision: TableDecision, index: number, change: (column: LayoutColumn) => LayoutColumn): TableDecision {
  const columns = decision.choice.columns.map((column) => (column.index === index ? change(column) : column))
  return { ...decision, choice: { ...decision.choice, columns } }
}

function editColumn(column: LayoutColumn, part: Partial<Pick<LayoutColumn, 'name' | 'unit' | 'include'>>): LayoutColumn {
  const renamed = part.name !== undefined && part.name.trim() !== '' && part.name.trim() !== column.name
  return {
    ...column,
    ...(part.include === undefined ? {} : { include: part.include }),
    ...(part.unit === undefined ? {} : { unit: part.unit, unitFrom: 'user' as const }),
    ...(renamed ? { name: part.name?.trim() ?? column.name, doubts: column.doubts.filter(({ code }) => !code.startsWith('column/name-')) } : {}),
  }
}
