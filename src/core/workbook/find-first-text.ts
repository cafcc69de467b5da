import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isValueShape, shapeColumns, type Shapes } from './column-shape.ts'
import { maxRowsSeen, type FirstData } from './find-first-data.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow, spansTable } from './title-row.ts'

/**
 * First body row of a table of words: the first wide row is its header unless it looks like the rows below (codes over codes).
 * Null where no two rows are wide, or the sheet is prose or a list of "label: value" lines.
 */
export function findFirstText(view: SheetView, area: CellRange, from: number): FirstData | null {
  const wide: { row: number; width: number }[] = []
  let narrow = 0
  for (let row = from; row <= area.bottom && wide.length < maxRowsSeen; row++) {
    const columns = view.filledColumns(row, area)
    const width = Math.max(columns.length, mergedWidth(view, row))
    if (columns.length === 0) continue
    if (width >= 2) wide.push({ row, width })
    else if (wide.length > 0) narrow++
  }
  const widths = wide.map(({ width }) => width).sort((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  const header = wide.find(
    ({ row, width }) =>
      width >= Math.max(2, 0.5 * usual) &&
      !spansTable(view, row, area) &&
      !isMetaRow(view, row, view.filledColumns(row, area)),
  )
  if (
    header === undefined ||
    wide.length < 2 ||
    narrow > wide.length ||
    isKeyValueList(
      view,
      area,
      wide.map(({ row }) => row),
    )
  )
    return null
  let last = header.row
  for (const merge of view.tallMergesIn(header.row, header.row)) last = Math.max(last, merge.bottom)
  const shapes = shapeColumns(view, area, last + 1)
  if (looksLikeBody(view, area, header.row, shapes)) return { row: header.row, shapes, byText: true, headerRow: null }
  const body = wide.find(({ row }) => row > last)
  return body === undefined ? null : { row: body.row, shapes, byText: true, headerRow: header.row }
}

function mergedWidth(view: SheetView, row: number): number {
  let width = 0
  for (const merge of view.mergesOf(row)) if (merge.right > merge.left) width += merge.right - merge.left + 1
  return width
}

function looksLikeBody(view: SheetView, area: CellRange, row: number, shapes: Shapes): boolean {
  const classes = view.row(row)
  return view.filledColumns(row, area).some((column) => {
    const value = classes[column]
    return (
      (shapes[column] === 'code' && (value === cellClass.code || value === cellClass.digits)) ||
      (isValueShape(shapes[column]) && isValueClass(value ?? 0))
    )
  })
}

/** Two columns, the first of which ends in colons or the second holds prose: a cover page. */
function isKeyValueList(view: SheetView, area: CellRange, rows: number[]): boolean {
  let keys = 0
  let prose = 0
  let two = 0
  for (const row of rows) {
    const columns = view.filledColumns(row, area)
    if (columns.length > 2) continue
    two++
    const [first, second] = columns
    if (first === undefined || second === undefined) continue
    if (/[:：]$/.test(view.label(row, first))) keys++
    if (view.label(row, second).length > 60) prose++
  }
  return two >= 0.7 * rows.length && (keys >= 0.4 * two || prose >= 0.3 * two)
}
