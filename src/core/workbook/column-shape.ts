import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { SheetView } from './sheet-view.ts'

/** What most cells of a column look like from some row on. `marks`: nothing but missing marks. */
export type ColumnShape = 'empty' | 'text' | 'code' | 'period' | 'number' | 'marks'

/** Shapes by column index. */
export type Shapes = readonly ColumnShape[]

const WINDOW_ROWS = 40
const WINDOW_SPAN = 400

/** Rows with less than this share of the cells of the fullest row do not say what a column holds, if fuller ones do: notes, keys. */
const DENSE_SHARE = 0.4

/** Looks at the next rows with content from `from` on and says what each column of the area holds there. */
export function shapeColumns(view: SheetView, area: CellRange, from: number): ColumnShape[] {
  const columns = view.columns.filter((column) => column >= area.left && column <= area.right)
  const rows: { row: number; classes: Uint8Array; filled: number }[] = []
  for (let row = from; row <= area.bottom && row < from + WINDOW_SPAN && rows.length < WINDOW_ROWS; row++) {
    const classes = view.row(row)
    let filled = 0
    for (const column of columns) if (classes[column] !== cellClass.empty) filled++
    if (filled > 0) rows.push({ row, classes, filled })
  }
  const fullest = rows.reduce((most, { filled }) => Math.max(most, filled), 0)
  const dense = fullest > 3 ? rows.filter(({ filled }) => filled >= DENSE_SHARE * fullest) : rows
  const shapes: ColumnShape[] = Array.from({ length: area.right + 1 }, () => 'empty')
  for (const column of columns) {
    const shape = shapeOf(countClasses(dense, column))
    shapes[column] = shape === 'empty' ? shapeOf(countClasses(rows, column)) : shape
    if (shapes[column] === 'marks' && hasLettersOnly(view, column, rows)) shapes[column] = 'text'
  }
  return shapes
}

/** Single letters and short words may be marks among figures (x, c, NA); with no figure near they are words. */
function hasLettersOnly(view: SheetView, column: number, rows: readonly { row: number }[]): boolean {
  return rows.every(({ row }) => /^(?:[a-z]{1,4})?$/i.test(view.label(row, column)))
}

function countClasses(rows: readonly { classes: Uint8Array }[], column: number): Uint16Array {
  const count = new Uint16Array(11)
  for (const { classes } of rows) {
    const value = classes[column] ?? 0
    count[value] = (count[value] ?? 0) + 1
  }
  return count
}

/** True for shapes whose cells are figures, so that a word in them is a header. */
export function isValueShape(shape: ColumnShape | undefined): boolean {
  return shape === 'number' || shape === 'marks' || shape === 'period'
}

function shapeOf(count: Uint16Array): ColumnShape {
  const of = (value: number): number => count[value] ?? 0
  const numbers = of(cellClass.number) + of(cellClass.date) + of(cellClass.error) + of(cellClass.boolean)
  const periods = of(cellClass.period)
  const codes = of(cellClass.code) + of(cellClass.digits)
  const texts = of(cellClass.text) + of(cellClass.part)
  const values = numbers + periods
  if (values + codes + texts === 0) return of(cellClass.missing) > 0 ? 'marks' : 'empty'
  if (values >= 1 && values >= 0.6 * (values + codes + texts)) return numbers >= periods ? 'number' : 'period'
  if (values === 0 && codes === 0 && of(cellClass.missing) > 2 * texts) return 'marks'
  return codes > texts ? 'code' : 'text'
}
