import type { ImportLedger } from '../../core/dataset/import-ledger.ts'
import { cellAddress } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { checkTotals, type TotalColumn } from '../../core/workbook/check-totals.ts'
import { cleanLabel, leadingBlanks } from '../../core/workbook/label-text.ts'
import type { LoadedRows } from '../../core/workbook/row-kinds.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'

/** A loaded column with its figures by position among the loaded rows; null where it holds none. */
export type FigureColumn = { column: LayoutColumn; name: string; figures: Float64Array | null }

type Sheet = { grid: CellGrid; layout: TableLayout; loaded: LoadedRows }

/** Compares the printed totals of a table with the sums of its rows. `list` is asked only where there are totals. */
export function tableTotals({ grid, layout, loaded }: Sheet, list: () => FigureColumn[]): ImportLedger['totals'] {
  if (loaded.rows.length === loaded.dataRows.length) return { compared: 0, differences: [] }
  const columns = list()
  const stub = columns.find(({ column }) => column.type === 'text')?.column.index ?? layout.range.left
  const taken = columns.flatMap(({ column, name, figures }) => (figures === null ? [] : [{ column, name, figures }]))
  const summed: TotalColumn[] = taken.map(({ column, name, figures }) => ({ name, unit: column.unit, figures }))
  const { compared, differences } = checkTotals(loaded, summed, isFlat(grid, layout, loaded, stub))
  return {
    compared,
    differences: differences.map(({ at, column, printed, sum }) => {
      const row = loaded.rows[at] ?? 0
      const place = taken[column]
      const label = cleanLabel(grid.display(row, stub)).slice(0, 60)
      const cell = cellAddress(row, place?.column.index ?? 0)
      return { cell, row: row + 1, label, column: place?.name ?? '', printed, sum }
    }),
  }
}

/** True where all data rows stand on one level, so that a total can only be the sum of all of them. */
function isFlat(grid: CellGrid, layout: TableLayout, { dataRows }: LoadedRows, stub: number): boolean {
  if (layout.sectionRows.length > 0 || layout.subtotalRows.length > 0) return false
  let level: number | null = null
  for (const row of dataRows) {
    const text = grid.text(row, stub)
    if (/^\s*(?:#|其中|of which|including)/i.test(text)) return false
    const here = leadingBlanks(text) + grid.indent(row, stub)
    if (level !== null && here !== level) return false
    level = here
  }
  return true
}
