import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import type { ColumnGridBuilder, GridExtras } from '../column-grid-builder.ts'
import { numberFormatKind } from '../number-format-kind.ts'

/** How the cells of one SheetJS workbook are to be understood. */
export type FillOptions = {
  date1904: boolean
  /** True where the author's own display text is given with each cell (ODS). */
  keepShown: boolean
  /** Decodes a text that SheetJS left as single bytes. */
  decodeText?: (text: string) => string
}

const MAX_ROW = 1_048_575
const MAX_COLUMN = 16_383
const DAYS_1904 = 1462
const END_OF_DATES = 2_958_466
const ERROR_SIGNS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}

/** An error sign of Excel or of LibreOffice. */
const SHOWN_ERROR = /^(?:#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|Err:5\d\d)$/

/** Rows of a dense SheetJS sheet; rows and cells may be missing. */
type DenseRows = (((CellObject | undefined)[] & { length: number }) | undefined)[]

/**
 * Takes over the cells of a SheetJS sheet and gives its merges and hidden lines. `cells` counts those that SheetJS gave
 * (empty texts too), `outside` those beyond the size of a sheet.
 */
export function fillGrid(
  sheet: WorkSheet,
  builder: ColumnGridBuilder,
  options: FillOptions,
): { extras: GridExtras; cells: number; outside: number } {
  const rows = (sheet['!data'] ?? []) as DenseRows
  let outside = 0
  let given = 0
  // SheetJS makes holes for rows and cells that are not there; a damaged address makes an array of thousands of millions of them.
  for (const row of indexesOf(rows, MAX_ROW)) {
    const cells = rows[row] ?? []
    for (const column of indexesOf(cells, MAX_COLUMN)) {
      const cell = cells[column]
      if (cell === undefined) continue
      if (cell.t !== 'z') given++
      if (row > MAX_ROW || column > MAX_COLUMN) outside++
      else setCell(builder, { row, column, cell }, options)
    }
  }
  const extras = {
    merges: (sheet['!merges'] ?? []).map(toRange),
    hiddenRows: hiddenIndexes(sheet['!rows']),
    hiddenColumns: hiddenIndexes(sheet['!cols']),
  }
  return { extras, cells: given, outside }
}

/** Indexes of an array that may have items; only those that do where it is longer than `most`. */
function indexesOf(items: ArrayLike<unknown>, most: number): Iterable<number> {
  return items.length <= most + 1 ? Array.prototype.keys.call(items) : Object.keys(items).map(Number)
}

function setCell(
  builder: ColumnGridBuilder,
  at: { row: number; column: number; cell: CellObject },
  options: FillOptions,
): void {
  const { row, column, cell } = at
  const { v: value } = cell
  switch (cell.t) {
    case 's':
      setText(builder, at, cleanText(value), options)
      return
    case 'b':
      builder.setBoolean(row, column, value === true)
      return
    case 'e':
      builder.setError(row, column, cell.w ?? (typeof value === 'number' ? ERROR_SIGNS[value] : undefined) ?? '#ERROR!')
      return
    case 'n':
      if (typeof value === 'number') setNumber(builder, at, value, options)
      return
    default:
  }
}

function setText(
  builder: ColumnGridBuilder,
  { row, column }: { row: number; column: number },
  text: string,
  options: FillOptions,
): void {
  builder.setText(row, column, options.decodeText === undefined ? text : options.decodeText(text))
}

function setNumber(
  builder: ColumnGridBuilder,
  { row, column, cell }: { row: number; column: number; cell: CellObject },
  value: number,
  options: FillOptions,
): void {
  // An .ods gives an error cell as the number 0 with the sign as its text.
  if (options.keepShown && cell.w !== undefined && SHOWN_ERROR.test(cell.w)) {
    builder.setError(row, column, cell.w)
    return
  }
  if (!Number.isFinite(value)) {
    builder.setError(row, column, '#NUM!')
    return
  }
  const format = chineseFormat(typeof cell.z === 'string' ? cell.z : 'General')
  const plain = format === 'General' && cell.w === String(value)
  const look = options.keepShown && cell.w !== undefined && !plain ? { format, shown: cell.w } : { format }
  const serial = options.date1904 ? value + DAYS_1904 : value
  if (numberFormatKind(format) === 'date' && serial >= 0 && serial < END_OF_DATES)
    builder.setDate(row, column, serial, look)
  else builder.setNumber(row, column, value, look)
}

/** SheetJS gives the formats that follow the user's locale as American ones. */
function chineseFormat(code: string): string {
  return code === 'm/d/yy' ? 'yyyy/m/d' : code === 'm/d/yy h:mm' ? 'yyyy/m/d h:mm' : code
}

function cleanText(value: CellObject['v']): string {
  return typeof value === 'string' ? value : value === undefined ? '' : String(value)
}

function toRange(merge: { s: { r: number; c: number }; e: { r: number; c: number } }): CellRange {
  return { top: merge.s.r, left: merge.s.c, bottom: merge.e.r, right: merge.e.c }
}

function hiddenIndexes(lines: readonly ({ hidden?: boolean } | undefined)[] = []): number[] {
  const hidden: number[] = []
  for (const index of indexesOf(lines, MAX_ROW))
    if (lines[index]?.hidden === true && index <= MAX_ROW) hidden.push(index)
  return hidden
}
