import { describe, expect, it } from 'vitest'
import { maxSumBlocks, sumBits } from '../../../src/core/dataset/column-sum.ts'
import { sumCells } from '../../../src/core/workbook/sum-cells.ts'
import type { LoadedRows } from '../../../src/core/workbook/row-kinds.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

function loadedOf(kinds: LoadedRows['kinds']): LoadedRows {
  const rows = Uint32Array.from(kinds, (_, at) => at)
  return { rows, kinds, dataRows: rows.filter((row) => kinds[row] === 'data') }
}

const cells: TestCell[] = [0.1, '0.2', '−', '1,000', '停产', null, { error: '#REF!' }, '(5)', 0.3, 1000000]

describe('the figures of a column straight from the sheet', () => {
  const grid = makeGrid(cells.map((cell) => [cell]))
  const kinds = cells.map((_, at) => (at === 9 ? 'total' : 'data')) as LoadedRows['kinds']

  it('are counted and added up by block, texts that are numbers among them, marks and words not', () => {
    const { blocks, data } = sumCells(grid, loadedOf(kinds), 0, 4)
    expect(blocks.map(({ count }) => count)).toEqual([3, 1, 2])
    expect(blocks.map((block) => block.value())).toEqual([1000.3, -5, 1000000.3])
    expect([data.count, data.value()]).toEqual([5, 995.6])
  })

  it('have a scale in which two whole numbers of 62 bits hold each of them', () => {
    for (const largest of [0, 1, 0.001, 999.99, 2 ** 53, 1e18, 1e300, 1e-300]) {
      const high = largest * 2 ** (sumBits(largest) - 60)
      expect(high).toBeLessThan(2 ** 62)
      expect(Number.isFinite(2 ** sumBits(largest))).toBe(true)
    }
    expect(maxSumBlocks).toBeGreaterThan(1)
  })
})
