import type { CellRange } from '../../core/workbook/cell-grid.ts'

/** One border line; `medium` is the thick rule of a three-line table. */
export type BorderLine = 'hair' | 'thin' | 'medium'

/** Looks of a cell. What is left out takes the program's default. Colours are six hex digits without `#`. */
export type CellStyle = {
  font?: { name?: string; size?: number; bold?: boolean; colour?: string }
  fill?: string
  border?: { top?: BorderLine; bottom?: BorderLine; left?: BorderLine; right?: BorderLine }
  align?: {
    horizontal?: 'left' | 'center' | 'right'
    vertical?: 'top' | 'center' | 'bottom'
    indent?: number
    wrap?: boolean
  }
  /** Excel number format code, `0.0` or `yyyy-mm-dd`. */
  numberFormat?: string
}

/**
 * One cell. A text value is always written as text and never as formula, whatever it begins with; there is no formula cell.
 * `date` holds an ISO date or date-time (`2020-06-30`, `2020-06-30T12:00:00`) and needs a date format in its style.
 * `style` counts from 0 in the styles of the workbook; without it the cell looks like the program's default.
 */
export type OfficeCell =
  | { type: 'text'; value: string; style?: number }
  | { type: 'number'; value: number; style?: number }
  | { type: 'boolean'; value: boolean; style?: number }
  | { type: 'date'; value: string; style?: number }
  | { type: 'empty'; style?: number }

/** A row of a sheet, cells from column A on; null is no cell at all. Height in points. */
export type OfficeRow = { cells: (OfficeCell | null)[]; height?: number; hidden?: boolean }

/** How a sheet is printed: always A4 and as wide as one page, on demand also as tall. `repeatRows` are first and last row, from 0. */
export type PrintSetup = { landscape: boolean; repeatRows: [number, number] | null; onePage?: boolean }

/** A picture on a sheet: a PNG whose upper left corner is at the start of a row, drawn so many pixels wide; rows count from 0. */
export type SheetPicture = { png: Uint8Array; row: number; width: number; name: string }

/** A cell that leads to the start of another sheet of the workbook; all counted from 0. */
export type SheetLink = { row: number; column: number; sheet: number }

/** A sheet to be written. Rows may be a generator, so that a million of them never stand in memory as cells. */
export type OfficeSheet = {
  name: string
  rows: Iterable<OfficeRow>
  merges: CellRange[]
  /** Column widths in characters of the default font, from column A on; null is the default width. */
  widths: (number | null)[]
  /** Rows and columns that stay in view. */
  freeze: { rows: number; columns: number } | null
  filter: CellRange | null
  print: PrintSetup | null
  gridLines: boolean
  hidden: boolean
  pictures?: SheetPicture[]
  /** Rows that begin a printed page, from 0. */
  breaks?: number[]
  links?: SheetLink[]
}

/** A workbook to be written; see {@link writeWorkbook}. `created` is ISO 8601 in UTC. */
export type OfficeWorkbook = {
  sheets: OfficeSheet[]
  styles: CellStyle[]
  title: string
  created: string
  program: string
}

/** A sheet with nothing but a name and rows; the other settings are given where they are wanted. */
export function plainSheet(name: string, rows: Iterable<OfficeRow>): OfficeSheet {
  return { name, rows, merges: [], widths: [], freeze: null, filter: null, print: null, gridLines: true, hidden: false }
}
