import type { ReadReason } from '../workbook/cell-value.ts'

/** Groups of a ledger in the order of their weight: what may be wrong first, what is only tidied last. */
export const ledgerGroups = ['digits', 'emptied', 'apart', 'duplicates', 'left-out', 'converted'] as const

/** One of {@link ledgerGroups}. `apart`: texts that a column of figures could not hold, kept in a column of their own. */
export type LedgerGroup = (typeof ledgerGroups)[number]

/** What happened to a cell: a reason of the reader, or `kept-apart`. */
export type CellEvent = Exclude<ReadReason, 'same' | 'empty'> | 'kept-apart'

/** What happened to a whole row or column. Totals and subtotals are loaded, but kept aside from analysis. */
export type BandEvent =
  | 'duplicate-row' | 'row-title' | 'row-unit' | 'row-header' | 'row-code' | 'row-header-again' | 'row-section' | 'row-note' | 'row-blank'
  | 'row-total' | 'row-subtotal' | 'column-left-out' // prettier-ignore

/** Every kind of entry. Texts: `data.ledger.event`. */
export type LedgerEvent = CellEvent | BandEvent

/** One cell of an entry before and after; `after` is '' where nothing was loaded. */
export type LedgerSample = { cell: string; before: string; after: string }

/** All cells of one column, or all rows of a table, to which the same happened. */
export type LedgerItem = {
  group: LedgerGroup
  event: LedgerEvent
  /** Name of the loaded column; null for rows. */
  column: string | null
  /** The missing mark; null for every other event. */
  mark: string | null
  count: number
  /** All addresses as ranges in the order of rows: `C5:C9, C12`; rows as `7:7, 9:12`. */
  cells: string
  /** How many of `count` are not in `cells`, which is cut where it would grow beyond {@link maxLedgerRanges}; 0 nearly always. */
  unlisted: number
  /** The first few, as they were and as they were read. */
  samples: LedgerSample[]
  /** File and sheet, where a ledger speaks of several. */
  from?: string
}

/** Sum of a column's data rows, the nearest number to the exact sum. */
export type LedgerSum = { column: string; count: number; sum: number; from?: string }

/** A printed total that is not the sum of its rows. `row` counts from 1. */
export type TotalDifference = {
  cell: string
  row: number
  label: string
  column: string
  printed: number
  sum: number
  from?: string
}

/**
 * What an import did to the cells of one table. `cellsRead` counts cells with content in the rows and columns that were loaded;
 * `converted` and `emptied` count those among them that were changed or have no value now, `keptApart` those that went to a text column.
 */
export type ImportLedger = {
  cellsRead: number
  converted: number
  emptied: number
  keptApart: number
  rowsLeftOut: number
  duplicateRows: number
  items: LedgerItem[]
  sums: LedgerSum[]
  /** Printed totals that were compared with the sum of their rows, and those that differ. */
  totals: { compared: number; differences: TotalDifference[] }
}

/** Ranges that one entry lists; what a person can look through is far less. */
export const maxLedgerRanges = 20_000

/** Samples of one entry. */
export const maxLedgerSamples = 5

/** A ledger in which nothing happened. */
export function emptyLedger(): ImportLedger {
  return {
    cellsRead: 0,
    converted: 0,
    emptied: 0,
    keptApart: 0,
    rowsLeftOut: 0,
    duplicateRows: 0,
    items: [],
    sums: [],
    totals: { compared: 0, differences: [] },
  }
}
