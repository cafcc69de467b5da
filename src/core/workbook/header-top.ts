import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { FirstData } from './find-first-data.ts'
import type { SheetView } from './sheet-view.ts'
import { isMetaRow, isNoteRow, spansTable } from './title-row.ts'

/** Rows above a header's last row that are looked at. */
export const maxHeaderRows = 16

const MAX_GAP = 3
/** Longer words over the columns are titles. */
const LONGEST_GROUP = 80

/** What the search for a header knows; `stubs` counts the leading columns of words. */
export type HeaderSearch = { view: SheetView; area: CellRange; data: FirstData; stubs: number }

/** Goes up from the last header row to the first: it ends at titles, unit lines, prose and wide gaps. */
export function findHeaderTop(search: HeaderSearch, bottom: number): number {
  const { view, area } = search
  let top = bottom
  let gap = 0
  for (let row = bottom - 1; row >= area.top && row > bottom - maxHeaderRows; row--) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0) {
      gap += coveredByMerge(view, area, row) ? 0 : 1
      if (gap > MAX_GAP) break
      continue
    }
    if (isTitle(view, row, columns, area)) break
    const beside = columns.filter((column) => column !== firstColumn(view, area))
    if (beside.length === 0) {
      // A label of the stub between header rows; above them it is a title.
      if (isTallStub(view, area, row)) top = row
      continue
    }
    if (!belongs(search, row, columns, gap)) break
    top = row
    gap = 0
  }
  return adoptStubAbove(view, area, top, bottom)
}

/** True for a row with words beside the stub that is a level of the header and no title. */
function belongs(search: HeaderSearch, row: number, columns: readonly number[], gap: number): boolean {
  const { view, area } = search
  if (columns.length <= 2 && hasWideRowAbove(view, area, row)) return true
  if (isLoneGroup(search, row, columns)) return true
  const labels = !search.data.byText && columns.every((column) => isStub(search, column))
  if (isTitlePair(view, area, row, columns) && !labels) return false
  return gap === 0 || labels || bridgesGap(search, row, columns)
}

function isTitle(view: SheetView, row: number, columns: readonly number[], area: CellRange): boolean {
  const labels = columns.length > 1 && columns.every((column) => /[:：]$/.test(view.label(row, column)))
  return labels || isMetaRow(view, row, columns) || isNoteRow(view, row, columns) || spansTable(view, row, area)
}

/** Titles stand above the whole header: below a row with several words, nothing is a title any more. */
function hasWideRowAbove(view: SheetView, area: CellRange, row: number): boolean {
  let gap = 0
  for (let above = row - 1; above >= area.top && above > row - maxHeaderRows; above--) {
    const columns = view.filledColumns(above, area)
    if (columns.length === 0 && ++gap > MAX_GAP) return false
    if (columns.length === 0) continue
    if (isTitle(view, above, columns, area)) return false
    if (columns.length >= 3) return true
  }
  return false
}

/** One word over several columns of figures, where the title stands above it in the first column: the name of a group of columns. */
function isLoneGroup({ view, area, stubs }: HeaderSearch, row: number, columns: readonly number[]): boolean {
  const [column] = columns
  const used = view.columns.filter((other) => other >= area.left && other <= area.right)
  if (column === undefined || columns.length > 1 || used.indexOf(column) < 1) return false
  const over = used.length - Math.max(stubs, used.indexOf(column))
  const label = view.label(row, column)
  if (over < 2 || label.length > LONGEST_GROUP || /[:：]/.test(label)) return false
  for (let above = row - 1; above >= area.top; above--) {
    const filled = view.filledColumns(above, area)
    if (filled.length === 1 && filled[0] !== used[0] && !isMetaRow(view, above, filled)) continue
    if (filled.length > 0) return filled[0] === used[0] && (filled.length === 1 || isMetaRow(view, above, filled))
  }
  return false
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
export function isStub({ view, area, stubs }: HeaderSearch, column: number): boolean {
  const used = view.columns.filter((other) => other >= area.left && other <= area.right)
  return used.indexOf(column) < stubs
}

/** Row that is empty because merges from above cover it. */
export function coveredByMerge(view: SheetView, area: CellRange, row: number): boolean {
  return view
    .tallMergesIn(Math.max(0, row - maxHeaderRows), row - 1)
    .some((merge) => merge.bottom >= row && merge.left >= area.left && merge.left <= area.right)
}

function isTallStub(view: SheetView, area: CellRange, row: number): boolean {
  const merge = view.mergeAt(row, firstColumn(view, area))
  return (
    merge !== undefined && merge.bottom > row && merge.right - merge.left < Math.max(1, (area.right - area.left) / 2)
  )
}

/** Above a blank row stands a header level only if it has several cells, or one merged over columns right of the stub. */
function bridgesGap({ view, area, stubs }: HeaderSearch, row: number, columns: readonly number[]): boolean {
  const first = firstColumn(view, area)
  if (columns.length >= 3) return true
  if (columns.includes(first) && !isTallStub(view, area, row)) return false
  // Two words apart from each other, both beside the stub: groups of columns; so are as many words as there are columns of figures.
  const [one, two] = columns
  if (one !== undefined && two !== undefined) {
    const figures = view.columns.filter((column) => column >= area.left && column <= area.right).length - stubs
    if (two > one + 1 || columns.length >= figures) return true
  }
  return columns.some((column) => column !== first && (view.mergeAt(row, column)?.right ?? column) > column)
}

/** One or two words of a title that was put into neighbouring cells without a merge. */
function isTitlePair(view: SheetView, area: CellRange, row: number, columns: readonly number[]): boolean {
  if (columns.length > 2) return false
  const merges = columns.map((column) => view.mergeAt(row, column)).filter((merge) => merge !== undefined)
  if (merges.some((merge) => merge.right > merge.left && merge.left > area.left)) return false
  if (merges.some((merge) => merge.bottom > merge.top)) return false
  const width = view.columns.filter((column) => column >= area.left && column <= area.right).length
  const [one, two] = columns
  const first = firstColumn(view, area)
  // Over the last column alone there is no group to name, when that column has its own name below.
  if (one !== undefined && two === undefined && one === lastColumn(view, area) && nextRowIsFull(view, area, row, width))
    return true
  if (width <= 3) return columns.length === 1 && one === first
  const aboveWords = nextRowIsWide(view, area, row, width)
  if (one !== undefined && two !== undefined)
    return (
      two === one + 1 &&
      aboveWords &&
      !spansBelow(view, area, row, two) &&
      one !== first &&
      !isWrapped(view, area, row, [one, two])
    )
  return (
    one !== undefined &&
    one !== first &&
    aboveWords &&
    view.label(row, one).length > 8 &&
    !spansBelow(view, area, row, one)
  )
}

/** Two short words next to the stub that go on in the row below: POST OFFICE, ANSI CODE. */
function isWrapped(view: SheetView, area: CellRange, row: number, [one, two]: [number, number]): boolean {
  const used = view.columns.filter((column) => column >= area.left && column <= area.right)
  const below = view.filledColumns(row + 1, area)
  return (
    used.indexOf(one) === 1 &&
    below.includes(one) &&
    below.includes(two) &&
    [one, two].every((column) => view.label(row, column).length <= 16)
  )
}

function nextRowIsFull(view: SheetView, area: CellRange, row: number, width: number): boolean {
  return row < area.bottom && view.filledColumns(row + 1, area).length === width
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

/** First column with content. */
export function firstColumn(view: SheetView, area: CellRange): number {
  return view.columns.find((column) => column >= area.left) ?? area.left
}

function lastColumn(view: SheetView, area: CellRange): number {
  return view.columns.filter((column) => column <= area.right).at(-1) ?? area.right
}
