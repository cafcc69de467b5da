import type { CellGrid, CellRange } from './cell-grid.ts'
import type { LayoutContext } from './layout-context.ts'
import { shapeColumns } from './column-shape.ts'
import { describeTable, type TableRows } from './describe-table.ts'
import { findFirstData, type FirstData } from './find-first-data.ts'
import { findFirstText } from './find-first-text.ts'
import { endAtNames } from './end-at-names.ts'
import { findHeader, type FoundHeader } from './find-header.ts'
import { cellClass } from './cell-class.ts'
import { isSection } from './is-section.ts'
import { judgeTable } from './judge-table.ts'
import { nameBlocks } from './name-blocks.ts'
import { sheetNotices } from './sheet-notices.ts'
import { SheetView } from './sheet-view.ts'
import { findSingleColumn, type SingleColumn } from './single-column.ts'
import { splitTouching } from './split-touching.ts'
import { splitBlocks } from './split-blocks.ts'
import { trimSides } from './trim-sides.ts'
import type { SheetLayout, TableLayout } from './table-layout.ts'
import { isNoteRow } from './title-row.ts'
import { walkBody, type Body } from './walk-body.ts'
import { noteStart } from './words-data.ts'

/** Rows below a table that are looked at for notes. */
const MAX_NOTES = 2000

/**
 * Finds the tables of a sheet: several where headers differ one below the other or blocks stand side by side, none on a sheet of prose.
 * Structure comes from the kinds of cells, merges and the agreement of rows with the columns below them; types from all values.
 */
export function detectLayout(grid: CellGrid, context: LayoutContext): SheetLayout {
  const view = new SheetView(grid)
  const where = { file: context.fileName, sheet: context.sheetName }
  const [first] = view.columns
  const last = view.columns.at(-1)
  if (first === undefined || last === undefined || grid.rowCount === 0)
    return { tables: [], notices: sheetNotices(0, view, where) }
  const area = { top: 0, bottom: grid.rowCount - 1, left: first, right: last }
  const found = findTables(view, area)
  const tables: TableLayout[] = []
  for (const rows of found) {
    const sure = judgeTable(view, rows, found)
    tables.push(describeTable(view, { ...rows, sure, ...borrow(tables, rows) }, context))
  }
  return { tables: nameBlocks(view, tables), notices: sheetNotices(found.length, view, where) }
}

/** What a table may take over from the tables found before it. */
function borrow(
  tables: readonly TableLayout[],
  { area, headerRows, dataRows }: TableRows,
): Pick<TableRows, 'inherited'> {
  const [first] = tables
  if (first === undefined) return {}
  const above = [...tables]
    .reverse()
    .find(
      ({ range, dataRows: body }) => range.left === area.left && range.right === area.right && body[1] < dataRows[0],
    )
  const paths = new Map(above?.columns.map((column) => [column.index, column.headerPath]))
  const { title, unit, headerRows: header } = above ?? first
  return { inherited: { paths, title, unit, unitHolds: above !== undefined || header?.[0] === headerRows?.[0] } }
}

/** Tables of an area from top to bottom; a band of side by side blocks is searched block by block. */
function findTables(view: SheetView, area: CellRange): TableRows[] {
  const list = findSingleColumn(view, area)
  if (list !== null) return [listRows(area, list)]
  const blocks = splitBlocks(view, area, area.top)
  if (blocks.length > 1) return blocks.flatMap((block) => findTables(view, block))
  const tables: TableRows[] = []
  let from = area.top
  while (from <= area.bottom) {
    const found = findTable(view, { ...area, top: from })
    if (found === null) break
    const { data, header, body } = found
    const bottom = body.next === null ? area.bottom : body.last
    const apart = splitBlocks(view, { ...area, top: header?.top ?? data.row, bottom: body.last }, data.row)
    const next = body.next ?? area.bottom + 1
    const lines = { first: data.row, last: body.last, shapes: data.shapes }
    const parts = apart.length > 1 || header === null ? apart : splitTouching(view, area, header, lines)
    if (parts.length > 1) for (const part of parts) tables.push(...findTables(view, { ...part, top: from, bottom }))
    else if (isTable(view, area, found)) tables.push(toRows(view, { ...area, top: from }, found))
    from = next
  }
  shareRowsBetween(view, area, tables)
  addTrailingNotes(view, area, tables)
  return tables
}

function listRows(area: CellRange, { headerRow, first, last, byText }: SingleColumn): TableRows {
  return {
    area: { ...area, top: headerRow ?? first, bottom: last },
    headerRows: headerRow === null ? null : [headerRow, headerRow],
    dataRows: [first, last],
    above: [],
    labelRows: [],
    blankRows: [],
    repeatedHeaderRows: [],
    noteRows: [],
    sure: headerRow === null ? 0.5 : byText ? 0.6 : 0.9,
  }
}

/** Rows below the last table belong to it as notes, also where something there looked like another header and was none. */
function addTrailingNotes(view: SheetView, area: CellRange, tables: TableRows[]): void {
  const last = tables.at(-1)
  if (last === undefined || tables.some((table) => table !== last && table.dataRows[1] > last.dataRows[1])) return
  const from = Math.max(last.dataRows[1], last.noteRows.at(-1) ?? 0) + 1
  const noteRows = [...last.noteRows]
  for (let row = from; row <= Math.min(area.bottom, from + MAX_NOTES); row++)
    if (view.filledColumns(row, area).length > 0) noteRows.push(row)
  tables[tables.length - 1] = { ...last, noteRows }
}

type Found = { data: FirstData; header: FoundHeader | null; body: Body }

/** The first table of an area. A header that swallowed figures and a gap was a small table of its own: it is searched anew up to the gap. */
function findTable(view: SheetView, area: CellRange): Found | null {
  const whole = findTableIn(view, area)
  const gap = whole === null || whole.header === null ? null : findSwallowed(view, area, whole.header)
  if (gap === null) return whole
  const part = findTableIn(view, { ...area, bottom: gap - 1 })
  if (part === null || !isTable(view, area, part)) return whole
  return { ...part, body: { ...part.body, next: gap + 1 } }
}

/** The first blank row of a header, if a row above it holds figures. */
function findSwallowed(view: SheetView, area: CellRange, { top, bottom }: FoundHeader): number | null {
  let figures = 0
  for (let row = top; row <= bottom; row++) {
    const columns = view.filledColumns(row, area)
    if (columns.length === 0 && figures > 0) return row
    if (columns.filter((column) => view.row(row)[column] === cellClass.number).length >= 2) figures++
  }
  return null
}

function findTableIn(view: SheetView, area: CellRange): Found | null {
  const figures = findFirstData(view, area, area.top)
  const words = findFirstText(view, area, area.top)
  const data = figures === null || (words !== null && isFarBelow(view, area, words.row, figures.row)) ? words : figures
  if (data === null) return null
  const found = findHeader(view, area, data)
  const header = found === null ? null : endAtNames(view, area, found, data.row)
  const start = header === null || header.bottom === found?.bottom ? data : startAt(view, area, data, header.bottom + 1)
  return { data: start, header, body: walkBody({ view, area, data: start, header }) }
}

function startAt(view: SheetView, area: CellRange, data: FirstData, row: number): FirstData {
  return { ...data, row, shapes: shapeColumns(view, area, row) }
}

/** More rows of words above the first figure than any header has: a table of words with a few figures in it. */
function isFarBelow(view: SheetView, area: CellRange, words: number, figures: number): boolean {
  let wide = 0
  for (let row = words; row < figures; row++) if (view.filledColumns(row, area).length >= 2) wide++
  return wide > 14
}

/** Refuses what merely looks like a row of values: a numbered note, one lone figure. */
function isTable(view: SheetView, area: CellRange, { data, header, body }: Found): boolean {
  const rows = body.last - data.row + 1 - body.blankRows.length - body.labelRows.length - body.noteRows.length
  const columns = new Set<number>()
  for (let row = data.row; row <= Math.min(body.last, data.row + 50); row++)
    for (const column of view.filledColumns(row, area)) columns.add(column)
  if (header === null) return rows >= 2 && (columns.size >= 2 || isFigures(view, area, data.row, body.last))
  if (columns.size >= 2) return true
  return rows >= 2 && !data.byText
}

function isFigures(view: SheetView, area: CellRange, top: number, bottom: number): boolean {
  let figures = 0
  for (let row = top; row <= Math.min(bottom, top + 50); row++)
    if (view.filledColumns(row, area).some((column) => view.row(row)[column] === cellClass.number)) figures++
  return figures >= 3
}

function toRows(view: SheetView, area: CellRange, { data, header, body }: Found): TableRows {
  const top = header?.top ?? data.row
  const { left, right } = trimSides(view, area, { top, data: data.row, last: body.last })
  const above: number[] = []
  const labels = [...body.labelRows]
  for (let row = area.top; row < data.row; row++) {
    if (view.filledColumns(row, area).length === 0) continue
    if (row < top) above.push(row)
    else if (header !== null && row > header.bottom) labels.push(row)
  }
  const noteRows = [...body.noteRows]
  const end = body.next === null ? area.bottom : body.last
  for (let row = body.last + 1; row <= end; row++) if (view.filledColumns(row, area).length > 0) noteRows.push(row)
  const first = header === null ? data.row : firstBodyRow(view, { header, data: data.row, last: body.last, left })
  return {
    area: { top, bottom: body.last, left, right },
    headerRows: header === null ? null : [header.top, header.bottom],
    dataRows: [first, body.last],
    above,
    labelRows: labels.filter((row) => row < first || row >= data.row),
    blankRows: body.blankRows,
    repeatedHeaderRows: body.repeatedHeaderRows,
    noteRows,
    sure: header === null ? 0.5 : header.sure,
  }
}

/** Two labels or more right under the header that head nothing are the first rows of a list whose figures are missing. */
function firstBodyRow(
  view: SheetView,
  { header, data, last, left }: { header: FoundHeader; data: number; last: number; left: number },
): number {
  const from = header.bottom + 1
  if (data - from < 2) return data
  const none = new Set<number>()
  for (let row = from; row < data; row++) {
    const columns = view.filledColumns(row, { top: row, bottom: row, left, right: view.columns.at(-1) ?? left })
    if (columns.length !== 1 || columns[0] !== left || isNoteRow(view, row, columns)) return data
    if (view.row(row)[left] !== cellClass.text || /[-–—]$/.test(view.label(row, left))) return data
    if (isSection(view, { row, last, column: left, inside: none })) return data
  }
  return from
}

/** Rows between two tables: notes belong to the upper one, titles to the lower one. See-notes lines above a first table are notes. */
function shareRowsBetween(view: SheetView, area: CellRange, tables: TableRows[]): void {
  for (const [at, table] of tables.entries()) {
    const previous = at > 0 ? tables[at - 1] : undefined
    const notes = table.above.filter((row) => isNote(view, area, row))
    const stacked =
      previous !== undefined &&
      previous.area.left <= table.area.right &&
      previous.area.right >= table.area.left &&
      previous.dataRows[1] < table.dataRows[0]
    const lastNote = stacked ? (notes.at(-1) ?? -1) : -1
    const above = table.above.filter((row) => row > lastNote && !notes.includes(row))
    if (stacked)
      tables[at - 1] = {
        ...previous,
        noteRows: [...previous.noteRows, ...table.above.filter((row) => row <= lastNote)],
      }
    tables[at] = { ...table, above, noteRows: stacked ? table.noteRows : [...notes, ...table.noteRows] }
  }
}

function isNote(view: SheetView, area: CellRange, row: number): boolean {
  const columns = view.filledColumns(row, area)
  const [column] = columns
  return column !== undefined && columns.length <= 2 && noteStart.test(view.label(row, column))
}
