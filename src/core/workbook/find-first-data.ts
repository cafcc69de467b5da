import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isCodeRow } from './code-row.ts'
import { isValueShape, shapeColumns, type ColumnShape, type Shapes } from './column-shape.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow, spansTable } from './title-row.ts'

/** First row of a table's body; `shapes` of its columns from there on. `byText`: the table has no column of figures. */
export type FirstData = { row: number; shapes: ColumnShape[]; byText: boolean; headerRow: number | null }

/** Part of a line drawn with signs. */
const DRAWN = /^[-–—_=─]{4,}$/

const MAX_ROWS_SEEN = 120

/**
 * Finds the first row of figures at or below `from`: the first row that agrees with the columns below it. Rows of words over columns
 * of figures, rows of years over figures and rows of running numbers are headers.
 */
export function findFirstData(view: SheetView, area: CellRange, from: number): FirstData | null {
  let seen = 0
  for (let row = from; row <= area.bottom && seen < MAX_ROWS_SEEN; row++) {
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
  for (const column of columns) {
    const value = classes[column] ?? 0
    const shape = shapes[column]
    const figures = isValueShape(shape)
    if (figures) overFigures++
    if (value === cellClass.text || value === cellClass.part || value === cellClass.code) words += figures ? 1 : 0
    else if (value === cellClass.period && shape !== 'period') years++
    else if (value === cellClass.date && isOverFigures(look, column)) years++
    else if (value === cellClass.missing) plain += figures ? 1 : 0
    else plain++
  }
  if (words > 0.25 * overFigures) return false
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
  while (row - 1 > area.top && agrees(view, area, row - 1, shapes) && headerAbove(view, area, row - 1, shapes)) row--
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

/**
 * First body row of a table of words: the first wide row is its header unless it looks like the rows below (codes over codes).
 * Null where no two rows are wide, or the sheet is prose or a list of "label: value" lines.
 */
export function findFirstText(view: SheetView, area: CellRange, from: number): FirstData | null {
  const wide: { row: number; width: number }[] = []
  let narrow = 0
  for (let row = from; row <= area.bottom && wide.length < MAX_ROWS_SEEN; row++) {
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
