import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isCodeRow } from './code-row.ts'
import { isValueShape, shapeColumns, type ColumnShape, type Shapes } from './column-shape.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow } from './title-row.ts'

/** First row of a table's body; `shapes` of its columns from there on. `byText`: the table has no column of figures. */
export type FirstData = { row: number; shapes: ColumnShape[]; byText: boolean; headerRow: number | null }

/** Part of a line drawn with signs. */
const DRAWN = /^[-–—_=─]{4,}$/

/** Rows with content that are tried before an area is given up. */
export const maxRowsSeen = 120

/**
 * Finds the first row of figures at or below `from`: the first row that agrees with the columns below it. Rows of words over columns
 * of figures, rows of years over figures and rows of running numbers are headers.
 */
export function findFirstData(view: SheetView, area: CellRange, from: number): FirstData | null {
  let seen = 0
  for (let row = from; row <= area.bottom && seen < maxRowsSeen; row++) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0) continue
    seen++
    const classes = view.row(row)
    const onlyDigits = columns.length > 2 && columns.every((column) => classes[column] === cellClass.digits)
    if (!onlyDigits && !columns.some((column) => isValueClass(classes[column] ?? 0))) continue
    const below = shapeColumns(view, area, row + 1)
    const lonely = below.every((shape) => shape === 'empty' || shape === 'text')
    const shapes = lonely ? shapeColumns(view, area, row) : below
    if (!isDataRow({ view, area, row, columns, shapes, from })) continue
    if (!lonely && isBeforeHeader(view, area, row)) continue
    const first = climb(view, { ...area, top: from }, row, shapes)
    return { row: first, shapes: shapeColumns(view, area, first), byText: false, headerRow: null }
  }
  return null
}

type RowLook = {
  view: SheetView
  area: CellRange
  row: number
  columns: readonly number[]
  shapes: Shapes
  from: number
}

function isDataRow(look: RowLook): boolean {
  const { view, row, columns, shapes } = look
  const classes = view.row(row)
  let overFigures = 0
  let words = 0
  let years = 0
  let plain = 0
  let numbers = 0
  for (const column of columns) {
    const value = classes[column] ?? 0
    const shape = shapes[column]
    const figures = isValueShape(shape)
    if (figures) overFigures++
    if (figures && value === cellClass.number) numbers++
    if (value === cellClass.text || value === cellClass.part || value === cellClass.code) words += figures ? 1 : 0
    else if (value === cellClass.period && shape !== 'period') years++
    else if (value === cellClass.date && isOverFigures(look, column)) years++
    else if (value === cellClass.missing) plain += figures ? 1 : 0
    else plain++
  }
  // A letter among codes of digits labels its row, if the rest of the row is figures: A, 01, 011.
  const labelled = words === 1 && numbers >= 2 && isLabelAmongDigits(look)
  if (words > 0.25 * overFigures && !labelled) return false
  if (plain === 0 && years === 0) return false
  // A line drawn with dashes over all columns.
  if (columns.every((column) => classes[column] === cellClass.missing) && columns.length > 1) return false
  if (
    plain + years <= columns.filter((column) => classes[column] === cellClass.missing).length &&
    columns.some((column) => DRAWN.test(view.label(row, column)))
  )
    return false
  if (isMetaRow(view, row, columns) || isLine(view, look.area, row + 1)) return false
  if (isCodeRow(view, row, columns) && (row > look.from || columns.length > 3)) return false
  if (
    view
      .tallMergesIn(look.from, row - 1)
      .some((merge) => merge.bottom >= row && merge.left >= look.area.left && merge.left <= look.area.right)
  )
    return false
  if (years > 0 && plain === 0) return hasOwnNames(look)
  return !(years > plain && !hasOwnNames(look))
}

/** The first cell is a word over a column of codes, which look like figures and of which some begin with a zero. */
function isLabelAmongDigits({ view, area, row, columns }: RowLook): boolean {
  const [first] = columns
  if (first === undefined || view.row(row)[first] !== cellClass.text) return false
  for (let next = row + 1; next <= Math.min(area.bottom, row + 40); next++)
    if (view.row(next)[first] === cellClass.digits) return true
  return false
}

/** A date over a column of figures heads it; over dates it is one of them. */
function isOverFigures({ view, row, area }: RowLook, column: number): boolean {
  for (let next = row + 1; next <= Math.min(area.bottom, row + 5); next++) {
    const value = view.row(next)[column]
    if (value !== cellClass.empty && value !== cellClass.missing) return value === cellClass.number
  }
  return false
}

/** A line of dashes over all columns: the end of a header that was drawn with signs. */
function isLine(view: SheetView, area: CellRange, row: number): boolean {
  const columns = row <= area.bottom ? view.filledColumns(row, area) : []
  const classes = view.row(Math.min(row, area.bottom))
  return (
    columns.length > 2 && columns[0] === area.left && columns.every((column) => classes[column] === cellClass.missing)
  )
}

/** A row of year-like figures is data when every one of them has its own name right above and the row has a label. */
function hasOwnNames({ view, row, columns, area, shapes, from }: RowLook): boolean {
  if (row - 1 < from) return false
  const above = view.row(row - 1)
  const years = columns.filter((column) => view.row(row)[column] === cellClass.period && shapes[column] !== 'period')
  const named = years.every(
    (column) => above[column] === cellClass.text && (view.mergeAt(row - 1, column)?.right ?? column) === column,
  )
  const labelled = columns.some((column) => !years.includes(column))
  return named && labelled && view.filledColumns(row - 1, area).length >= columns.length
}

/** A lone figure above the real header (page number, `单位数 35`): a row of words over figures follows soon. */
function isBeforeHeader(view: SheetView, area: CellRange, row: number): boolean {
  if (view.filledColumns(row, area).length > 2) return false
  for (let next = row + 1; next <= Math.min(area.bottom, row + 10); next++) {
    const columns = view.filledColumns(next, area)
    if (columns.length < 3) continue
    const shapes = shapeColumns(view, area, next + 1)
    const classes = view.row(next)
    const figures = columns.filter((column) => isValueShape(shapes[column]))
    const words = figures.filter(
      (column) =>
        classes[column] === cellClass.text || (classes[column] === cellClass.period && shapes[column] === 'number'),
    )
    return words.length >= 2 && words.length >= 0.5 * figures.length
  }
  return false
}

/** Rows right above that look like the body but have no figure (their figures are missing) belong to it, as long as a header is left. */
function climb(view: SheetView, area: CellRange, first: number, shapes: Shapes): number {
  let row = first
  while (
    row - 1 > area.top &&
    agrees(view, area, row - 1, shapes) &&
    headerAbove(view, area, row - 1, shapes) &&
    !namesStubs(view, area, row - 1)
  )
    row--
  return row
}

function agrees(view: SheetView, area: CellRange, row: number, shapes: Shapes): boolean {
  const columns = view.filledColumns(row, area)
  if (columns.length < 2 || isMetaRow(view, row, columns) || isCodeRow(view, row, columns)) return false
  const classes = view.row(row)
  const drawn = (column: number): boolean =>
    classes[column] === cellClass.missing && !/[a-z]/i.test(view.label(row, column))
  if (columns.every(drawn)) return false
  const wrong = columns.some(
    (column) =>
      isValueShape(shapes[column]) &&
      classes[column] !== cellClass.missing &&
      classes[column] !== cellClass.digits &&
      !(shapes[column] === 'period' && classes[column] === cellClass.period),
  )
  const texts = shapes.filter((shape) => shape === 'text' || shape === 'code').length
  const crossing = view.tallMergesIn(area.top, row).some((merge) => merge.top < row && merge.bottom >= row)
  const spread = view.mergesOf(row).some((merge) => merge.right > merge.left)
  return !wrong && !crossing && !spread && columns.length >= Math.max(2, 0.6 * texts)
}

/** Words over the labels alone, where the rows above name the other columns only: the labels' own header (Class | Sex). */
function namesStubs(view: SheetView, area: CellRange, row: number): boolean {
  const columns = view.filledColumns(row, area)
  for (let above = row - 1; above >= Math.max(area.top, row - 5); above--) {
    const named = view.filledColumns(above, area)
    if (named.length < 2) continue
    if (columns.some((column) => named.includes(column))) return false
  }
  return true
}

function headerAbove(view: SheetView, area: CellRange, row: number, shapes: Shapes): boolean {
  for (let above = row - 1; above >= area.top; above--) {
    const classes = view.row(above)
    const words = view
      .filledColumns(above, area)
      .filter((column) => isValueShape(shapes[column]) && classes[column] === cellClass.text)
    if (words.length > 0 && view.filledColumns(above, area).length >= 2) return true
  }
  return false
}
