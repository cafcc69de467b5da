import type { CellRange } from './cell-grid.ts'
import { isValueShape, type Shapes } from './column-shape.ts'
import type { FoundHeader } from './find-header.ts'
import type { SheetView } from './sheet-view.ts'

const MAX_SEEN = 60

type Seam = { view: SheetView; columns: readonly number[]; header: FoundHeader; shapes: Shapes; rows: [number, number] }

/**
 * Splits a table in which two stand side by side without a column between: behind figures comes a second column of labels, the names of the
 * measures come again (行次 年初数 期末数) or a title of its own stands over each part, and the labels are others than the first ones.
 * Labels that are only printed again on the next page are the same and make no second table. Empty where there is one table.
 */
export function splitTouching(
  view: SheetView,
  area: CellRange,
  header: FoundHeader,
  body: { first: number; last: number; shapes: Shapes },
): CellRange[] {
  const columns = view.columns.filter((column) => column >= area.left && column <= area.right)
  const seam: Seam = { view, columns, header, shapes: body.shapes, rows: [body.first, body.last] }
  for (let at = 2; at <= columns.length - 2; at++) {
    const column = columns[at]
    if (column === undefined || !isSeam(seam, at)) continue
    return [
      { ...area, right: columns[at - 1] ?? column },
      { ...area, left: column },
    ]
  }
  return []
}

function isSeam(seam: Seam, at: number): boolean {
  const { columns, shapes } = seam
  const [first] = columns
  const column = columns[at]
  const before = columns[at - 1]
  const after = columns[at + 1]
  if (first === undefined || column === undefined || before === undefined || after === undefined) return false
  if (shapes[first] !== 'text' || shapes[column] !== 'text') return false
  if (!isValueShape(shapes[before]) || !isValueShape(shapes[after])) return false
  return (measuresAgain(seam, at) || titledApart(seam, at)) && labelsDiffer(seam, first, column)
}

/** The names behind the second labels are those behind the first ones. */
function measuresAgain(seam: Seam, at: number): boolean {
  const names = seam.columns.map((column) => nameOf(seam, column))
  const left = names.slice(1, at)
  const right = names.slice(at + 1, at + 1 + left.length)
  if (left.length !== right.length || left.some((name, place) => name === '' || name !== right[place])) return false
  return left.length >= 2 || names[0] === names[at]
}

/** A merged title over each part, the first column of labels included. */
function titledApart({ view, columns, header }: Seam, at: number): boolean {
  const first = columns[0] ?? 0
  const last = columns.at(-1) ?? 0
  const column = columns[at] ?? 0
  for (let row = Math.max(0, header.top - 3); row <= header.top; row++) {
    const merges = view.mergesOf(row)
    const left = merges.some(
      (merge) => merge.left <= first && merge.right === columns[at - 1] && merge.right > merge.left,
    )
    const right = merges.some((merge) => merge.left === column && merge.right > merge.left && merge.right <= last)
    if (left && right) return true
  }
  return false
}

function labelsDiffer({ view, rows: [from, to] }: Seam, first: number, second: number): boolean {
  const labels = new Set<string>()
  let filled = 0
  let same = 0
  for (let row = from; row <= Math.min(to, from + MAX_SEEN); row++) {
    const label = view.label(row, second)
    if (label === '') continue
    filled++
    labels.add(label)
    if (view.label(row, first) === label) same++
  }
  return filled >= 2 && same <= 0.4 * filled && labels.size >= 0.6 * filled
}

/** The lowest word over a column. */
function nameOf({ view, header }: Seam, column: number): string {
  for (let row = header.bottom; row >= header.top; row--) {
    const label = view.label(row, column)
    if (label !== '') return label
  }
  return ''
}
