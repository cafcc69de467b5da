import type { Diagnostic } from '../base/diagnostic.ts'
import type { CellRange } from './cell-grid.ts'
import { withPeriodDoubts } from './check-period-column.ts'
import { isCodeRow } from './code-row.ts'
import { isValueShape, shapeColumns, type ColumnShape } from './column-shape.ts'
import { nameColumns } from './column-names.ts'
import { describeColumn } from './describe-column.ts'
import type { LayoutContext } from './layout-context.ts'
import { findMonthColumns } from './find-month-columns.ts'
import { findTablePeriod } from './find-table-period.ts'
import { findTotals } from './find-totals.ts'
import { readHeaderPaths } from './header-paths.ts'
import { isSection } from './is-section.ts'
import { lendHeading, readHeading } from './read-heading.ts'
import type { RowLists } from './row-kinds.ts'
import type { SheetView } from './sheet-view.ts'
import { withLevels } from './stub-levels.ts'
import type { TableLayout } from './table-layout.ts'
import { serialHeader } from './words-data.ts'

/** The rows of one table as found or as the user set them; everything else of its layout follows from these. */
export type TableRows = {
  /** Columns of the table; top and bottom are those of header and data. */
  area: CellRange
  headerRows: [number, number] | null
  dataRows: [number, number]
  /** Rows above the header that belong to the table. */
  above: readonly number[]
  labelRows: readonly number[]
  blankRows: readonly number[]
  repeatedHeaderRows: readonly number[]
  noteRows: readonly number[]
  /** 0 to 1. */
  sure: number
  /** What a table above on the same sheet lends. */
  inherited?: Inherited
}

/**
 * What a table takes over from one above it: header paths by column where it left cells empty, the title where it has none,
 * the unit where it has the same columns.
 */
export type Inherited = { paths: ReadonlyMap<number, string[]>; title: string; unit: string | null; unitHolds: boolean }

/** Works out the whole layout of a table from its rows: titles, unit, totals, columns, period, doubts. */
export function describeTable(view: SheetView, rows: TableRows, context: LayoutContext): TableLayout {
  const columns = listColumns(view, rows.area)
  const shapes = shapeColumns(view, { ...rows.area, top: rows.dataRows[0], bottom: rows.dataRows[1] }, rows.dataRows[0])
  const { headerRows } = rows
  const coded =
    headerRows === null
      ? []
      : range(headerRows[0], headerRows[1]).filter((row) => isCodeRow(view, row, view.filledColumns(row, rows.area)))
  // A header must name: where every row looks like codes (h, h) they are the names.
  const codeRows = headerRows !== null && coded.length > headerRows[1] - headerRows[0] ? [] : coded
  const spacers = new Set(
    columns.filter((column) => shapes[column] === 'empty' && isEmptyColumn(view, column, rows.dataRows)),
  )
  const stubs = countStubs(columns, shapes)
  const area = { ...rows.area, top: headerRows?.[0] ?? rows.dataRows[0] }
  const found =
    headerRows === null
      ? columns.map(() => [])
      : readHeaderPaths({ view, area, headerRows, codeRows, columns, stubs, spacers })
  const paths = inherit(clearSpacers(found, columns, spacers), columns, rows.inherited?.paths)
  const heading = lendHeading(readHeading(view, rows, paths[0] ?? []), rows.inherited)
  const lists = sortBody(view, rows, { columns, shapes, stubs, paths })
  const named = nameColumns(paths, columns)
  const figures = columns.filter((column) => isValueShape(shapes[column])).length
  // One object for all columns: the list of loaded rows is kept by it.
  const body: RowLists = { ...lists, titleRows: heading.titleRows }
  const described = columns.map((index, at) =>
    describeColumn(
      view.grid,
      body,
      {
        index,
        named: named[at] ?? { name: String(index), empty: true, duplicate: false, fullLength: null },
        headerPath: paths[at] ?? [],
        unitOfTable: heading.unit,
        isStub: at === 0,
        amongFigures: figures >= 0.5 * (columns.length - spacers.size - 1),
      },
      context,
    ),
  )
  const period = findTablePeriod(heading.texts, context)
  const compared = withLevels(view.grid, body, described).map((column) =>
    withPeriodDoubts(view.grid, body, { column, context }, period.period),
  )
  const bare = {
    range: rangeOf(rows, area.top),
    title: heading.title,
    period: period.period,
    unit: heading.unit,
    titleRows: heading.titleRows,
    unitRow: heading.unitRow,
    headerRows,
    codeRows,
    ...lists,
    columns: compared,
    constants: [],
    monthColumns: findMonthColumns(described),
    confidence: Math.round(100 * rows.sure) / 100,
  }
  return { ...bare, doubts: [...tableDoubts(bare, context), ...period.doubts] }
}

/** From the first title to the last note. */
function rangeOf({ area, above, dataRows, noteRows }: TableRows, top: number): CellRange {
  return {
    top: Math.min(top, above[0] ?? top),
    left: area.left,
    right: area.right,
    bottom: noteRows.reduce((last, row) => Math.max(last, row), dataRows[1]),
  }
}

/** A column without data that has no word of its own, only words that span it, has no header. */
function clearSpacers(paths: string[][], columns: readonly number[], spacers: ReadonlySet<number>): string[][] {
  return paths.map((path, at) => {
    if (!spacers.has(columns[at] ?? -1) || path.length === 0) return path
    const beside = [paths[at - 1], paths[at + 1]].some(
      (other) => other !== undefined && path.every((word, level) => other[level] === word),
    )
    return beside ? [] : path
  })
}

/** Fills empty headers from a table above whose other headers are the same; the stub's may differ (本年度, 上年度). */
function inherit(
  paths: string[][],
  columns: readonly number[],
  inherited: ReadonlyMap<number, string[]> | undefined,
): string[][] {
  if (inherited === undefined || paths.every((path) => path.length > 0)) return paths
  const other = paths.some(
    (path, at) => at > 0 && path.length > 0 && path.join('·') !== inherited.get(columns[at] ?? -1)?.join('·'),
  )
  return other ? paths : paths.map((path, at) => (path.length > 0 ? path : (inherited.get(columns[at] ?? -1) ?? path)))
}

/** Columns of a table: all between its bounds, or only the used ones where most are empty. */
function listColumns(view: SheetView, area: CellRange): number[] {
  const used = view.columns.filter((column) => column >= area.left && column <= area.right)
  return area.right - area.left + 1 <= 2 * used.length + 50 ? range(area.left, area.right) : used
}

function isEmptyColumn(view: SheetView, column: number, [first, last]: [number, number]): boolean {
  for (let row = first; row <= last; row++) if (view.filled(row, column)) return false
  return true
}

function countStubs(columns: readonly number[], shapes: readonly ColumnShape[]): number {
  let stubs = 0
  while (stubs < columns.length && !isValueShape(shapes[columns[stubs] ?? -1])) stubs++
  return Math.max(1, Math.min(stubs, columns.length - 1))
}

type BodyLook = {
  columns: readonly number[]
  shapes: readonly ColumnShape[]
  stubs: number
  paths: readonly (readonly string[])[]
}

function sortBody(
  view: SheetView,
  rows: TableRows,
  { columns, shapes, stubs, paths }: BodyLook,
): Omit<RowLists, 'titleRows'> {
  const [first, last] = rows.dataRows
  const taken = new Set([...rows.labelRows, ...rows.blankRows, ...rows.repeatedHeaderRows, ...rows.noteRows])
  const labels = rows.labelRows.filter((row) => row >= (rows.headerRows?.[1] ?? 0))
  const inside = new Set([...rows.labelRows, ...rows.noteRows, ...rows.repeatedHeaderRows])
  const sections = labels.filter(
    (row) => row < first || isSection(view, { row, last, column: columns[0] ?? 0, inside }),
  )
  for (const row of labels) if (!sections.includes(row)) taken.delete(row)
  const body: number[] = []
  for (let row = first; row <= last; row++) if (!taken.has(row)) body.push(row)
  const words = columns
    .slice(0, stubs)
    .filter((column, at) => !serialHeader.test(paths[at]?.at(-1) ?? '') || stubs === 1 || shapes[column] === 'text')
  const figures = columns.filter((column) => shapes[column] === 'number')
  const totals = findTotals({
    view,
    rows: body,
    stubs: withWordsAfterSerial(columns, shapes, paths, words),
    behindCodes: findWordsBehindCodes(columns, shapes),
    figures,
  })
  return {
    dataRows: [first, last],
    totalRows: totals.totals,
    subtotalRows: totals.subtotals,
    sectionRows: sections.slice().sort((a, b) => a - b),
    blankRows: rows.blankRows.filter((row) => row >= first && row <= last),
    repeatedHeaderRows: [...rows.repeatedHeaderRows].sort((a, b) => a - b),
    noteRows: [...rows.noteRows].sort((a, b) => a - b),
  }
}

/** First column of words where one or two columns of numbers stand before it: codes, years, running numbers. */
function findWordsBehindCodes(columns: readonly number[], shapes: readonly ColumnShape[]): number | null {
  const at = columns.findIndex((column) => !isValueShape(shapes[column]))
  const column = columns[at]
  return at >= 1 && at <= 2 && column !== undefined && shapes[column] === 'text' ? column : null
}

/** A running number or code may stand before the labels: then the labels are the next column of words. */
function withWordsAfterSerial(
  columns: readonly number[],
  shapes: readonly ColumnShape[],
  paths: readonly (readonly string[])[],
  words: readonly number[],
): number[] {
  const serial = columns.findIndex(
    (column, at) => serialHeader.test(paths[at]?.at(-1) ?? '') && isValueShape(shapes[column]),
  )
  const behind =
    serial >= 0
      ? columns.slice(serial + 1, serial + 3).filter((column) => shapes[column] === 'text' || shapes[column] === 'code')
      : []
  return [...new Set([...words, ...behind])]
}

type Described = Pick<
  TableLayout,
  | 'headerRows'
  | 'dataRows'
  | 'confidence'
  | 'repeatedHeaderRows'
  | 'totalRows'
  | 'subtotalRows'
  | 'columns'
  | 'titleRows'
>

function tableDoubts(table: Described, context: LayoutContext): Diagnostic[] {
  const where = { file: context.fileName, sheet: context.sheetName }
  const doubts: Diagnostic[] = []
  if (table.headerRows === null) doubts.push({ level: 'warning', code: 'layout/no-header', params: {}, where })
  else if (table.confidence < 0.7)
    doubts.push({
      level: 'warning',
      code: 'layout/header-unsure',
      params: { first: table.headerRows[0] + 1, last: table.headerRows[1] + 1 },
      where,
    })
  if (table.confidence < 0.6)
    doubts.push({
      level: 'warning',
      code: 'layout/range-unsure',
      params: { first: table.dataRows[0] + 1, last: table.dataRows[1] + 1 },
      where,
    })
  if (table.repeatedHeaderRows.length > 0)
    doubts.push({
      level: 'info',
      code: 'layout/repeated-header',
      params: { count: runs(table.repeatedHeaderRows) },
      where,
    })
  const totals = table.totalRows.length + table.subtotalRows.length
  if (totals > 0) doubts.push({ level: 'info', code: 'layout/total-rows', params: { count: totals }, where })
  return doubts
}

/** Number of unbroken runs in ascending row numbers. */
function runs(rows: readonly number[]): number {
  return rows.filter((row, at) => at === 0 || row !== (rows[at - 1] ?? 0) + 1).length
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
