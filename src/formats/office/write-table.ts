import { AppError } from '../../core/base/app-error.ts'
import type { Language } from '../../core/base/local-text.ts'
import type { Page } from '../../core/result/page.ts'
import type { Origin, PrintTable } from '../../core/result/print-table.ts'
import { EXCEL_CELL_TEXT, EXCEL_ROWS } from './excel-limits.ts'
import { rowsSheet } from './rows-sheet.ts'
import { sourceSheet } from './source-sheet.ts'
import { sourceWords } from './source-words-data.ts'
import { StyleSheet } from './style-sheet.ts'
import { tableSheet } from './table-sheet.ts'
import type { OfficeSheet } from './workbook.ts'
import { writeWorkbook, type WriteOptions } from './write-workbook.ts'

/** A styled statistics table and a sheet that says where it came from. Throws export/too-many-rows. */
export async function writeTableXlsx(
  table: PrintTable,
  origin: Origin,
  language: Language,
  options: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  refuseTooManyRows(
    table.rows.length + table.header.length + table.notes.length + table.flagNotes.length + 3,
    EXCEL_ROWS,
  )
  const styles = new StyleSheet()
  const shortened = countLong(table.rows.flatMap((row) => row.cells.map((cell) => cell.text)))
  return write(tableSheet(table, language, styles), shortened, { origin, language, styles, options })
}

/** Raw rows with their names in the first row, and the source sheet. Throws export/too-many-rows. */
export async function writeRowsXlsx(
  page: Page,
  origin: Origin,
  language: Language,
  options: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  refuseTooManyRows(page.rowCount, EXCEL_ROWS - 1)
  const styles = new StyleSheet()
  let shortened = 0
  for (const column of page.values) shortened += countLong(column)
  return write(rowsSheet(page, sourceWords.data[language], styles), shortened, { origin, language, styles, options })
}

/** A workbook of several sheets of raw rows, each with its names in the first row. Throws export/too-many-rows. */
export async function writeSheetsXlsx(
  { title, created, sheets }: { title: string; created: string; sheets: readonly { name: string; page: Page }[] },
  program: string,
  options: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  for (const { page } of sheets) refuseTooManyRows(page.rowCount, EXCEL_ROWS - 1)
  const styles = new StyleSheet()
  const written = sheets.map(({ name, page }) => rowsSheet(page, name, styles))
  return writeWorkbook({ sheets: written, styles: styles.styles, title, created: seconds(created), program }, options)
}

type Settings = { origin: Origin; language: Language; styles: StyleSheet; options: WriteOptions }

function write(sheet: OfficeSheet, shortened: number, settings: Settings): Promise<Uint8Array<ArrayBuffer>> {
  const { origin, language, styles, options } = settings
  const sheets = [sheet, sourceSheet(origin, language, styles, shortened)]
  const created = seconds(origin.ranAt)
  return writeWorkbook(
    { sheets, styles: styles.styles, title: origin.title, created, program: origin.product },
    options,
  )
}

/** A moment in ISO 8601 without its fraction, as Office wants it. */
function seconds(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z')
}

function refuseTooManyRows(rows: number, limit: number): void {
  if (rows > limit) throw new AppError('export/too-many-rows', { rows, limit })
}

function countLong(values: Iterable<unknown>): number {
  let count = 0
  for (const value of values) if (typeof value === 'string' && value.length > EXCEL_CELL_TEXT) count += 1
  return count
}
