import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isValueShape, shapeColumns } from './column-shape.ts'
import type { SheetView } from './sheet-view.ts'

/** Rows of a block that are looked at for what its first column holds. */
const MAX_SEEN = 200
/** Rows above a body in which its columns are named. */
const MAX_HEADER = 5
/** Longer blocks are not compared by where they end. */
const MAX_LONG = 20_000

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
    if (last?.right === column - 1 || (last !== undefined && isNamedAcross(view, area, from, [last.right, column])))
      last.right = column
    else runs.push({ left: column, right: column })
  }
  if (runs.length < 2) return [area]
  const blocks: CellRange[] = []
  for (const run of runs) {
    const block = { top: area.top, bottom: area.bottom, left: run.left, right: run.right }
    const previous = blocks.at(-1)
    if (
      previous === undefined ||
      (standsAlone(view, block, from, previous) && standsAlone(view, previous, from, block)) ||
      endApart(view, previous, block, from)
    )
      blocks.push(block)
    else previous.right = run.right
  }
  return blocks.length > 1 ? blocks : [area]
}

/** Columns without a value between two others belong to one table where a row right above the body names them all. */
function isNamedAcross(
  view: SheetView,
  area: CellRange,
  from: number,
  [left, right]: readonly [number, number],
): boolean {
  for (let row = from - 1; row >= Math.max(area.top, from - MAX_HEADER); row--) {
    let named = 0
    for (let column = left; column <= right; column++) if (view.row(row)[column] === cellClass.text) named++
    if (named === right - left + 1) return true
  }
  return false
}

function hasContent(view: SheetView, column: number, top: number, bottom: number): boolean {
  const step = Math.max(1, Math.floor((bottom - top) / 4000))
  for (let row = top; row <= bottom; row += step) if (view.filled(row, column)) return true
  return false
}

function standsAlone(view: SheetView, block: CellRange, from: number, beside: CellRange): boolean {
  const shapes = shapeColumns(view, block, from)
  const columns = view.columns.filter((column) => column >= block.left && column <= block.right)
  const [first] = columns
  if (first === undefined || columns.length < 2) return false
  const figures = columns.filter(
    (column) => column !== first && (shapes[column] === 'number' || shapes[column] === 'marks'),
  )
  if (figures.length === 0) return false
  const dated = holdsDates(view, block, first, from) && startOf(view, block, from) !== startOf(view, beside, from)
  const labelled = !isValueShape(shapes[first]) || shapes[first] === 'period' || dated
  return labelled && labelsRows(view, block, { first, figures, from })
}

/** First row with a figure. */
function startOf(view: SheetView, block: CellRange, from: number): number {
  const columns = view.columns.filter((column) => column >= block.left && column <= block.right)
  for (let row = from; row <= Math.min(block.bottom, from + MAX_SEEN); row++)
    if (columns.some((column) => view.row(row)[column] === cellClass.number)) return row
  return block.bottom + 1
}

/** Days and months label rows as years do, where the block begins at rows of its own. */
function holdsDates(view: SheetView, block: CellRange, column: number, from: number): boolean {
  let dates = 0
  let filled = 0
  for (let row = from; row <= Math.min(block.bottom, from + MAX_SEEN); row++) {
    const value = view.row(row)[column]
    if (value === cellClass.date) dates++
    if (value !== cellClass.empty && value !== cellClass.text) filled++
  }
  return filled >= 3 && dates >= 0.8 * filled
}

/**
 * Blocks of two columns or more, each with a name right over its figures, whose figures end at quite different rows: one table would
 * have them in all of its columns.
 */
function endApart(view: SheetView, one: CellRange, other: CellRange, from: number): boolean {
  if (one.bottom - from > MAX_LONG || one.right === one.left || other.right === other.left) return false
  const [first, second] = [figuresOf(view, one, from), figuresOf(view, other, from)]
  if (first === null || second === null || first.top !== second.top) return false
  const rows = Math.min(first.bottom, second.bottom) - first.top + 1
  return rows >= 3 && Math.abs(first.bottom - second.bottom) >= Math.max(4, 0.5 * rows)
}

/** First and last row with figures of a block that has words right over all of its columns; null without such words. */
function figuresOf(view: SheetView, block: CellRange, from: number): { top: number; bottom: number } | null {
  const columns = view.columns.filter((column) => column >= block.left && column <= block.right)
  const full = (row: number, is: (value: number) => boolean): boolean =>
    columns.every((column) => is(view.row(row)[column] ?? 0))
  let top = from
  while (top <= block.bottom && !full(top, (value) => value === cellClass.number || value === cellClass.period)) top++
  if (top > block.bottom || top === 0 || !full(top - 1, (value) => value === cellClass.text)) return null
  let bottom = block.bottom
  while (bottom > top && !columns.some((column) => view.row(bottom)[column] === cellClass.number)) bottom--
  return { top, bottom }
}

/** The first column labels rows: most rows with figures have a label, and it stands above them too (a header). */
function labelsRows(
  view: SheetView,
  block: CellRange,
  parts: { first: number; figures: number[]; from: number },
): boolean {
  let rows = 0
  let labelled = 0
  for (let row = parts.from; row <= Math.min(block.bottom, parts.from + MAX_SEEN); row++) {
    const classes = view.row(row)
    if (!parts.figures.some((column) => classes[column] === cellClass.number)) continue
    rows++
    if (classes[parts.first] !== cellClass.empty) labelled++
  }
  return rows > 0 && labelled >= 0.7 * rows
}
