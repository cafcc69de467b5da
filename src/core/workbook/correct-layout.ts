import type { CellGrid, CellRange } from './cell-grid.ts'
import type { LayoutContext } from './layout-context.ts'
import { describeTable, type TableRows } from './describe-table.ts'
import { shapeColumns } from './column-shape.ts'
import { retypeColumn } from './retype-column.ts'
import { SheetView } from './sheet-view.ts'
import type { LayoutColumn, LayoutCorrection, TableLayout } from './table-layout.ts'
import { isNoteRow } from './title-row.ts'
import { walkBody } from './walk-body.ts'

/**
 * Lays a table out anew from the rows and columns that the user set; `layout` null makes a table by hand.
 * Columns whose header stays the same keep the name, type, unit and inclusion that the user gave them.
 */
export function correctLayout(
  grid: CellGrid,
  layout: TableLayout | null,
  correction: LayoutCorrection,
  context: LayoutContext,
): TableLayout {
  const view = new SheetView(grid)
  const left = correction.leftColumn ?? layout?.range.left ?? view.columns[0] ?? 0
  const right = correction.rightColumn ?? layout?.range.right ?? view.columns.at(-1) ?? 0
  const headerRows = correction.headerRows === undefined ? (layout?.headerRows ?? null) : correction.headerRows
  const bottomOfSheet = Math.max(0, grid.rowCount - 1)
  const first =
    correction.dataRows?.[0] ?? (correction.headerRows ? correction.headerRows[1] + 1 : (layout?.dataRows[0] ?? 0))
  const area = { top: layout?.range.top ?? 0, bottom: layout?.range.bottom ?? bottomOfSheet, left, right }
  const start = firstFilled(view, { ...area, bottom: bottomOfSheet }, first)
  const rows = rowsOf(view, {
    area,
    headerRows,
    first: correction.dataRows?.[0] ?? start,
    last: correction.dataRows?.[1] ?? null,
    previous: layout,
  })
  const corrected = describeTable(view, rows, context)
  if (layout === null) return corrected
  const columns = keepChoices(grid, corrected, layout.columns, context)
  return { ...corrected, columns, constants: layout.constants }
}

type Bounds = {
  area: CellRange
  headerRows: [number, number] | null
  first: number
  last: number | null
  previous: TableLayout | null
}

function rowsOf(view: SheetView, { area, headerRows, first, last, previous }: Bounds): TableRows {
  const bottom =
    last ?? Math.max(first, previous !== null && previous.dataRows[1] >= first ? previous.dataRows[1] : area.bottom)
  const body = { ...area, top: headerRows?.[0] ?? first, bottom }
  const shapes = shapeColumns(view, body, first)
  const byText = shapes.every((shape) => shape === 'empty' || shape === 'text' || shape === 'code')
  const header = headerRows === null ? null : { top: headerRows[0], bottom: headerRows[1], sure: 1 }
  const walked = walkBody({ view, area: body, data: { row: first, shapes, byText, headerRow: null }, header })
  // The user's own bounds hold even where the walk would have stopped at something that looks like another header.
  const end = last ?? (walked.next === null ? walked.last : bottom)
  const outside = (from: number, to: number): number[] => {
    const found: number[] = []
    for (let row = Math.max(0, from); row <= to; row++) if (view.filledColumns(row, area).length > 0) found.push(row)
    return found
  }
  const top = headerRows?.[0] ?? first
  const above = outside(Math.min(area.top, top), top - 1)
  const below = outside(end + 1, Math.max(area.bottom, end))
  return {
    area: { ...body, bottom: end },
    headerRows,
    dataRows: [first, Math.max(first, end)],
    above: above.filter((row) => !isNoteRow(view, row, view.filledColumns(row, area))),
    labelRows: [...(headerRows === null ? [] : outside(headerRows[1] + 1, first - 1)), ...walked.labelRows],
    blankRows: blanks(view, body, first, end),
    repeatedHeaderRows: walked.repeatedHeaderRows,
    noteRows: [...walked.noteRows, ...below],
    sure: 1,
  }
}

function blanks(view: SheetView, area: CellRange, first: number, last: number): number[] {
  const rows: number[] = []
  const columns = view.columns.filter((column) => column >= area.left && column <= area.right)
  for (let row = first; row <= last; row++) if (!columns.some((column) => view.filled(row, column))) rows.push(row)
  return rows
}

function firstFilled(view: SheetView, area: CellRange, from: number): number {
  for (let row = from; row <= area.bottom; row++) if (view.filledColumns(row, area).length > 0) return row
  return from
}

/** The user's choices for columns whose header path did not change. */
function keepChoices(
  grid: CellGrid,
  corrected: TableLayout,
  before: readonly LayoutColumn[],
  context: LayoutContext,
): LayoutColumn[] {
  const known = new Map(before.map((column) => [column.index, column]))
  const taken = new Set<string>()
  return corrected.columns.map((column) => {
    const old = known.get(column.index)
    const same = old !== undefined && old.headerPath.join('\n') === column.headerPath.join('\n')
    const wanted = same ? old.name : column.name
    let name = wanted
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}_${count}`
    taken.add(name.toLowerCase())
    if (!same) return { ...column, name }
    const unit =
      old.unitFrom === 'user'
        ? { unit: old.unit, unitFrom: old.unitFrom }
        : { unit: column.unit, unitFrom: column.unitFrom }
    const kept: LayoutColumn = { ...column, name, ...unit, include: old.include }
    return old.type === column.type ? kept : retypeColumn(grid, corrected, { ...kept, type: old.type }, context)
  })
}
