import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isValueShape, shapeColumns } from './column-shape.ts'
import type { SheetView } from './sheet-view.ts'

/**
 * Splits an area at empty columns into tables that stand side by side. A block stands alone only if it has row labels of its own in its
 * first column and figures behind them; otherwise the empty column is a spacer inside one table.
 */
export function splitBlocks(view: SheetView, area: CellRange, from: number): CellRange[] {
  const used = view.columns.filter(
    (column) => column >= area.left && column <= area.right && hasContent(view, column, from, area.bottom),
  )
  const runs: { left: number; right: number }[] = []
  for (const column of used) {
    const last = runs.at(-1)
    if (last?.right === column - 1) last.right = column
    else runs.push({ left: column, right: column })
  }
  if (runs.length < 2) return [area]
  const blocks: CellRange[] = []
  for (const run of runs) {
    const block = { top: area.top, bottom: area.bottom, left: run.left, right: run.right }
    const previous = blocks.at(-1)
    if (previous === undefined || (standsAlone(view, block, from) && standsAlone(view, previous, from)))
      blocks.push(block)
    else previous.right = run.right
  }
  return blocks.length > 1 ? blocks : [area]
}

function hasContent(view: SheetView, column: number, top: number, bottom: number): boolean {
  const step = Math.max(1, Math.floor((bottom - top) / 4000))
  for (let row = top; row <= bottom; row += step) if (view.filled(row, column)) return true
  return false
}

function standsAlone(view: SheetView, block: CellRange, from: number): boolean {
  const shapes = shapeColumns(view, block, from)
  const columns = view.columns.filter((column) => column >= block.left && column <= block.right)
  const [first] = columns
  if (first === undefined || columns.length < 2) return false
  const figures = columns.filter(
    (column) => column !== first && (shapes[column] === 'number' || shapes[column] === 'marks'),
  )
  if (figures.length === 0) return false
  return (
    (!isValueShape(shapes[first]) || shapes[first] === 'period') && labelsRows(view, block, { first, figures, from })
  )
}

/** The first column labels rows: most rows with figures have a label, and it stands above them too (a header). */
function labelsRows(
  view: SheetView,
  block: CellRange,
  parts: { first: number; figures: number[]; from: number },
): boolean {
  let rows = 0
  let labelled = 0
  for (let row = parts.from; row <= Math.min(block.bottom, parts.from + 200); row++) {
    const classes = view.row(row)
    if (!parts.figures.some((column) => classes[column] === cellClass.number)) continue
    rows++
    if (classes[parts.first] !== cellClass.empty) labelled++
  }
  return rows > 0 && labelled >= 0.7 * rows
}
