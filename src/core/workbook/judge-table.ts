import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { TableRows } from './describe-table.ts'
import type { SheetView } from './sheet-view.ts'

/** Rows of a body that are looked at. */
const MAX_SEEN = 200
/** Left-out rows that are looked at. */
const MAX_LEFT_OUT = 60

/**
 * Lowers the confidence of a table by what does not look like one: figures in its header or in the rows left out above and below it, a body
 * of one row, many gaps, many empty columns inside, and other tables of other forms on the sheet. 0.05 at least.
 */
export function judgeTable(view: SheetView, rows: TableRows, others: readonly TableRows[]): number {
  let sure = rows.sure
  const wide = { ...rows.area, left: 0, right: view.columns.at(-1) ?? rows.area.right }
  if (rows.headerRows !== null && holdsFigures(view, rows.area, span(rows.headerRows), 2)) sure -= 0.25
  const [first, last] = rows.dataRows
  const below = rows.noteRows.slice(0, MAX_LEFT_OUT)
  if (holdsFigures(view, wide, below, 1) || holdsFigures(view, wide, rows.above.slice(-MAX_LEFT_OUT), 2)) sure -= 0.3
  if (first === last) sure -= 0.1
  const length = last - first + 1
  if (length > 8 && rows.blankRows.length > 0.35 * length) sure -= 0.1
  if (emptyShare(view, rows) > 0.4) sure -= 0.15
  if (others.length > 1 && !others.every((other) => isAlike(other, rows))) sure -= 0.12
  return Math.max(0.05, sure)
}

function span([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** True where a row has so many figures that are no years, beside something else. */
function holdsFigures(view: SheetView, area: CellRange, rows: readonly number[], least: number): boolean {
  return rows.some((row) => {
    const columns = view.filledColumns(row, area)
    const classes = view.row(row)
    const figures = columns.filter(
      (column) => classes[column] === cellClass.number && view.grid.kind(row, column) === 'number',
    )
    return columns.length >= 2 && figures.length >= least && !countsColumns(view, row, figures)
  })
}

/** 1 2 3 4: numbers of columns. */
function countsColumns(view: SheetView, row: number, figures: readonly number[]): boolean {
  return (
    figures.length > 1 &&
    figures.every(
      (column, at) =>
        at === 0 || view.grid.number(row, column) - view.grid.number(row, figures[at - 1] ?? column) === 1,
    )
  )
}

/** Share of the columns between the bounds in which the first rows hold nothing. */
function emptyShare(view: SheetView, { area, dataRows: [first, last] }: TableRows): number {
  const width = area.right - area.left + 1
  const held = new Set<number>()
  for (let row = first; row <= Math.min(last, first + MAX_SEEN); row++)
    for (const column of view.filledColumns(row, area)) held.add(column)
  return width < 4 ? 0 : 1 - held.size / width
}

/** Tables of one form stand on one sheet for several years, towns or kinds. */
function isAlike(one: TableRows, other: TableRows): boolean {
  return one.area.right - one.area.left === other.area.right - other.area.left
}
