import { maxSumBlocks, sumBits, type ColumnSum } from '../../core/dataset/column-sum.ts'
import type { LedgerSum } from '../../core/dataset/import-ledger.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import type { LoadedRows } from '../../core/workbook/row-kinds.ts'
import { sumCells } from '../../core/workbook/sum-cells.ts'
import type { LayoutColumn } from '../../core/workbook/table-layout.ts'

/** What the figures of a column add up to on the sheet: for the check after loading, and for the ledger. */
export function sumColumn(
  grid: CellGrid,
  loaded: LoadedRows,
  column: LayoutColumn,
  name: string,
): { check: ColumnSum; shown: LedgerSum } {
  const blockRows = Math.max(1, Math.ceil(loaded.rows.length / maxSumBlocks))
  const { blocks, data } = sumCells(grid, loaded, column.index, blockRows)
  const bits = sumBits(blocks.reduce((largest, block) => Math.max(largest, block.largest), 0))
  return {
    check: {
      column: name,
      count: blocks.reduce((count, block) => count + block.count, 0),
      bits,
      blocks: blocks.map((block, at) => ({
        first: (loaded.rows[at * blockRows] ?? 0) + 1,
        last: (loaded.rows[Math.min(loaded.rows.length, (at + 1) * blockRows) - 1] ?? 0) + 1,
        count: block.count,
        sum: block.scaled(bits),
      })),
    },
    shown: { column: name, count: data.count, sum: data.value() },
  }
}
