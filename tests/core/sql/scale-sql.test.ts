import { expect, it } from 'vitest'
import { scaleSql } from '../../../src/core/sql/scale-sql.ts'

it.each([
  [1, 'x'],
  [0.1, 'x / 10'],
  [0.0001, 'x / 10000'],
  [10000, 'x * 10000'],
  [666.6667, 'x * 666.6667'],
  [0.3, 'x * 0.3'],
])('scales by %d', (factor, sql) => {
  expect(scaleSql('x', factor)).toBe(sql)
})
