import type { Dataset, ImportLedger } from './dataset.ts'

/** One ledger for all parts of a table: counts added up, entries of one part after another with the file in front of the cell. */
export function sumLedgers({ parts }: Pick<Dataset, 'parts'>): ImportLedger {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only.ledger
  const sum: ImportLedger = { cellsRead: 0, converted: 0, emptied: 0, rowsLeftOut: 0, entries: [], total: 0 }
  for (const { ledger, source } of parts) {
    sum.cellsRead += ledger.cellsRead
    sum.converted += ledger.converted
    sum.emptied += ledger.emptied
    sum.rowsLeftOut += ledger.rowsLeftOut
    sum.total += ledger.total
    for (const entry of ledger.entries)
      sum.entries.push({ ...entry, cell: `${source.file} › ${source.sheet} › ${entry.cell}` })
  }
  return sum
}
