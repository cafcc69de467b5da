import { expect, it } from 'vitest'
import { assert, present } from '../../../src/core/base/assert.ts'

it('says nothing while an invariant holds', () => {
  expect(() => assert(true, 'rows are sorted')).not.toThrow()
})

it('reports a broken invariant as a bug of ours, with what was expected', () => {
  expect(() => assert(0, 'rows are sorted')).toThrow(
    expect.objectContaining({ code: 'internal/bug', detail: 'rows are sorted' }),
  )
})

it.each([0, '', false])('passes %j on: it is there, though it is empty', (value) => {
  expect(present(value, 'a value')).toBe(value)
})

it.each([undefined, null])('refuses %j where a value was promised', (value) => {
  expect(() => present(value, 'a value')).toThrow('internal/bug')
})
