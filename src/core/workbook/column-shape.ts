import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { SheetView } from './sheet-view.ts'

/** What most cells of a column look like from some row on. `marks`: nothing but missing marks. */
export type ColumnShape = 'empty' | 'text' | 'code' | 'period' | 'number' | 'marks'

/** Shapes by column index. */
export type Shapes = readonly ColumnShape[]

const WINDOW_ROWS = 40
const WINDOW_SPAN = 400

/** Looks at the next rows with content from `from` on and says what each column of the area holds there. */
export function shapeColumns(view: SheetView, area: CellRange, from: number): ColumnShape[] {
  const counts = new Map<number, Uint16Array>()
  for (const column of view.columns)
    if (column >= area.left && column <= area.right) counts.set(column, new Uint16Array(11))
  let seen = 0
  for (let row = from; row <= area.bottom && row < from + WINDOW_SPAN && seen < WINDOW_ROWS; row++) {
    const classes = view.row(row)
    let any = false
    for (const [column, count] of counts) {
      const value = classes[column] ?? 0
      count[value] = (count[value] ?? 0) + 1
      if (value !== cellClass.empty) any = true
    }
    if (any) seen++
  }
  const shapes: ColumnShape[] = []
  for (let column = 0; column <= area.right; column++) shapes.push(shapeOf(counts.get(column)))
  return shapes
}

/** True for shapes whose cells are figures, so that a word in them is a header. */
export function isValueShape(shape: ColumnShape | undefined): boolean {
  return shape === 'number' || shape === 'marks' || shape === 'period'
}

function shapeOf(count: Uint16Array | undefined): ColumnShape {
  if (count === undefined) return 'empty'
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
