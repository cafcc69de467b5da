import type { LayoutCorrection, TableLayout } from '../../../core/workbook/table-layout.ts'

/** Borders of a table that a person can move: three between rows, two between columns. */
export const edgeNames = ['header', 'data', 'end', 'left', 'right'] as const

/** One of {@link edgeNames}. */
export type EdgeName = (typeof edgeNames)[number]

/** A border stands before the row or column `at`; it can be moved from `least` to `most`. */
export type TableEdge = { name: EdgeName; at: number; least: number; most: number }

/** Where the borders of a table stand. `end` and `right` stand before the first row or column that is outside. */
export function listEdges(layout: TableLayout, size: { rowCount: number; columnCount: number }): TableEdge[] {
  const [first, last] = layout.dataRows
  const header = layout.headerRows?.[0] ?? first
  const { left, right } = layout.range
  return [
    { name: 'header', at: header, least: 0, most: first },
    { name: 'data', at: first, least: header, most: last },
    { name: 'end', at: last + 1, least: first + 1, most: size.rowCount },
    { name: 'left', at: left, least: 0, most: right },
    { name: 'right', at: right + 1, least: left + 1, most: size.columnCount },
  ]
}

/** What moving one border means for the table. A header without rows is none. */
export function moveEdge(layout: TableLayout, name: EdgeName, at: number): LayoutCorrection {
  const [first, last] = layout.dataRows
  const headerFirst = layout.headerRows?.[0] ?? first
  switch (name) {
    case 'header':
      return { headerRows: at >= first ? null : [at, Math.max(at, layout.headerRows?.[1] ?? first - 1)] }
    case 'data':
      return { headerRows: at <= headerFirst ? null : [headerFirst, at - 1], dataRows: [at, Math.max(at, last)] }
    case 'end':
      return { dataRows: [first, at - 1] }
    case 'left':
      return { leftColumn: at }
    case 'right':
      return { rightColumn: at - 1 }
  }
}

/** The layout as far as a moved border can be shown before the worker has laid it out anew. */
export function previewLayout(layout: TableLayout, correction: LayoutCorrection): TableLayout {
  const { headerRows = layout.headerRows, dataRows = layout.dataRows, leftColumn, rightColumn } = correction
  const above = headerRows?.[0] ?? dataRows[0]
  const range = { ...layout.range, left: leftColumn ?? layout.range.left, right: rightColumn ?? layout.range.right }
  const inBody = (row: number): boolean => row >= dataRows[0] && row <= dataRows[1]
  return {
    ...layout,
    range,
    headerRows,
    dataRows,
    titleRows: layout.titleRows.filter((row) => row < above),
    unitRow: layout.unitRow !== null && inBody(layout.unitRow) ? null : layout.unitRow,
    codeRows: layout.codeRows.filter((row) => !inBody(row)),
    totalRows: layout.totalRows.filter(inBody),
    subtotalRows: layout.subtotalRows.filter(inBody),
    sectionRows: layout.sectionRows.filter(inBody),
    noteRows: layout.noteRows.filter((row) => row > dataRows[1]),
  }
}
