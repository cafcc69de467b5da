import { expect, it } from 'vitest'
import { makeColumnVector } from '../../../src/formats/arrow/column-vectors.ts'

it('writes whole numbers as 64-bit integers, of either sign and up to 2^53', () => {
  const values = [0, 1, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, -(2 ** 53) + 1, 4_294_967_295]
  const vector = makeColumnVector('integer', values.length)
  for (const [row, value] of values.entries()) vector.set(row, value)
  expect([...(vector.finish().values as BigInt64Array)]).toEqual(values.map(BigInt))
})

it('writes days and moments, however often they repeat', () => {
  const days = ['2020-06-30', '1969-12-31', '2020-06-30']
  const vector = makeColumnVector('date', days.length)
  for (const [row, day] of days.entries()) vector.set(row, day)
  // Days since 1970-01-01: 18,443 is 2020-06-30.
  expect([...(vector.finish().values as Int32Array)]).toEqual([18_443, -1, 18_443])
})
