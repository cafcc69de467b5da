/** What a cell holds. A date is a number with a date format in Excel; readers decide and say `date`. */
export type CellKind = 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'error'

/** A rectangle of cells, all bounds inclusive, rows and columns counted from 0. */
export type CellRange = { top: number; left: number; bottom: number; right: number }

/**
 * The cells of one sheet as every reader hands them over; layout detection and loading know nothing else of a file.
 * Rows and columns count from 0. Cells outside are `empty`. Readers keep cells in typed arrays by column,
 * so a call must not allocate unless it returns a text.
 */
export interface CellGrid {
  readonly rowCount: number
  readonly columnCount: number
  /** Merged ranges; only the top left cell of each holds a value. */
  readonly merges: readonly CellRange[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  kind(row: number, column: number): CellKind
  /** Value of a `number` cell; a `boolean` as 0 or 1; a `date` as Excel serial day (1900 system, already corrected from 1904). NaN else. */
  number(row: number, column: number): number
  /** Raw text of a `text` cell, the error sign (`#REF!`) of an `error` cell, otherwise ''. */
  text(row: number, column: number): string
  /** What Excel would show, by the cell's number format: `007`, `12.5%`, `2020-06-30`. For `text` the text. */
  display(row: number, column: number): string
  /** True where a number is shown with a per cent sign, which costs less to know than what exactly is shown. */
  showsPercent(row: number, column: number): boolean
  /** Indent level of the cell's alignment (0 where unknown). */
  indent(row: number, column: number): number
  /** True where a formula has no cached value (the cell then reads as empty). */
  formulaWithoutValue(row: number, column: number): boolean
}

/** One sheet of a workbook. `hidden` sheets are read too, with a notice. */
export type SheetGrid = { name: string; hidden: boolean; grid: CellGrid }

/** Formats that the importer tells apart, by content and never by extension. */
export type FileFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods' | 'xml' | 'html' | 'csv' | 'dbf' | 'sylk' | 'dif'
