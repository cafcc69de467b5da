import { describe, expect, it, vi } from 'vitest'
import type { CellRange } from '../../../../src/core/workbook/cell-grid.ts'
import { ColumnWidths } from '../../../../src/ui/features/review/column-widths.ts'
import { indexMerges } from '../../../../src/ui/features/review/merge-index.ts'
import { SheetCells } from '../../../../src/ui/features/review/sheet-cells.ts'

const window = ({ top, left, bottom, right }: CellRange) => {
  const rows = Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => `${top + row}:${left + column}`),
  )
  return { top, left, texts: rows, kinds: rows.map((row) => row.map(() => 'text' as const)) }
}
const size = { rowCount: 1000, columnCount: 100 }

describe('cells of a sheet', () => {
  it('are fetched once, by blocks, and told of', async () => {
    const read = vi.fn(async (range: CellRange) => window(range))
    const cells = new SheetCells(read, size, () => undefined)
    const told = vi.fn()
    cells.subscribe(told)
    cells.want([0, 1, 47, 48], 0, 40)
    expect(cells.at(0, 0)).toBeNull()
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(4))
    expect(cells.at(48, 40)).toEqual({ text: '48:40', kind: 'text' })
    cells.want([0, 1, 47, 48], 0, 40)
    expect(read).toHaveBeenCalledTimes(4)
  })

  it('are empty outside of the sheet', () => {
    const cells = new SheetCells(
      async (range) => window(range),
      size,
      () => undefined,
    )
    expect(cells.at(1000, 0)).toEqual({ text: '', kind: 'empty' })
  })

  it('are fetched a few blocks at a time, and only while they are wanted', async () => {
    const asked: number[] = []
    const answers: (() => void)[] = []
    const cells = new SheetCells(
      (range) =>
        new Promise((resolve) => {
          asked.push(range.top)
          answers.push(() => resolve(window(range)))
        }),
      size,
      () => undefined,
    )
    cells.want([0, 48, 96, 144, 192], 0, 5)
    expect(asked).toEqual([0, 48, 96])
    cells.want([960], 0, 5)
    answers[0]?.()
    await vi.waitFor(() => expect(asked).toEqual([0, 48, 96, 960]))
  })

  it('remember why a fetch failed and try again when asked', async () => {
    let fail = true
    const cells = new SheetCells(
      async (range) => {
        if (fail) throw new Error('gone')
        return window(range)
      },
      size,
      () => undefined,
    )
    cells.want([0], 0, 5)
    await vi.waitFor(() => expect(cells.failure).toBeInstanceOf(Error))
    fail = false
    cells.want([0], 0, 5)
    await vi.waitFor(() => expect(cells.at(0, 0)?.text).toBe('0:0'))
    expect(cells.failure).toBeNull()
  })
})

describe('column widths', () => {
  it('grow with what arrives, up to a limit, and never shrink', () => {
    const widths = new ColumnWidths(indexMerges([]))
    const take = (text: string, next: string) =>
      widths.take({ top: 0, left: 0, texts: [[text, next]], kinds: [['text', 'text']] })
    expect(widths.of(0, 0)).toBe(84)
    take('单位详细名称', 'x')
    expect(widths.of(0, 0)).toBe(6 * 13 + 22)
    take('1', 'x')
    expect(widths.of(0, 0)).toBe(100)
    take('很长的名称'.repeat(20), 'x')
    expect(widths.of(0, 0)).toBe(280)
  })

  it('are not widened by a long title over empty cells, nor by merged ones', () => {
    const widths = new ColumnWidths(indexMerges([{ top: 1, left: 0, bottom: 1, right: 3 }]))
    widths.take({
      top: 0,
      left: 0,
      texts: [
        ['标题'.repeat(30), ''],
        ['合并的单元格', ''],
      ],
      kinds: [
        ['text', 'empty'],
        ['text', 'empty'],
      ],
    })
    expect(widths.of(0, 0)).toBe(84)
  })
})
