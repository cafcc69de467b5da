import { describe, expect, it } from 'vitest'
import { boundsOf, cellAt, moveSelection } from '../../../src/ui/grid/selection.ts'

const size = { rows: 100, columns: 8, page: 20 }
const press = (key: string, extra: Partial<{ shift: boolean; control: boolean }> = {}) => ({ key, shift: false, control: false, ...extra })

describe('moving in a grid', () => {
  it.each([
    ['ArrowDown', {}, cellAt(5, 3), { row: 6, column: 3 }],
    ['ArrowUp', {}, cellAt(0, 3), { row: 0, column: 3 }],
    ['ArrowRight', { control: true }, cellAt(5, 3), { row: 5, column: 7 }],
    ['ArrowDown', { control: true }, cellAt(5, 3), { row: 99, column: 3 }],
    ['PageDown', {}, cellAt(90, 3), { row: 99, column: 3 }],
    ['PageUp', {}, cellAt(30, 3), { row: 10, column: 3 }],
    ['Home', {}, cellAt(5, 3), { row: 5, column: 0 }],
    ['End', { control: true }, cellAt(5, 3), { row: 99, column: 7 }],
  ])('goes by %s %j as a spreadsheet does', (key, extra, from, to) => {
    const moved = moveSelection(from, press(key, extra), size)
    expect(moved).toEqual({ ...to, anchorRow: to.row, anchorColumn: to.column })
  })

  it('extends from the anchor while Shift is held, also across it', () => {
    const once = moveSelection(cellAt(5, 3), press('ArrowUp', { shift: true }), size)
    expect(once).toEqual({ anchorRow: 5, anchorColumn: 3, row: 4, column: 3 })
    expect(once && boundsOf(once)).toEqual({ top: 4, bottom: 5, left: 3, right: 3 })
  })

  it('leaves other keys alone', () => {
    expect(moveSelection(cellAt(1, 1), press('Tab'), size)).toBeNull()
    expect(moveSelection(cellAt(1, 1), press('a'), size)).toBeNull()
  })
})
