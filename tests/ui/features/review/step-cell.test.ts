import { expect, it } from 'vitest'
import { indexMerges } from '../../../../src/ui/features/review/merge-index.ts'
import { showRows } from '../../../../src/ui/features/review/shown-rows.ts'
import { stepCell } from '../../../../src/ui/features/review/step-cell.ts'

const field = {
  shown: showRows(1000, [{ from: 20, to: 899 }]),
  columnCount: 8,
  merges: indexMerges([{ top: 2, left: 1, bottom: 3, right: 4 }]),
  page: 10,
}
const press = (key: string, row: number, column: number, ctrlKey = false) =>
  stepCell({ key, ctrlKey, metaKey: false, altKey: false }, { row, column }, field)

it.each([
  ['crosses a merged cell in one step', press('ArrowRight', 2, 1), { row: 2, column: 5 }],
  ['leaves a merged cell downwards', press('ArrowDown', 2, 1), { row: 4, column: 1 }],
  ['opens a fold at its beginning from above', press('ArrowDown', 19, 0), { row: 20, column: 0 }],
  ['opens a fold at its end from below', press('ArrowUp', 900, 0), { row: 899, column: 0 }],
  ['stops at the last row', press('ArrowDown', 999, 0), { row: 999, column: 0 }],
  ['goes to the last cell', press('End', 0, 0, true), { row: 999, column: 7 }],
  ['leaves other keys alone', press('x', 0, 0), null],
])('%s', (_title, result, expected) => {
  expect(result).toEqual(expected)
})
