import { expect, it } from 'vitest'
import { columnTypes } from '../../../src/core/workbook/table-layout.ts'
import { compileFacts, compileHistogram, compileTop, isNumeric } from '../../../src/core/dataset/compile-statistics.ts'

it('counts integers and numbers as numeric, codes not', () => {
  expect(columnTypes.filter(isNumeric)).toEqual(['integer', 'number'])
})

it('sums doubles with compensation, integers exactly, texts not at all', () => {
  expect(compileFacts('"x"', 'number', 'FROM t')).toContain('fsum("x") AS "sum"')
  expect(compileFacts('"x"', 'integer', 'FROM t')).toContain(', sum("x") AS "sum"')
  expect(compileFacts('"x"', 'code', 'FROM t')).toContain('NULL AS "sum"')
})

it('lists the most frequent values, at most ten', () => {
  expect(compileTop('"x"', 'FROM t')).toMatch(/ORDER BY count DESC, value LIMIT 10$/)
})

it('puts the greatest value into the last class', () => {
  expect(compileHistogram('"x"', 'FROM t', { from: 0, to: 10 })).toContain(
    'least(floor((CAST("x" AS DOUBLE) - CAST(0 AS DOUBLE)) / CAST(10 AS DOUBLE) * 20), 19)',
  )
})
