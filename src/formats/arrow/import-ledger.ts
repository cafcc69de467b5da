import type { ImportLedger } from '../../core/dataset/dataset.ts'
import { cellAddress } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { emptiedReasons, type CellValue, type ReadReason } from '../../core/workbook/read-column-values.ts'

/** Findings that are kept with their address; all are counted. */
export const maxLedgerEntries = 1000

/** Reasons that may mean a wrong figure; they are listed before the rest. */
const SERIOUS: ReadonlySet<ReadReason> = new Set([
  'unread',
  'error',
  'no-result',
  'digits-lost',
  'code-digits-lost',
  'below-unit',
])

type Entry = ImportLedger['entries'][number]

/** Counts what happens to the cells of a table while it is loaded, and remembers the first ones of each weight. */
export class LedgerBook {
  private cellsRead = 0
  private converted = 0
  private emptied = 0
  private readonly serious: Entry[] = []
  private readonly ordinary: Entry[] = []
  private readonly grid: CellGrid

  constructor(grid: CellGrid) {
    this.grid = grid
  }

  /** Takes note of one cell: what it was read as, and why. */
  note(cell: { row: number; column: number }, value: CellValue, reason: ReadReason): void {
    if (reason === 'empty') return
    this.cellsRead++
    if (reason === 'same') return
    if (emptiedReasons.has(reason)) this.emptied++
    else this.converted++
    const list = SERIOUS.has(reason) ? this.serious : this.ordinary
    if (list.length >= maxLedgerEntries) return
    const before = this.grid.display(cell.row, cell.column)
    list.push({
      cell: cellAddress(cell.row, cell.column),
      what: reason,
      before,
      after: value === null ? '' : String(value),
    })
  }

  /** The finished ledger. */
  close(rowsLeftOut: number): ImportLedger {
    const { cellsRead, converted, emptied } = this
    const entries = [...this.serious, ...this.ordinary].slice(0, maxLedgerEntries)
    return { cellsRead, converted, emptied, rowsLeftOut, entries, total: converted + emptied }
  }
}
