import { expect } from 'vitest'
import type { CellValue, ReadReason } from '../../../src/core/workbook/cell-value.ts'
import { readColumnValues } from '../../../src/core/workbook/read-column-values.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import type { LayoutColumn, SheetLayout, TableLayout } from '../../../src/core/workbook/table-layout.ts'

/** File and sheet for layouts that name neither. */
export const context = { fileName: 'book.xlsx', sheetName: 'Sheet1' }

/** The one table of a sheet. */
export function only(layout: SheetLayout): TableLayout {
  expect(layout.tables).toHaveLength(1)
  return layout.tables[0]!
}

/** A column of a table by its name. */
export function column(table: TableLayout, name: string): LayoutColumn {
  const found = table.columns.find((candidate) => candidate.name === name)
  expect(found, `${name} among ${table.columns.map((candidate) => candidate.name).join(' | ')}`).toBeDefined()
  return found!
}

/** All values of a column, in the order of the loaded rows. */
export function values(grid: CellGrid, table: TableLayout, name: string): CellValue[] {
  const read: CellValue[] = []
  readColumnValues(grid, table, column(table, name), (_row, value) => read.push(value))
  return read
}

/** Why each value of a column is as it is. */
export function reasons(grid: CellGrid, table: TableLayout, name: string): ReadReason[] {
  const read: ReadReason[] = []
  readColumnValues(grid, table, column(table, name), (_row, _value, reason) => read.push(reason))
  return read
}

/** Excel rows (from 1) of a list of rows from 0. */
/** Rows as Excel counts them. */
export const excel = (rows: readonly number[] | null): number[] => (rows ?? []).map((row) => row + 1)
/** Codes of notices or doubts. */
export const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)
