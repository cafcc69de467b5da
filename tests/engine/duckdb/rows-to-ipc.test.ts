import { tableFromIPC } from 'apache-arrow'
import { afterEach, expect, it, vi } from 'vitest'
import { rowsToIpc } from '../../../src/engine/duckdb/rows-to-ipc.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const rows = {
  columns: ['row', 'key'],
  rowCount: 2,
  values: [
    [3, 1],
    ['云汀镇', null],
  ],
}

it('holds whole numbers, texts and gaps', () => {
  const table = tableFromIPC(new Uint8Array(rowsToIpc(rows, ['row'])))
  expect(table.toArray().map((row) => (row as { toJSON: () => object }).toJSON() as unknown)).toEqual([
    { row: 3, key: '云汀镇' },
    { row: 1, key: null },
  ])
})

it('is made without functions from strings, which the policy of the page refuses', () => {
  vi.stubGlobal('Function', () => {
    throw new EvalError('unsafe-eval')
  })
  expect(rowsToIpc(rows, ['row']).byteLength).toBeGreaterThan(0)
})
