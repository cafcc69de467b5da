import { expect, it } from 'vitest'
import { defineFunction } from '../../../src/core/sql/sql-function.ts'

it('defines a function anew, whatever stood under its name before', () => {
  expect(defineFunction({ name: 'twice', parameters: 'amount, times := 2', body: 'amount * times' })).toBe(
    'CREATE OR REPLACE MACRO twice(amount, times := 2) AS\namount * times',
  )
})
