import { cellClass, isValueClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isValueShape } from './column-shape.ts'
import type { FirstData } from './find-first-data.ts'
import type { FoundHeader } from './find-header.ts'
import type { SheetView } from './sheet-view.ts'
import { dropStray, takeTail } from './body-tail.ts'
import { hasHeaderMerges, isHeaderAgain } from './header-again.ts'
import { beginsAnew, isSameHeader, isTitleAgain, matchHeader, signatureOf } from './repeated-header.ts'
import { isNoteRow } from './title-row.ts'
import { continuedLine } from './words-data.ts'

/** The body of a table as walked row by row. `next`: where the search for a further table begins; null at the end of the area. */
export type Body = {
  last: number
  /** Rows with nothing but a label. */
  labelRows: number[]
  blankRows: number[]
  noteRows: number[]
  repeatedHeaderRows: number[]
  next: number | null
}

/** Rows of a table that were decided before its body is walked. */
export type BodyStart = { view: SheetView; area: CellRange; data: FirstData; header: FoundHeader | null }

type Walk = BodyStart & {
  last: () => number
  columns: readonly number[]
  figures: readonly number[]
  first: number
  labelled: boolean
  body: Body
  /** Rows seen since the last row with values; they are inside the table only if more values follow. */
  pending: { labels: number[]; blanks: number[]; notes: number[] }
  signature: readonly string[]
}

/** Walks down from the first data row to the last row with values, or to the header of another table. */
export function walkBody(start: BodyStart): Body {
  const { view, area, data } = start
  const columns = view.columns.filter((column) => column >= area.left && column <= area.right)
  const figures = columns.filter((column) => isValueShape(data.shapes[column]))
  const first = columns[0] ?? area.left
  const body: Body = { last: data.row, labelRows: [], blankRows: [], noteRows: [], repeatedHeaderRows: [], next: null }
  const labelled = data.shapes[first] === 'text'
  const walk: Walk = {
    ...start,
    last: () => body.last,
    columns,
    figures,
    first,
    labelled,
    body,
    pending: { labels: [], blanks: [], notes: [] },
    signature: signatureOf(start, columns),
  }
  for (let row = data.row; row <= area.bottom; row++) {
    const step = walk.pending.blanks.length > MAX_BLANKS ? 'stop' : takeRow(walk, row)
    if (step === 'stop') {
      body.next = body.last + 1
      return body
    }
    row += step
  }
  takeTail(walk)
  dropStray(walk)
  return body
}

/** Puts a row where it belongs; the number of further rows taken with it, or `stop` at another table. */
function takeRow(walk: Walk, row: number): number | 'stop' {
  const { view, pending } = walk
  const kind = goesOnNote(walk, row) ? 'note' : lookAt(walk, row)
  switch (kind) {
    case 'blank':
      pending.blanks.push(row)
      return 0
    case 'label':
      pending.labels.push(row)
      return 0
    case 'note':
      pending.notes.push(row)
      return 0
    case 'header': {
      const rows = matchHeader(walk, row)
      if (rows === null || beginsAnew(walk)) return 'stop'
      takePending(walk, true)
      for (let at = row; at < row + rows; at++)
        if (view.filledColumns(at, walk.area).length > 0 || rows > 1) walk.body.repeatedHeaderRows.push(at)
      return rows - 1
    }
    case 'value':
      takePending(walk, false)
      walk.body.last = row
      return 0
  }
}

/** A line under a note, with nothing beside it, belongs to the note, whatever it looks like: P60-235. */
function goesOnNote({ view, area, first, pending, body }: Walk, row: number): boolean {
  const last = pending.notes.at(-1)
  if (last !== row - 1 || last <= body.last) return false
  const columns = view.filledColumns(row, area)
  return columns.length === 1 && columns[0] === first && view.grid.kind(row, first) === 'text'
}

/** Rows before a value or a repeated header turn out to be inside the table. */
function takePending(walk: Walk, beforeHeader: boolean): void {
  const { body, pending, view } = walk
  for (const row of pending.labels) {
    const text = view.label(row, view.filledColumns(row, walk.area)[0] ?? walk.first)
    if (beforeHeader && (continuedLine.test(text) || isTitleAgain(walk, row))) body.repeatedHeaderRows.push(row)
    else body.labelRows.push(row)
  }
  for (const row of pending.notes) {
    const text = view.label(row, walk.first)
    if (beforeHeader && continuedLine.test(text)) body.repeatedHeaderRows.push(row)
    else body.noteRows.push(row)
  }
  for (const row of pending.blanks) body.blankRows.push(row)
  walk.pending = { labels: [], blanks: [], notes: [] }
}

/** A table ends where so many rows are blank, whatever comes far below. */
const MAX_BLANKS = 500

/** Longest word that stands in place of a figure. */
const MAX_WORD = 12

type RowLook = 'blank' | 'label' | 'note' | 'header' | 'value'

function lookAt(walk: Walk, row: number): RowLook {
  const fast = lookFast(walk, row)
  if (fast !== null) return fast
  const { view, area, first, figures, data } = walk
  const columns = view.filledColumns(row, area)
  if (columns.length === 0) return hasOpenFormula(walk, row) ? 'value' : 'blank'
  if (walk.signature.length > 0 && isSameHeader(walk, row)) return 'header'
  const classes = view.row(row)
  if (isHeaderAgain(walk, row, columns) || hasHeaderMerges(walk, row)) return 'header'
  if (hasOpenFormula(walk, row)) return 'value'
  if (columns.length === 1 && columns[0] === first && figures.length + (data.byText ? 1 : 0) > 0) {
    if (!isLabelClass(walk, classes[first] ?? 0)) return 'value'
    return isNoteRow(view, row, columns) ? 'note' : 'label'
  }
  if (data.byText)
    return columns.length >= 2
      ? isNoteRow(view, row, columns) && columns.length < 0.5 * walk.columns.length
        ? 'note'
        : 'value'
      : 'label'
  const values = columns.filter((column) => column !== first && isValueClass(classes[column] ?? 0))
  if (values.length > 0) return isNoteRow(view, row, columns) && values.length === 0 ? 'note' : 'value'
  if (isNoteRow(view, row, columns)) return 'note'
  // A word below a blank row and beside the labels is a stray remark.
  if (!columns.includes(first))
    return row - 1 > walk.body.last || columns.every((column) => figures.includes(column)) ? 'label' : 'value'
  // Words only: texts of a row whose figures are missing, or words in place of figures (停产), which are short and follow a row.
  if (figures.length === 0 || columns.some((column) => column !== first && !figures.includes(column))) return 'value'
  const short = columns.every((column) => column === first || view.label(row, column).length <= MAX_WORD)
  return columns.length >= 2 && short && row - 1 === walk.body.last ? 'value' : 'label'
}

/** A formula over a figure whose result was not saved is a figure all the same. */
function hasOpenFormula({ view, figures }: Walk, row: number): boolean {
  return figures.some((column) => view.grid.formulaWithoutValue(row, column))
}

/** A label alone is a section only where labels are words: in a column of years it is a row without figures. */
function isLabelClass(walk: Walk, value: number): boolean {
  if (value === cellClass.text || value === cellClass.part) return true
  return walk.labelled && value === cellClass.missing
}

/** Rows with numbers and no word over a column of figures need no closer look; this is nearly every row of a long sheet. */
function lookFast(walk: Walk, row: number): RowLook | null {
  const { view, figures, first } = walk
  const { grid } = view
  if (walk.data.byText) return lookFastAtWords(walk, row)
  let numbers = 0
  let words = 0
  for (const column of figures) {
    const kind = grid.kind(row, column)
    if (kind === 'empty') continue
    if (kind === 'text') words++
    else if (column === first || kind !== 'number') numbers += column === first ? 0 : 1
    else {
      const value = grid.number(row, column)
      if (value < 1800 || value > 2100 || !Number.isInteger(value)) numbers++
    }
  }
  return numbers > 0 && words === 0 ? 'value' : null
}

/** In a table of words a row that fills half of the columns and does not begin like the header is a row. */
function lookFastAtWords({ view, columns, signature }: Walk, row: number): RowLook | null {
  let filled = 0
  for (const column of columns) if (view.grid.kind(row, column) !== 'empty') filled++
  if (filled < Math.max(3, 0.5 * columns.length)) return null
  const at = signature.findIndex((text) => text !== '')
  const probe = columns[at]
  return at < 0 || probe === undefined || view.label(row, probe) !== signature[at] ? 'value' : null
}
