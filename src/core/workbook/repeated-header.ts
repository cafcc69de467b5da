import type { CellRange } from './cell-grid.ts'
import type { FoundHeader } from './find-header.ts'
import type { SheetView } from './sheet-view.ts'
import { continuedLine } from './words-data.ts'

/** What is known of a table when its header comes again; `pending` are the rows since its last value. */
export type Repeating = {
  view: SheetView
  area: CellRange
  header: FoundHeader | null
  columns: readonly number[]
  first: number
  signature: readonly string[]
  pending: { labels: readonly number[]; blanks: readonly number[]; notes: readonly number[] }
}

/** Texts of the first header row: by it the same header is known again. */
export function signatureOf(
  { view, header }: Pick<Repeating, 'view' | 'header'>,
  columns: readonly number[],
): string[] {
  if (header === null) return []
  const texts = columns.map((column) => view.label(header.top, column))
  const words = texts.filter((text) => text !== '')
  // The same word over every column is no sign: rows of a list may be like that.
  return words.length > 1 && new Set(words).size < 2 && /[\p{L}\p{N}]/u.test(words[0] ?? '') ? [] : texts
}

/** True for a row that begins like the header. */
export function isSameHeader(walk: Repeating, row: number): boolean {
  const { signature, columns, view } = walk
  let same = 0
  let known = 0
  for (const [at, column] of columns.entries()) {
    const text = signature[at] ?? ''
    if (text === '') continue
    known++
    if (view.label(row, column) === text) same++
    else if (known > 3 && same === 0) return false
  }
  return known >= 2 && same === known
}

/** How many rows from `row` on repeat the header of this table; null where it is another header. */
export function matchHeader(walk: Repeating, row: number): number | null {
  const { header, view, columns } = walk
  if (header === null) return null
  for (let start = header.top; start <= header.bottom; start++) {
    let rows = 0
    while (
      start + rows <= header.bottom &&
      row + rows <= walk.area.bottom &&
      columns.every((column) => view.label(start + rows, column) === view.label(row + rows, column))
    )
      rows++
    if (start + rows > header.bottom) return rows
    if (rows > 0 && start === header.top) return null
  }
  return null
}
/**
 * The same header again after a gap is another table where a title of its own stands over it, or the gap is wide; on the next page of one
 * table it follows at once, or under 续表 or the title as it was.
 */
export function beginsAnew(walk: Repeating): boolean {
  const { pending, view, area, first } = walk
  if (pending.blanks.length === 0) return false
  const titles = [...pending.labels, ...pending.notes]
  const again = titles.some((row) => {
    const text = view.label(row, view.filledColumns(row, area)[0] ?? first)
    return continuedLine.test(text) || isTitleAgain(walk, row)
  })
  return !again && (titles.length > 0 ? pending.labels.length > 0 : pending.blanks.length > 1)
}

/** True for a label that stands above the header too. */
export function isTitleAgain(walk: Repeating, row: number): boolean {
  const { view, header, area } = walk
  if (header === null) return false
  const text = view.label(row, view.filledColumns(row, area)[0] ?? walk.first)
  for (let title = area.top; title < header.top; title++)
    if (view.filledColumns(title, area).some((column) => view.label(title, column) === text)) return true
  return false
}
