import type { Page, Value, ValueType } from '../../core/result/page.ts'

/** A column as the grid shows it. `name` is the key of pages, `label` what stands in the header. */
export type GridColumn = { name: string; label: string; unit: string | null; type: ValueType }

/** Rows to show: `key` changes whenever other rows would come (table, version, sort, filter). */
export type GridSource = {
  key: string
  columns: GridColumn[]
  totalRows: number
  /** Values of the page stand in the order of `columns`; further columns may follow (`rowLabel`). */
  readPage: (offset: number, limit: number) => Promise<Page>
  /** Label of a row head from the page and the row's index in it; the row's number where absent. */
  rowLabel?: (page: Page, row: number) => string
}

/** Rows in one page of the grid. */
export const pageRows = 200

/** True where values are set flush right. */
export function isNumeric(type: ValueType): boolean {
  return type === 'integer' || type === 'number' || type === 'decimal'
}

/** A value as the grid shows it: true minus, at most 15 significant digits, nothing for a missing value. */
export function formatValue(value: Value): string {
  return plainValue(value).replace(/^-(?=[\d.])/, '\u2212')
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
