import { expect, it } from 'vitest'
import { indexMerges } from '../../../../src/ui/features/review/merge-index.ts'

const title = { top: 0, left: 0, bottom: 0, right: 6 }
const town = { top: 60, left: 0, bottom: 70, right: 0 }
const tall = { top: 5, left: 9, bottom: 900_000, right: 9 }
const index = indexMerges([title, town, tall])

it('finds the merge that covers a cell', () => {
  expect(index.at(0, 3)).toBe(title)
  expect(index.at(63, 0)).toBe(town)
  expect(index.at(65, 0)).toBe(town)
  expect(index.at(500_000, 9)).toBe(tall)
  expect(index.at(1, 0)).toBeNull()
})

it('finds every merge of a window once', () => {
  expect(index.within({ top: 62, left: 0, bottom: 66, right: 20 })).toHaveLength(2)
  expect(index.within({ top: 62, left: 1, bottom: 66, right: 3 })).toEqual([])
})
