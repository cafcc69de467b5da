import { expect, it } from 'vitest'
import { asId, makeId } from '../../../src/core/base/id.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'

it('writes the first eight bytes as hex digits behind a letter, with leading zeros', () => {
  expect(makeId(Uint8Array.of(0, 1, 15, 16, 254, 255, 9, 10, 77))).toBe('x00010f10feff090a')
})

it('makes names that need no quotes in SQL', () => {
  const ids = Array.from({ length: 256 }, (_, byte) => makeId(new Uint8Array(8).fill(byte)))
  expect(ids.every((id) => /^x[0-9a-f]{16}$/.test(id))).toBe(true)
})

it('takes a stored name as it is', () => {
  expect(asId<DatasetId>('x00010f10feff090a')).toBe('x00010f10feff090a')
})
