import { expect, it } from 'vitest'
import { emptyLedger, type ImportLedger, type LedgerItem } from '../../../src/core/dataset/import-ledger.ts'
import { sumLedgers } from '../../../src/core/dataset/sum-ledgers.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const item: LedgerItem = {
  group: 'emptied', event: 'unread', column: '产值', mark: null, count: 1, cells: 'B5', unlisted: 0, samples: [],
} // prettier-ignore
const serious: LedgerItem = { ...item, group: 'digits', event: 'digits-lost', cells: 'C7' }
const difference = { cell: 'B9', row: 9, label: '合计', column: '产值', printed: 3, sum: 2 }
const ledger: ImportLedger = {
  ...emptyLedger(),
  cellsRead: 10,
  converted: 2,
  emptied: 1,
  keptApart: 4,
  rowsLeftOut: 3,
  duplicateRows: 5,
  items: [serious, item],
  sums: [{ column: '产值', count: 2, sum: 7 }],
  totals: { compared: 2, differences: [difference] },
}

it('adds up the ledgers of the parts and says the file of each finding', () => {
  expect(sumLedgers(sampleDataset('a', { ledger }))).toBe(ledger)
  const parts = ['a', 'b'].map((name) => samplePart(name, { ledger }))
  const from = ['a.xlsx › Sheet1', 'b.xlsx › Sheet1']
  expect(sumLedgers(sampleDataset('t', {}, parts))).toEqual({
    cellsRead: 20,
    converted: 4,
    emptied: 2,
    keptApart: 8,
    rowsLeftOut: 6,
    duplicateRows: 10,
    items: [serious, serious, item, item].map((each, at) => ({ ...each, from: from[at % 2] })),
    sums: from.map((each) => ({ column: '产值', count: 2, sum: 7, from: each })),
    totals: { compared: 4, differences: from.map((each) => ({ ...difference, from: each })) },
  })
})
