import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isCodeRow } from './code-row.ts'
import { isValueShape } from './column-shape.ts'
import type { FirstData } from './find-first-data.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow, isNoteRow, isUnitRow, spansTable } from './title-row.ts'

/** Header rows found above a body; `sure` is 0 to 1. */
export type FoundHeader = { top: number; bottom: number; sure: number }

const MAX_HEADER_ROWS = 16
const MAX_GAP = 3
/** Blank rows between header and body: few under a narrow row, more under a wide one. */
const MAX_BARE_GAP = 3
const MAX_BODY_GAP = 9

type Search = { view: SheetView; area: CellRange; data: FirstData; stubs: number }

/**
 * Finds the header block above the first data row, going up: the nearest row with words beside the stub is its last row;
 * it ends at titles, unit lines, prose and wide gaps. Vertical merges that begin in it carry it down to their last row.
 */
export function findHeader(view: SheetView, area: CellRange, data: FirstData): FoundHeader | null {
  const search: Search = { view, area, data, stubs: countStubs(view, area, data) }
  const bottom = findBottom(search)
  if (bottom === null) return null
  const top = findTop(search, bottom)
  let last = bottom
  for (const merge of view.tallMergesIn(top, bottom)) {
    if (merge.left >= area.left && merge.right <= area.right && merge.bottom < data.row)
      last = Math.max(last, merge.bottom)
  }
  const adopted = adoptStubLabel(search, top, last)
  return { top, bottom: adopted, sure: sureness(search, top, adopted) }
}

/** Leading columns of words: the row labels. */
export function countStubs(view: SheetView, area: CellRange, data: FirstData): number {
  let stubs = 0
  for (const column of view.columns) {
    if (column < area.left || column > area.right) continue
    if (isValueShape(data.shapes[column])) break
    stubs++
  }
  return stubs
}

function findBottom({ view, area, data }: Search): number | null {
  if (data.headerRow !== null) return data.headerRow
  let gap = 0
  for (let row = data.row - 1; row >= area.top && row >= data.row - MAX_HEADER_ROWS; row--) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0) {
      if (!coveredByMerge(view, area, row) && ++gap > MAX_BODY_GAP) return null
      continue
    }
    if (isCodeRow(view, row, columns)) return row
    const unit = isUnitRow(view, row, columns)
    if (unit && columns.length === 1) {
      if (columns[0] !== undefined && columns[0] > area.left && hasHeaderAbove(view, area, row)) return row
      continue
    }
    if (isMetaRow(view, row, columns) || isNoteRow(view, row, columns) || spansTable(view, row, area)) return null
    if (columns.some((column) => column !== firstColumn(view, area)))
      return gap <= MAX_BARE_GAP || columns.length >= 3 ? row : null
    // A label alone in the stub: a section heading, or the stub's own header one row below the rest.
    if (isOnlyColumn(view, area)) return row
  }
  return null
}

function hasHeaderAbove(view: SheetView, area: CellRange, row: number): boolean {
  for (let above = row - 1; above >= Math.max(area.top, row - 6); above--) {
    const columns = view.filledColumns(above, area)
    if (columns.length >= 3) return !isMetaRow(view, above, columns)
  }
  return false
}

function findTop(search: Search, bottom: number): number {
  const { view, area } = search
  let top = bottom
  let gap = 0
  for (let row = bottom - 1; row >= area.top && row > bottom - MAX_HEADER_ROWS; row--) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0) {
      gap += coveredByMerge(view, area, row) ? 0 : 1
      if (gap > MAX_GAP) break
      continue
    }
    if (isMetaRow(view, row, columns) || isNoteRow(view, row, columns) || spansTable(view, row, area)) break
    const beside = columns.filter((column) => column !== firstColumn(view, area))
    if (beside.length === 0) {
      // A label of the stub between header rows; above them it is a title.
      if (isTallStub(view, area, row)) top = row
      continue
    }
    const labels = columns.every((column) => isStub(search, column))
    if (isTitlePair(view, area, row, columns) && !labels) break
    if (gap > 0 && !labels && !bridgesGap(view, row, columns, area)) break
    top = row
    gap = 0
  }
  return adoptStubAbove(view, area, top, bottom)
}

/** The header of the stub may stand alone one row above the others, set apart from the titles by a blank row. */
function adoptStubAbove(view: SheetView, area: CellRange, top: number, bottom: number): number {
  const row = top - 1
  const first = firstColumn(view, area)
  if (row - 1 <= area.top || view.filledColumns(row - 1, area).length > 0) return top
  const columns = view.filledColumns(row, area)
  if (
    columns.length !== 1 ||
    columns[0] !== first ||
    view.label(row, first).length > 40 ||
    isMetaRow(view, row, columns)
  )
    return top
  for (let at = top; at <= bottom; at++) if (view.row(at)[first] !== cellClass.empty) return top
  return row
}

/** True for the leading columns of words: labels and codes. */
function isStub({ view, area, stubs }: Search, column: number): boolean {
  const used = view.columns.filter((other) => other >= area.left && other <= area.right)
  return used.indexOf(column) < stubs
}

/** Row that is empty because merges from above cover it. */
function coveredByMerge(view: SheetView, area: CellRange, row: number): boolean {
  return view
    .tallMergesIn(Math.max(0, row - MAX_HEADER_ROWS), row - 1)
    .some((merge) => merge.bottom >= row && merge.left >= area.left && merge.left <= area.right)
}

function isTallStub(view: SheetView, area: CellRange, row: number): boolean {
  const merge = view.mergeAt(row, firstColumn(view, area))
  return (
    merge !== undefined && merge.bottom > row && merge.right - merge.left < Math.max(1, (area.right - area.left) / 2)
  )
}

/** Above a blank row stands a header level only if it has several cells, or one merged over columns right of the stub. */
function bridgesGap(view: SheetView, row: number, columns: readonly number[], area: CellRange): boolean {
  const first = firstColumn(view, area)
  if (columns.length >= 3) return true
  if (columns.includes(first) && !isTallStub(view, area, row)) return false
  // Two words apart from each other, both beside the stub: groups of columns.
  const [one, two] = columns
  if (one !== undefined && two !== undefined && two > one + 1) return true
  return columns.some((column) => column !== first && (view.mergeAt(row, column)?.right ?? column) > column)
}

/** One or two words of a title that was put into neighbouring cells without a merge. */
function isTitlePair(view: SheetView, area: CellRange, row: number, columns: readonly number[]): boolean {
  if (columns.length > 2) return false
  const merges = columns.map((column) => view.mergeAt(row, column)).filter((merge) => merge !== undefined)
  if (merges.some((merge) => merge.right > merge.left && merge.left > area.left)) return false
  if (merges.some((merge) => merge.bottom > merge.top)) return false
  const width = view.columns.filter((column) => column >= area.left && column <= area.right).length
  if (width <= 3) return columns.length === 1 && columns[0] === firstColumn(view, area)
  const [one, two] = columns
  const first = firstColumn(view, area)
  const aboveWords = nextRowIsWide(view, area, row, width)
  if (one !== undefined && two !== undefined)
    return two === one + 1 && aboveWords && !spansBelow(view, area, row, two) && one !== first
  return (
    one !== undefined &&
    one !== first &&
    aboveWords &&
    view.label(row, one).length > 8 &&
    !spansBelow(view, area, row, one)
  )
}

function nextRowIsWide(view: SheetView, area: CellRange, row: number, width: number): boolean {
  for (let next = row + 1; next <= Math.min(area.bottom, row + 3); next++) {
    const columns = view.filledColumns(next, area)
    if (columns.length > 0)
      return columns.length >= 0.6 * width || isMetaRow(view, next, columns) || isTitlePair(view, area, next, columns)
  }
  return false
}

/** True where the cells below a word are empty at its own column's stub side: the word spans several named columns below. */
function spansBelow(view: SheetView, area: CellRange, row: number, column: number): boolean {
  const below = view.filledColumns(row + 1, area)
  return below.includes(column) && !below.includes(firstColumn(view, area))
}

/** The header of the stub column may stand one row below the last header row of the others. */
function adoptStubLabel({ view, area, data }: Search, top: number, bottom: number): number {
  const next = bottom + 1
  if (next >= data.row) return bottom
  const columns = view.filledColumns(next, area)
  const first = firstColumn(view, area)
  if (columns.length !== 1 || columns[0] !== first || isNoteRow(view, next, columns)) return bottom
  for (let row = top; row <= bottom; row++) if (view.row(row)[first] !== cellClass.empty) return bottom
  return view.filledColumns(next + 1, area).length === 0 || next + 1 === data.row ? next : bottom
}

function sureness({ view, area, data }: Search, top: number, bottom: number): number {
  let sure = 0.97
  if (data.byText) sure -= 0.2
  if (bottom - top > 5) sure -= 0.1
  const gap = data.row - bottom - 1
  if (gap > 2) sure -= 0.15
  const named = new Set<number>()
  for (let row = top; row <= bottom; row++) for (const column of view.filledColumns(row, area)) named.add(column)
  for (let row = top; row <= bottom; row++)
    for (const merge of view.mergesOf(row))
      for (let column = merge.left; column <= merge.right; column++) named.add(column)
  const figures = view.columns.filter(
    (column) => column > firstColumn(view, area) && column <= area.right && isValueShape(data.shapes[column]),
  )
  const unnamed = figures.filter((column) => !named.has(column)).length
  if (figures.length > 0) sure -= 0.6 * (unnamed / figures.length)
  return Math.max(0.1, sure)
}

function firstColumn(view: SheetView, area: CellRange): number {
  return view.columns.find((column) => column >= area.left) ?? area.left
}

function isOnlyColumn(view: SheetView, area: CellRange): boolean {
  return view.columns.filter((column) => column >= area.left && column <= area.right).length === 1
}
