import type { Page, Value, ValueType } from '../../core/result/page.ts'

/** A column as the grid shows it. `name` is the key of pages, `label` what stands in the header. */
export type GridColumn = {
  name: string
  label: string
  unit: string | null
  type: ValueType
  /** Marks a column that the shown state has and the one before had not; the words are its tooltip. */
  fresh?: string
}

/** Rows to show: `key` changes whenever other rows would come (table, version, sort, filter). */
export type GridSource = {
  key: string
  columns: GridColumn[]
  totalRows: number
  /** Values of the page stand in the order of `columns`; further columns may follow (`rowLabel`). */
  readPage: (offset: number, limit: number) => Promise<Page>
  /** Label of a row head from the page and the row's index in it; the row's number where absent. */
  rowLabel?: (page: Page, row: number) => string
  /** Words on a cell that stands out, null for the others; by the page, the row's index in it, and the column. */
  markOf?: (page: Page, row: number, column: number) => string | null
}

/** Rows in one page of the grid. */
export const pageRows = 200

/** True where values are set flush right. */
export function isNumeric(type: ValueType): boolean {
  return type === 'integer' || type === 'number' || type === 'decimal'
}

/** Columns whose values have more decimals than this are shown as they are. */
const maxEqualDecimals = 4

/** Decimals that all values of a numeric column are shown with, by the values at hand; null where they differ too much. */
export function commonDecimals(values: readonly Value[]): number | null {
  let most = 0
  for (const value of values) {
    if (value === null) continue
    const text = plainValue(value)
    if (text.includes('e')) return null
    const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
    if (decimals > maxEqualDecimals) return null
    most = Math.max(most, decimals)
  }
  return most
}

/** A value as the grid shows it: true minus, at most 15 significant digits, decimals filled up with zeros, nothing for a missing value. */
export function formatValue(value: Value, decimals: number | null = null): string {
  const plain = plainValue(value)
  const digits = decimals === null || decimals === 0 || typeof value !== 'number' || !/^-?\d+(\.\d+)?$/.test(plain) ? plain : padDecimals(plain, decimals)
  return digits.replace(/^-(?=[\d.])/, '\u2212')
}

function padDecimals(plain: string, decimals: number): string {
  const present = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0
  if (present >= decimals) return plain
  return `${plain}${present === 0 ? '.' : ''}${'0'.repeat(decimals - present)}`
}

/** A value as it is copied: ASCII minus, so that Excel and WPS read a number. */
export function plainValue(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
  return String(value)
}

/** Cells as tab-separated lines; texts with tabs, line breaks or quotes are quoted as Excel does. */
export function formatTsv(rows: string[][]): string {
  return rows.map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n')
}
