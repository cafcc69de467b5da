import { expect, it } from 'vitest'
import { sortInTime } from '../../../src/core/chart/period-place.ts'

it('sorts by the start of the periods, whatever their notation, and keeps the order of equal ones', () => {
  const rows = ['2020-Q2', '2019', '2020年2月', '2020-02'].map((period, at) => ({ period, at }))
  expect(sortInTime(rows, ({ period }) => period).map(({ at }) => at)).toEqual([1, 2, 3, 0])
})

it('leaves the order alone where one names no period', () => {
  expect(sortInTime(['2020-06', '合计', '2020-05'], (name) => name)).toEqual(['2020-06', '合计', '2020-05'])
})
