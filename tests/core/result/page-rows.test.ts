import { expect, it } from 'vitest'
import { toRows } from '../../../src/core/result/page-rows.ts'

it('rows of a page are records by column; what a column lacks is empty', () => {
  const columns = [
    { name: 'town', type: 'text' },
    { name: 'ytd', type: 'number' },
  ] as never
  expect(toRows({ columns, values: [['a', 'b'], [1]], rowCount: 2 })).toEqual([
    { town: 'a', ytd: 1 },
    { town: 'b', ytd: null },
  ])
})
