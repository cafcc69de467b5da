import type { Diagnostic } from '../base/diagnostic.ts'
import type { CellRange } from './cell-grid.ts'
import type { StubLevels } from './level-columns.ts'
import type { WordsColumn } from './words-column.ts'

/** Kind of a column, decided from all its values. `code` stays text with leading zeros. */
export type ColumnType = 'text' | 'code' | 'integer' | 'number' | 'boolean' | 'date' | 'period'

/** All column types, in the order in which a menu shows them. */
export const columnTypes = [
  'text',
  'code',
  'integer',
  'number',
  'boolean',
  'date',
  'period',
] as const satisfies ColumnType[]

/** What a row of a table is. Only `data` rows enter analysis; totals are kept for control sums. */
export type RowKind =
  'title' | 'unit' | 'header' | 'code' | 'data' | 'subtotal' | 'total' | 'section' | 'note' | 'blank'

/** One column as found. The user may change `name`, `type`, `unit` and `include`. */
export type LayoutColumn = {
  /** Column of the sheet, from 0. */
  index: number
  /** Unique within the table: header path joined by `·`. */
  name: string
  headerPath: string[]
  type: ColumnType
  /** 万元, %, 人 …; null where the column has none or it is unknown. */
  unit: string | null
  unitFrom: 'header' | 'unit-line' | 'user' | null
  include: boolean
  /** Up to 5 different values as Excel shows them, from data rows. */
  samples: string[]
  /** Counts over the data rows. `unread` values do not fit the type: they are empty here and kept in `words`. */
  counts: { filled: number; empty: number; missingMarks: number; unread: number }
  /** Set where some cells do not fit the type: they are kept as text in a column beside this one. */
  words?: WordsColumn
  /** Set on the column of row labels where they have levels: indented, or under headings. */
  levels?: StubLevels
  /** 0 to 1: how sure name and type are. */
  confidence: number
  doubts: Diagnostic[]
}

/** Reporting period of a whole table, normalised: `2020-06`, `2020-Q2`, `2020`. */
export type FoundPeriod = { value: string; from: 'file-name' | 'sheet-name' | 'title' | 'cell' | 'user' }

/** A value that holds for all rows of a table and stands outside its body: loaded as a column of its own. */
export type LayoutConstant = { name: string; value: string; from: 'sheet-name' | 'block-title' | 'title' }

/** One table found on a sheet. Row numbers count from 0, bounds inclusive. */
export type TableLayout = {
  /** All of it: title to notes. */
  range: CellRange
  title: string
  period: FoundPeriod | null
  /** Unit of the unit line (`千元`), null where there is none or it names several. */
  unit: string | null
  titleRows: number[]
  unitRow: number | null
  /** First and last header row; null when the table has none (columns are then named A, B, C). */
  headerRows: [number, number] | null
  /** Header rows that hold only codes or column numbers (甲 乙 1 2 3); they do not enter names. */
  codeRows: number[]
  /** First and last row of the body, totals and blanks inside included. */
  dataRows: [number, number]
  totalRows: number[]
  subtotalRows: number[]
  sectionRows: number[]
  blankRows: number[]
  /** Header rows that come again inside the body (续表). */
  repeatedHeaderRows: number[]
  noteRows: number[]
  columns: LayoutColumn[]
  /** What tells this table from others of the same form: a town in the sheet name, the title of a block. */
  constants: LayoutConstant[]
  /** Columns of the sheet that hold one month each (1月 … 12月), in order of the sheet; empty unless there are three. An unpivot may be offered. */
  monthColumns: number[]
  /** 0 to 1 for the header rows and the data range; below 0.7 the user is asked to look. */
  confidence: number
  doubts: Diagnostic[]
}

/** What was found on one sheet: none, one or several tables. */
export type SheetLayout = { tables: TableLayout[]; notices: Diagnostic[] }

/** What a user may correct by hand; the rest of a layout follows from it. Rows from 0, bounds inclusive. */
export type LayoutCorrection = {
  headerRows?: [number, number] | null
  dataRows?: [number, number]
  leftColumn?: number
  rightColumn?: number
}
