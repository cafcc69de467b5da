import { expect, it } from 'vitest'
import { sumLedgers } from '../../../src/core/dataset/sum-ledgers.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const entry = { cell: 'B5', what: 'unread', before: 'x', after: '' }
const ledger = { cellsRead: 10, converted: 2, emptied: 1, rowsLeftOut: 3, entries: [entry], total: 3 }

it('adds up the ledgers of the parts and says the file of each finding', () => {
  expect(sumLedgers(sampleDataset('a', { ledger }))).toBe(ledger)
  const parts = ['a', 'b'].map((name) => samplePart(name, { ledger }))
  expect(sumLedgers(sampleDataset('t', {}, parts))).toEqual({
    cellsRead: 20,
    converted: 4,
    emptied: 2,
    rowsLeftOut: 6,
    entries: [
      { ...entry, cell: 'a.xlsx › Sheet1 › B5' },
      { ...entry, cell: 'b.xlsx › Sheet1 › B5' },
    ],
    total: 6,
  })
})
