import type { RowKind, TableLayout } from '../../../core/workbook/table-layout.ts'

/** A run of rows of one kind, both ends included. */
export type Band = { kind: RowKind; from: number; to: number }

/** The rows of a table as bands from top to bottom; rows between that are nothing belong to no band. */
export function listBands(layout: TableLayout): Band[] {
  const kinds = new Map<number, RowKind>()
  const mark = (rows: readonly number[], kind: RowKind): void => {
    for (const row of rows) kinds.set(row, kind)
  }
  mark(layout.titleRows, 'title')
  if (layout.headerRows !== null)
    for (let row = layout.headerRows[0]; row <= layout.headerRows[1]; row += 1) kinds.set(row, 'header')
  mark(layout.repeatedHeaderRows, 'header')
  mark(layout.codeRows, 'code')
  if (layout.unitRow !== null) kinds.set(layout.unitRow, 'unit')
  mark(layout.sectionRows, 'section')
  mark(layout.subtotalRows, 'subtotal')
  mark(layout.totalRows, 'total')
  mark(layout.noteRows, 'note')
  const [first, last] = layout.dataRows
  mark(
    layout.blankRows.filter((row) => row >= first && row <= last),
    'blank',
  )
  const bands: Band[] = []
  const add = (kind: RowKind, from: number, to: number): void => {
    const before = bands.at(-1)
    if (before !== undefined && before.kind === kind && before.to === from - 1) before.to = to
    else bands.push({ kind, from, to })
  }
  let next = first
  for (const [row, kind] of [...kinds].sort(([a], [b]) => a - b)) {
    if (row >= first && row <= last) {
      if (row > next) add('data', next, row - 1)
      next = row + 1
    } else if (row > last && next <= last) {
      add('data', next, last)
      next = last + 1
    }
    add(kind, row, row)
  }
  if (next <= last) add('data', next, last)
  return bands
}

/** The band of a row; null where the row belongs to none. */
export function bandAt(bands: readonly Band[], row: number): Band | null {
  let low = 0
  let high = bands.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const band = bands[middle]
    if (band === undefined) return null
    if (row < band.from) high = middle - 1
    else if (row > band.to) low = middle + 1
    else return band
  }
  return null
}
