import type { Page, Value, ValueColumn } from '../../core/result/page.ts'
import type { PrintTable } from '../../core/result/print-table.ts'
import { placeHeader } from './table-sheet.ts'
import { withoutNoise } from './without-noise.ts'

/** Media type of CSV. */
export const CSV_MEDIA_TYPE = 'text/csv;charset=utf-8'

const ROWS_PER_CHUNK = 2000
/** What a spreadsheet may take for the start of a formula, half-width and full-width (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** How a long writing reports and stops. */
export type CsvOptions = { signal?: AbortSignal; onRows?: (rows: number) => void }

/**
 * The rows of a page as CSV: UTF-8 with byte order mark (Excel reads Chinese only with it), CRLF, RFC 4180 quoting, names first,
 * numbers unrounded, missing values empty.
 *
 * Texts that a spreadsheet would run as a formula get an apostrophe in front: those of two characters or more that begin with
 * `= + - @`, their full-width forms, tab or a line break. A reader other than a spreadsheet sees that apostrophe. Numbers never get
 * one, and neither does a lone `-`, which is a usual sign for a missing value.
 */
export async function writeRowsCsv(page: Page, options: CsvOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const header = page.columns.map(({ name }) => csvText(name))
  const line = (row: number) => page.columns.map((column, index) => csvValue(page.values[index]?.[row] ?? null, column))
  return writeLines(header, page.rowCount, line, options)
}

/**
 * A printed table as CSV, in the same form as {@link writeRowsCsv}: the merged header flattened into one row (`1—6月·产值（亿元）`),
 * then the rows with numbers of 15 significant digits. Missing values are empty; title, notes and source are left out, so that programs can read it.
 */
export async function writeTableCsv(table: PrintTable, options: CsvOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const header = flatHeader(table).map(csvText)
  const line = (row: number) =>
    table.columns.map((column, index) => {
      const cell = table.rows[row]?.cells[index]
      if (cell === undefined) return ''
      if (!column.numeric) return csvText(cell.text)
      return csvValue(typeof cell.value === 'number' ? withoutNoise(cell.value) : cell.value, {
        name: '',
        type: 'number',
      })
    })
  return writeLines(header, table.rows.length, line, options)
}

async function writeLines(
  header: string[],
  count: number,
  line: (row: number) => string[],
  { signal, onRows }: CsvOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: string[] = ['\ufeff', `${header.join(',')}\r\n`]
  for (let start = 0; start < count; start += ROWS_PER_CHUNK) {
    signal?.throwIfAborted()
    const end = Math.min(start + ROWS_PER_CHUNK, count)
    let chunk = ''
    for (let row = start; row < end; row += 1) chunk += `${line(row).join(',')}\r\n`
    chunks.push(chunk)
    onRows?.(end)
    // A message to cancel can only arrive between two tasks.
    await new Promise((resume) => setTimeout(resume, 0))
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function csvValue(value: Value, column: ValueColumn): string {
  if (value === null) return ''
  if (typeof value === 'string') {
    const isNumber = column.type !== 'text' && /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value)
    return isNumber ? value : csvText(value)
  }
  return String(value)
}

function csvText(text: string): string {
  const safe = text.length > 1 && FORMULA_START.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function flatHeader(table: PrintTable): string[] {
  const places = placeHeader(table.header)
  return table.columns.map((column, index) => {
    const path = places
      .filter(({ cell, left }) => left <= index && index < left + cell.columnSpan)
      .map(({ cell }) => cell.text)
    const name = [...new Set(path.filter((text) => text !== ''))].join('·') || column.label || column.name
    if (column.unit === null || column.unit === '') return name
    return /[\u4e00-\u9fff]/.test(name + column.unit) ? `${name}（${column.unit}）` : `${name} (${column.unit})`
  })
}
