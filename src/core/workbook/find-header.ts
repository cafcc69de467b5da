import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isCodeRow } from './code-row.ts'
import { isValueShape } from './column-shape.ts'
import type { FirstData } from './find-first-data.ts'
import { coveredByMerge, findHeaderTop, firstColumn, isStub, maxHeaderRows, type HeaderSearch } from './header-top.ts'
import { indentOf } from './indent-of.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow, isNoteRow, isUnitRow, spansTable } from './title-row.ts'

/** Header rows found above a body; `sure` is 0 to 1. */
export type FoundHeader = { top: number; bottom: number; sure: number }

/** Blank rows between header and body: few under a narrow row, more under a wide one. */
const MAX_BARE_GAP = 3
const MAX_BODY_GAP = 9

/**
 * Finds the header block above the first data row, going up: the nearest row with words beside the stub is its last row;
 * it ends at titles, unit lines, prose and wide gaps. Vertical merges that begin in it carry it down to their last row.
 */
export function findHeader(view: SheetView, area: CellRange, data: FirstData): FoundHeader | null {
  const search: HeaderSearch = { view, area, data, stubs: countStubs(view, area, data) }
  const bottom = findBottom(search)
  if (bottom === null) return null
  const top = findHeaderTop(search, bottom)
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

function findBottom({ view, area, data }: HeaderSearch): number | null {
  if (data.headerRow !== null) return data.headerRow
  let gap = 0
  for (let row = data.row - 1; row >= area.top && row >= data.row - maxHeaderRows; row--) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0) {
      if (!coveredByMerge(view, area, row) && ++gap > MAX_BODY_GAP) return null
      continue
    }
    if (isCodeRow(view, row, columns)) return row
    if (isHeadingRow(view, row, columns) && hasHeaderAbove(view, area, row)) continue
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

/** 流动资产： | 流动负债： — headings of parts of the body, with nothing but the code of a unit beside them. */
function isHeadingRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const open = columns.filter((column) => /[:：]$/.test(view.label(row, column)))
  return open.length > 0 && open[0] === columns[0] && (open.length === columns.length || columns.length === 2)
}

function hasHeaderAbove(view: SheetView, area: CellRange, row: number): boolean {
  for (let above = row - 1; above >= Math.max(area.top, row - 6); above--) {
    const columns = view.filledColumns(above, area)
    if (columns.length >= 3) return !isMetaRow(view, above, columns)
  }
  return false
}

/** The header of the stub columns may stand one row below the last header row of the others. */
function adoptStubLabel(search: HeaderSearch, top: number, bottom: number): number {
  const { view, area, data } = search
  const next = bottom + 1
  if (next >= data.row) return bottom
  const columns = view.filledColumns(next, area)
  if (columns.length === 0 || !columns.every((column) => isStub(search, column)) || isNoteRow(view, next, columns))
    return bottom
  for (let row = top; row <= bottom; row++)
    if (columns.some((column) => view.row(row)[column] !== cellClass.empty)) return bottom
  if (columns.length === 1 && isHeading(view, area, next)) return bottom
  return view.filledColumns(next + 1, area).length === 0 || next + 1 === data.row ? next : bottom
}

/** A label that heads the deeper ones below it, or is followed by others of its kind, is a section of the body. */
function isHeading(view: SheetView, area: CellRange, row: number): boolean {
  const first = firstColumn(view, area)
  const depth = indentOf(view.grid, row, first)
  let headings = 0
  for (let next = row + 1; next <= Math.min(area.bottom, row + 60); next++) {
    const columns = view.filledColumns(next, area)
    if (columns.length === 0) continue
    if (next === row + 1 && indentOf(view.grid, next, first) > depth) return true
    if (columns.length === 1 && columns[0] === first && indentOf(view.grid, next, first) === depth) headings++
    if (isNoteRow(view, next, columns)) break
  }
  return headings >= 2
}

function sureness({ view, area, data }: HeaderSearch, top: number, bottom: number): number {
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

function isOnlyColumn(view: SheetView, area: CellRange): boolean {
  return view.columns.filter((column) => column >= area.left && column <= area.right).length === 1
}
