import { expect, it } from 'vitest'
import { parseAddress } from '../../../../src/ui/features/review/parse-address.ts'

it.each([
  ['A1', { top: 0, left: 0, bottom: 0, right: 0 }],
  ['$B$10', { top: 9, left: 1, bottom: 9, right: 1 }],
  ['AA3:XFD1048576', { top: 2, left: 26, bottom: 1_048_575, right: 16_383 }],
  ['A', null],
  ['Sheet1!A1', null],
])('reads %s', (text, range) => {
  expect(parseAddress(text)).toEqual(range)
})
