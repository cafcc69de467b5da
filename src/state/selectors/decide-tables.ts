import { layoutKey } from '../../core/dataset/layout-memory.ts'
import { placeTable } from '../../core/dataset/place-table.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import type { FileReading, TableChoice } from '../../protocol/import-api.ts'
import type { TableDecision } from '../slices/imports.ts'
import { countDataRows } from './import-tables.ts'
import { rangeOf } from './list-entries.ts'
import { isLoaded } from './member-standing.ts'
import { proposeTableName } from './table-names.ts'

/** What is proposed for every table of a file. Tables without rows, and tables that are loaded already, are left out until asked for. */
export function decideTables(reading: FileReading, catalogue: Catalogue): TableDecision[] {
  return reading.sheets.flatMap(({ name, layout: { tables } }, sheet) =>
    tables.map((layout, table) => {
      const decision = decideTable(reading, sheet, table, layout)
      const loaded = isLoaded(catalogue, { hash: reading.hash, sheet: name, range: rangeOf(layout) })
      return { ...decision, include: countDataRows(layout) > 0 && !loaded }
    }),
  )
}

/** The proposal for one table as it was found or marked by hand. */
export function decideTable(reading: FileReading, sheet: number, table: number, layout: TableLayout): TableDecision {
  const where = { file: reading.name, path: reading.path, sheet: reading.sheets[sheet]?.name ?? '' }
  const { period, constants } = placeTable(layout, where)
  const choice: TableChoice = {
    layout,
    columns: layout.columns,
    name: proposeTableName(reading, sheet, layout),
    period: period?.value ?? null,
    constants,
    found: table < (reading.sheets[sheet]?.layout.tables.length ?? 0) ? layoutKey(layout) : null,
  }
  return {
    sheet,
    table,
    byHand: false,
    include: true,
    looked: false,
    onTaken: null,
    apart: false,
    together: false,
    alone: false,
    known: false,
    confirmed: false,
    choice,
  }
}

/** The choice after its rows or columns were corrected: what the user had typed stays with its column of the sheet. */
export function keepEdits(choice: TableChoice, corrected: TableLayout): TableChoice {
  const before = new Map(choice.layout.columns.map((column) => [column.index, column]))
  const edited = new Map(choice.columns.map((column) => [column.index, column]))
  const columns = corrected.columns.map((column) => {
    const old = before.get(column.index)
    const mine = edited.get(column.index)
    return old === undefined || mine === undefined ? column : keepColumnEdits(old, mine, column)
  })
  const periodEdited = choice.period !== (choice.layout.period?.value ?? null)
  return {
    ...choice,
    layout: corrected,
    columns,
    period: periodEdited ? choice.period : (corrected.period?.value ?? null),
  }
}

function keepColumnEdits(old: LayoutColumn, mine: LayoutColumn, fresh: LayoutColumn): LayoutColumn {
  return {
    ...fresh,
    ...(mine.name === old.name ? {} : { name: mine.name }),
    ...(mine.unitFrom === 'user' ? { unit: mine.unit, unitFrom: mine.unitFrom } : {}),
    ...(mine.type === old.type ? {} : { type: mine.type }),
    include: mine.include === old.include ? fresh.include : mine.include,
  }
}

/** Columns whose type the user chose against what was found; their counts have to be read anew after a correction. */
export function listRetyped(choice: TableChoice): LayoutColumn[] {
  const found = new Map(choice.layout.columns.map((column) => [column.index, column.type]))
  return choice.columns.filter(
    (column) => found.get(column.index) !== undefined && found.get(column.index) !== column.type,
  )
}
