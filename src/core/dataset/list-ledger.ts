import type { ImportLedger, LedgerItem } from './import-ledger.ts'

/** One line of an exported ledger: one range of cells, with before and after where it is a sample. */
export type LedgerLine = { item: LedgerItem; cells: string; count: number; before: string; after: string }

/** Every range of every entry, one line each; what was not listed singly has a line of its own without address. */
export function listLedger(ledger: ImportLedger): LedgerLine[] {
  return ledger.items.flatMap((item) => {
    const lines = item.cells.split(', ').map((cells): LedgerLine => {
      const sample = item.samples.find(({ cell }) => begins(cells, cell))
      return { item, cells, count: countCells(cells), before: sample?.before ?? '', after: sample?.after ?? '' }
    })
    if (item.unlisted > 0) lines.push({ item, cells: '', count: item.unlisted, before: '', after: '' })
    return lines
  })
}

/** True where a sample stands at the head of a range: `C5` of `C5:C9`, `A30` of `30:30`. */
function begins(range: string, cell: string): boolean {
  return cell === range || range.startsWith(`${cell}:`) || range.startsWith(`${cell.replace(/^[A-Z]+/, '')}:`)
}

/** Cells of a range of one column, or rows of a range of rows. */
function countCells(range: string): number {
  const rows = [...range.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  return (rows[1] ?? rows[0] ?? 0) - (rows[0] ?? 0) + 1
}
