import type { BandEvent, LedgerItem, LedgerSample } from '../../core/dataset/import-ledger.ts'
import { maxLedgerRanges, maxLedgerSamples } from '../../core/dataset/import-ledger.ts'
import { cellAddress, columnLetter } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { trimText } from '../../core/workbook/label-text.ts'
import type { LoadedRows } from '../../core/workbook/row-kinds.ts'
import { RowRuns } from '../../core/workbook/row-runs.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import { bandItem } from './ledger-book.ts'

/** Rows of a table that are not among its data, by kind, in the order of the sheet. Totals are loaded, but kept aside. */
export function leftOutRows(grid: CellGrid, layout: TableLayout): LedgerItem[] {
  const header = layout.headerRows === null ? [] : rowsBetween(layout.headerRows)
  const [first, last] = layout.dataRows
  const inside = (rows: readonly number[]): number[] => rows.filter((row) => row >= first && row <= last)
  const kinds: [BandEvent, readonly number[]][] = [
    ['row-title', layout.titleRows],
    ['row-unit', layout.unitRow === null ? [] : [layout.unitRow]],
    ['row-header', header.filter((row) => !layout.codeRows.includes(row))],
    ['row-code', layout.codeRows],
    ['row-header-again', layout.repeatedHeaderRows],
    ['row-section', layout.sectionRows],
    ['row-total', layout.totalRows],
    ['row-subtotal', layout.subtotalRows],
    ['row-blank', inside(layout.blankRows)],
    ['row-note', layout.noteRows],
  ]
  return kinds.flatMap(([event, rows]) => {
    const ordered = [...new Set(rows)].sort((a, b) => a - b)
    const samples =
      event === 'row-blank' ? [] : ordered.slice(0, maxLedgerSamples).map((row) => sampleOf(grid, layout, row))
    return bandItem(event, ordered, samples) ?? []
  })
}

/** A column that the user did without, with the cells that it holds; null where it is empty. */
export function leftOutColumn(grid: CellGrid, loaded: LoadedRows, column: LayoutColumn): LedgerItem | null {
  const runs = new RowRuns(maxLedgerRanges)
  const samples: LedgerSample[] = []
  for (const row of loaded.rows) {
    if (grid.kind(row, column.index) === 'empty') continue
    runs.add(row)
    if (samples.length < maxLedgerSamples)
      samples.push({
        cell: cellAddress(row, column.index),
        before: grid.display(row, column.index).slice(0, 120),
        after: '',
      })
  }
  if (runs.count === 0) return null
  const cells = runs.write(columnLetter(column.index))
  const { count, unlisted } = runs
  return {
    group: 'left-out',
    event: 'column-left-out',
    column: column.name,
    mark: null,
    count,
    cells,
    unlisted,
    samples,
  }
}

/** Rows of the body that are not loaded although something stands in them: headings, repeated headers, notes. */
export function countLeftOut(layout: TableLayout, { rows }: LoadedRows): number {
  const [first, last] = layout.dataRows
  const blank = layout.blankRows.filter((row) => row >= first && row <= last).length
  return Math.max(0, last - first + 1 - rows.length - blank)
}

function sampleOf(grid: CellGrid, { range }: TableLayout, row: number): LedgerSample {
  for (let column = range.left; column <= range.right; column++) {
    const text = trimText(grid.display(row, column))
    if (text !== '') return { cell: cellAddress(row, column), before: text.slice(0, 120), after: '' }
  }
  return { cell: cellAddress(row, range.left), before: '', after: '' }
}

function rowsBetween([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
