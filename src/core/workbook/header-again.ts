import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import type { FirstData } from './find-first-data.ts'
import type { FoundHeader } from './find-header.ts'
import type { SheetView } from './sheet-view.ts'
import { isNoteRow } from './title-row.ts'

/** What is known of the table in whose body a row stands. `last` is the last row with values so far. */
export type Around = {
  view: SheetView
  area: CellRange
  data: FirstData
  header: FoundHeader | null
  figures: readonly number[]
  first: number
  last: () => number
}

/** A row of words over columns of figures, or of years over figures: the header of another table, or the same header again. */
export function isHeaderAgain(walk: Around, row: number, columns: readonly number[]): boolean {
  const { view, figures, first, data } = walk
  if (data.byText) return false
  const classes = view.row(row)
  const over = columns.filter((column) => figures.includes(column) && column !== first)
  const words = over.filter(
    (column) =>
      classes[column] === cellClass.text || classes[column] === cellClass.part || classes[column] === cellClass.code,
  )
  if (words.length >= 2 && words.length >= 0.5 * over.length) {
    const distinct = new Set(words.map((column) => view.label(row, column)))
    const wide = over.length >= 0.3 * figures.length || view.mergesOf(row).length > 0 || figures.length <= 4
    return (
      (distinct.size > 1 || view.mergesOf(row).some((merge) => merge.right > merge.left)) &&
      wide &&
      (distinct.size >= 4 || standsOut(walk, row)) &&
      !isNoteRow(view, row, columns) &&
      followedByValues(walk, row)
    )
  }
  if (
    words.length === 1 &&
    over.length === 1 &&
    view.mergesOf(row).some((merge) => merge.left === words[0] && merge.right > merge.left)
  )
    return followedByHeader(walk, row)
  if (isSmallHeader(walk, row, columns)) return true
  const years = over.filter((column) => classes[column] === cellClass.period && data.shapes[column] !== 'period')
  if (years.length < 2 || years.length < over.length) return false
  const written = years.every((column) => view.grid.kind(row, column) === 'text')
  const alone = row - 1 > walk.last()
  return (written || alone) && !isNoteRow(view, row, columns)
}

/** Words in place of figures (停产, 关闭) fill a row like any other; a header follows a gap, has merges, or the stub's own header. */
function standsOut({ view, header, first, last }: Around, row: number): boolean {
  if (row - 1 > last() || view.mergesOf(row).length > 0) return true
  const label = view.label(row, first)
  if (header === null || label === '') return label === ''
  for (let at = header.top; at <= header.bottom; at++) if (view.label(at, first) === label) return true
  return false
}

/** The merges of the header again, over words or nothing: a header of the same form whose texts were left out in part. */
export function hasHeaderMerges({ view, header, area }: Around, row: number): boolean {
  if (header === null) return false
  const shape = (at: number): string[] =>
    view
      .mergesOf(at)
      .filter((merge) => merge.left >= area.left && merge.right <= area.right)
      .map((merge) => `${merge.left}:${merge.right}:${merge.bottom - merge.top}`)
  const wanted = shape(header.top)
  if (wanted.length < 3) return false
  const found = new Set(shape(row))
  const classes = view.row(row)
  const words = view
    .filledColumns(row, area)
    .every((column) => classes[column] === cellClass.text || classes[column] === cellClass.period)
  return words && wanted.filter((merge) => found.has(merge)).length >= 0.6 * wanted.length
}

function followedByValues({ view, area }: Around, row: number): boolean {
  for (let next = row + 1; next <= Math.min(area.bottom, row + 8); next++) {
    const classes = view.row(next)
    if (view.filledColumns(next, area).some((column) => isValueClass(classes[column] ?? 0))) return true
  }
  return false
}

function followedByHeader(walk: Around, row: number): boolean {
  const columns = walk.view.filledColumns(row + 1, walk.area)
  return columns.length >= 2 && isHeaderAgain(walk, row + 1, columns)
}

/** After a blank row: words over figures, with rows of exactly these columns and no others below: the header of a narrower table. */
function isSmallHeader({ view, area, last, first, figures }: Around, row: number, columns: readonly number[]): boolean {
  if (row - 1 <= last() || view.filledColumns(row - 1, area).length > 0) return false
  if (columns.length < 2 || columns[0] !== first || columns.length > 0.5 * figures.length + 1) return false
  if (columns.some((column) => view.grid.kind(row, column) !== 'text')) return false
  return [1, 2].every((step) => {
    const next = view.filledColumns(row + step, area)
    const same = next.length === columns.length && next.every((column, at) => column === columns[at])
    return same && next.some((column) => isValueClass(view.row(row + step)[column] ?? 0))
  })
}
