import { emptyLedger, maxLedgerRanges, maxLedgerSamples } from '../../core/dataset/import-ledger.ts'
import type {
  BandEvent,
  CellEvent,
  ImportLedger,
  LedgerGroup,
  LedgerItem,
  LedgerSample,
} from '../../core/dataset/import-ledger.ts'
import { ledgerGroups } from '../../core/dataset/import-ledger.ts'
import { cellAddress, columnLetter } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { emptiedReasons, type CellValue, type ReadReason } from '../../core/workbook/cell-value.ts'
import { trimText } from '../../core/workbook/label-text.ts'
import { RowRuns } from '../../core/workbook/row-runs.ts'

/** Rows or cells to which one thing happened. */
type Page = {
  event: LedgerItem['event']
  group: LedgerGroup
  mark: string | null
  runs: RowRuns
  samples: LedgerSample[]
}

const DIGITS: ReadonlySet<string> = new Set(['digits-lost', 'code-digits-lost', 'code-from-number'])
const MAX_TEXT = 120

/** What happens to the cells of one column, as it is read from top to bottom. */
export class ColumnPages {
  cellsRead = 0
  converted = 0
  emptied = 0
  keptApart = 0
  readonly column: string
  private readonly grid: CellGrid
  private readonly index: number
  private readonly apart: boolean
  private readonly pages = new Map<string, Page>()
  private last: Page | null = null

  /** `apart`: what does not fit the type is kept in a text column. */
  constructor(grid: CellGrid, at: { column: string; index: number; apart: boolean }) {
    this.grid = grid
    this.column = at.column
    this.index = at.index
    this.apart = at.apart
  }

  /** Takes note of one cell that is not empty: what it was read as, and why. */
  note(row: number, value: CellValue, reason: Exclude<ReadReason, 'same' | 'empty'>): void {
    const event: CellEvent = reason === 'unread' && this.apart ? 'kept-apart' : reason
    if (event === 'kept-apart') this.keptApart++
    else if (emptiedReasons.has(reason)) this.emptied++
    else this.converted++
    const page = this.pageOf(event, row)
    page.runs.add(row)
    if (page.samples.length >= maxLedgerSamples) return
    const before = shorten(this.grid.display(row, this.index))
    const after = event === 'kept-apart' ? before : value === null ? '' : shorten(String(value))
    page.samples.push({ cell: cellAddress(row, this.index), before, after })
  }

  /** The finished entries of the column. */
  close(): LedgerItem[] {
    return [...this.pages.values()].map((page) => toItem(page, this.column, columnLetter(this.index)))
  }

  private pageOf(event: CellEvent, row: number): Page {
    const mark = event === 'missing-mark' || event === 'below-unit' ? trimText(this.grid.text(row, this.index)) : null
    if (this.last?.event === event && this.last.mark === mark) return this.last
    const key = mark === null ? event : `${event} ${mark}`
    let page = this.pages.get(key)
    if (page === undefined) {
      page = { event, group: groupOf(event), mark, runs: new RowRuns(maxLedgerRanges), samples: [] }
      this.pages.set(key, page)
    }
    this.last = page
    return page
  }
}

/** Whole rows or columns of a table to which one thing happened. `samples` begin with their address. */
export function bandItem(event: BandEvent, rows: Iterable<number>, samples: LedgerSample[]): LedgerItem | null {
  const runs = new RowRuns(maxLedgerRanges)
  for (const row of rows) runs.add(row)
  if (runs.count === 0) return null
  const group = event === 'duplicate-row' ? 'duplicates' : 'left-out'
  return toItem({ event, group, mark: null, runs, samples: samples.slice(0, maxLedgerSamples) }, null, '')
}

/** The ledger of a table from its columns, its bands and the numbers of both. */
export function closeLedger(
  columns: readonly ColumnPages[],
  bands: readonly LedgerItem[],
  rest: Pick<ImportLedger, 'rowsLeftOut' | 'duplicateRows' | 'sums' | 'totals'>,
): ImportLedger {
  const ledger = { ...emptyLedger(), ...rest }
  for (const column of columns) {
    ledger.cellsRead += column.cellsRead
    ledger.converted += column.converted
    ledger.emptied += column.emptied
    ledger.keptApart += column.keptApart
  }
  const all = [...columns.flatMap((column) => column.close()), ...bands]
  ledger.items = ledgerGroups.flatMap((group) => all.filter((item) => item.group === group))
  return ledger
}

function groupOf(event: CellEvent): LedgerGroup {
  if (event === 'kept-apart') return 'apart'
  if (DIGITS.has(event)) return 'digits'
  return emptiedReasons.has(event) ? 'emptied' : 'converted'
}

function toItem({ event, group, mark, runs, samples }: Page, column: string | null, letter: string): LedgerItem {
  const { count, unlisted } = runs
  return { group, event, column, mark, count, cells: runs.write(letter), unlisted, samples }
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text
}
