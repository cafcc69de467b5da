import { maxLedgerSamples, type LedgerItem } from '../../core/dataset/import-ledger.ts'
import type { LoadedRows } from '../../core/workbook/row-kinds.ts'
import { findDuplicates } from './find-duplicates.ts'
import { bandItem } from './ledger-book.ts'
import type { WrittenColumn } from './write-column.ts'

/** Data rows that repeat an earlier data row in every column and stand under the same heading, with the row that they repeat; one column alone says nothing. */
export function duplicateItem(written: readonly WrittenColumn[], { rows, kinds }: LoadedRows): LedgerItem | null {
  if (written.length < 2) return null
  const vectors = written.flatMap(({ vector, beside }) => [vector, ...beside.map((other) => other.vector)])
  const found = findDuplicates(vectors, rows.length, (at) => kinds[at] === 'data')
  const excel = (at: number): string => `${(rows[at] ?? 0) + 1}:${(rows[at] ?? 0) + 1}`
  const samples = found
    .slice(0, maxLedgerSamples)
    .map(({ at, of }) => ({ cell: excel(at), before: excel(of), after: '' }))
  return bandItem(
    'duplicate-row',
    found.map(({ at }) => rows[at] ?? 0),
    samples,
  )
}
