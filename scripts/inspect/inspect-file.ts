import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError, toAppError } from '../../src/core/base/app-error.ts'
import type { Diagnostic } from '../../src/core/base/diagnostic.ts'
import { cellAddress, columnLetter } from '../../src/core/workbook/cell-address.ts'
import type { CellGrid, CellRange } from '../../src/core/workbook/cell-grid.ts'
import { compareSheets } from '../../src/core/workbook/compare-sheets.ts'
import { detectLayout } from '../../src/core/workbook/detect-layout.ts'
import type { SheetLayout, TableLayout } from '../../src/core/workbook/table-layout.ts'
import { readWorkbook } from '../../src/formats/read-workbook.ts'
import { createTranslator } from '../../src/i18n/translate.ts'
import { failed, type InspectAnswer, type InspectCell, type InspectNotice, type InspectTable } from './answer.ts'

const translator = createTranslator('zh')

/** Reads a file as the product does and says what it sees. `file` is how the user named it, `path` where it is. Never rejects. */
export async function inspectFile(file: string, path: string, withCells: boolean): Promise<InspectAnswer> {
  try {
    const { format, sheets, notices } = await readWorkbook(readBytes(file, path), basename(path))
    const found = sheets.map(({ name, grid }) => detectLayout(grid, { fileName: basename(path), sheetName: name }))
    const layouts = compareSheets(
      sheets.map(({ name }, at) => ({ name, layout: found[at] ?? { tables: [], notices: [] } })),
    )
    return {
      file,
      format,
      sheets: sheets.map(({ name, hidden, grid }, at) => ({
        name,
        hidden,
        tables: (layouts[at]?.tables ?? []).map(toTable),
        ...(withCells ? { cells: listCells(grid), merges: grid.merges.map(address) } : {}),
      })),
      notices: [...notices, ...layouts.flatMap(noticesOf)].map(toNotice),
    }
  } catch (error) {
    const { code, params, detail } = error instanceof AppError ? error : toAppError(error)
    const text = translator.error(code, params)
    return failed(file, code, detail === undefined ? text : `${text} (${detail})`)
  }
}

function readBytes(file: string, path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new AppError('workbook/unreadable', { file }, { detail: String(error) })
  }
}

/** Text of an error by its code, for files that had no chance to answer themselves. */
export function errorText(code: 'worker/crashed' | 'workbook/unreadable', file: string): string {
  return translator.error(code, { file })
}

function noticesOf(layout: SheetLayout): Diagnostic[] {
  const doubts = layout.tables.flatMap((table) => [
    ...table.doubts,
    ...table.columns.flatMap((column) => column.doubts),
  ])
  return [...layout.notices, ...doubts]
}

function toTable(table: TableLayout): InspectTable {
  return {
    range: address(table.range),
    title: table.title,
    period: table.period?.value ?? null,
    titleRows: table.titleRows.map(fromOne),
    unitRow: table.unitRow === null ? null : fromOne(table.unitRow),
    headerRows: table.headerRows === null ? null : [fromOne(table.headerRows[0]), fromOne(table.headerRows[1])],
    dataRows: [fromOne(table.dataRows[0]), fromOne(table.dataRows[1])],
    totalRows: [...table.totalRows, ...table.subtotalRows].sort((a, b) => a - b).map(fromOne),
    subtotalRows: table.subtotalRows.map(fromOne),
    sectionRows: table.sectionRows.map(fromOne),
    noteRows: table.noteRows.map(fromOne),
    columns: table.columns.map(({ index, name, type, unit }) => ({ letter: columnLetter(index), name, type, unit })),
    levels: table.columns.flatMap(({ index, levels }) =>
      levels === undefined ? [] : [{ letter: columnLetter(index), depth: levels.depth, samples: levels.samples }],
    ),
    constants: table.constants.map(({ name, value }) => ({ name, value })),
    monthColumns: table.monthColumns.map(columnLetter),
    confidence: table.confidence,
  }
}

function address({ top, left, bottom, right }: CellRange): string {
  return `${cellAddress(top, left)}:${cellAddress(bottom, right)}`
}

function fromOne(row: number): number {
  return row + 1
}

function toNotice({ code, params, where }: Diagnostic): InspectNotice {
  const cell = where.cell ?? null
  return {
    code,
    cell: where.sheet === undefined || cell === null ? cell : `${where.sheet}!${cell}`,
    text: translator.notice(code, params),
  }
}

/** Cells row by row; empty ones are left out. */
function listCells(grid: CellGrid): InspectCell[] {
  const cells: InspectCell[] = []
  for (let row = 0; row < grid.rowCount; row++) {
    for (let column = 0; column < grid.columnCount; column++) {
      const cell = readCell(grid, row, column)
      if (cell !== null) cells.push(cell)
    }
  }
  return cells
}

function readCell(grid: CellGrid, row: number, column: number): InspectCell | null {
  const kind = grid.kind(row, column)
  const at = cellAddress(row, column)
  const shown = grid.display(row, column)
  switch (kind) {
    case 'empty':
      return grid.formulaWithoutValue(row, column)
        ? { address: at, kind: 'formula-without-value', value: null, shown: '' }
        : null
    case 'boolean':
      return { address: at, kind, value: grid.number(row, column) === 1, shown }
    case 'number':
    case 'date':
      return { address: at, kind, value: grid.number(row, column), shown }
    case 'text':
    case 'error':
      return { address: at, kind, value: grid.text(row, column), shown }
  }
}
