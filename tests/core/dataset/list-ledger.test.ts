import { expect, it } from 'vitest'
import { emptyLedger, type LedgerItem } from '../../../src/core/dataset/import-ledger.ts'
import { listLedger } from '../../../src/core/dataset/list-ledger.ts'

const item = (change: Partial<LedgerItem>): LedgerItem => ({
  group: 'converted',
  event: 'text-to-number',
  column: '产值',
  mark: null,
  count: 6,
  cells: 'C5:C9, C12',
  unlisted: 0,
  samples: [
    { cell: 'C5', before: '1,000', after: '1000' },
    { cell: 'C6', before: '2 ', after: '2' },
    { cell: 'C12', before: '３', after: '3' },
  ],
  ...change,
})

it('lists every range of every entry with its number of cells, and counts what has no address', () => {
  const rows = item({
    event: 'row-note',
    group: 'left-out',
    column: null,
    count: 3,
    cells: '20:21, 30:30',
    samples: [{ cell: 'A30', before: '注', after: '' }],
  })
  const cut = item({ cells: 'D7', count: 4, unlisted: 3, samples: [] })
  const lines = listLedger({ ...emptyLedger(), items: [item({}), rows, cut] })
  expect(lines.map(({ cells, count, before, after }) => [cells, count, before, after])).toEqual([
    ['C5:C9', 5, '1,000', '1000'],
    ['C12', 1, '３', '3'],
    ['20:21', 2, '', ''],
    ['30:30', 1, '注', ''],
    ['D7', 1, '', ''],
    ['', 3, '', ''],
  ])
})
