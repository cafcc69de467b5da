import type { Dataset } from './dataset.ts'
import { emptyLedger, ledgerGroups, type ImportLedger, type LedgerItem } from './import-ledger.ts'

/** One ledger for all parts of a table: counts added up, entries and totals of one part after another, each with its file and sheet. */
export function sumLedgers({ parts }: Pick<Dataset, 'parts'>): ImportLedger {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only.ledger
  const sum = emptyLedger()
  const all: LedgerItem[] = []
  for (const { ledger, source } of parts) {
    const from = `${source.file} › ${source.sheet}`
    sum.cellsRead += ledger.cellsRead
    sum.converted += ledger.converted
    sum.emptied += ledger.emptied
    sum.keptApart += ledger.keptApart
    sum.rowsLeftOut += ledger.rowsLeftOut
    sum.duplicateRows += ledger.duplicateRows
    sum.totals.compared += ledger.totals.compared
    for (const found of ledger.totals.differences) sum.totals.differences.push({ ...found, from })
    for (const found of ledger.sums) sum.sums.push({ ...found, from })
    for (const item of ledger.items) all.push({ ...item, from })
  }
  sum.items = ledgerGroups.flatMap((group) => all.filter((item) => item.group === group))
  return sum
}
