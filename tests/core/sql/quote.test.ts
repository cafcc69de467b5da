import { expect, it } from 'vitest'
import { quoteIdentifier, quoteLiteral, quoteNumber } from '../../../src/core/sql/quote.ts'
import { tokenizeSql } from '../../../src/core/sql/tokenize-sql.ts'

const hostile = [
  'a"b',
  "a'b",
  'a;b',
  'a--b',
  '/*',
  '😀',
  '$x$',
  'a\nb',
  '\\',
  ' ',
  "''",
  '""',
  '产值·本月',
  ':name',
  '%_',
]

it.each(hostile)('quotes the name %j so that one token comes back', (name) => {
  expect(tokenizeSql(quoteIdentifier(name))).toMatchObject([{ kind: 'quoted', value: name }])
})

it.each(hostile)('quotes the text %j so that one token comes back', (text) => {
  expect(tokenizeSql(quoteLiteral(text))).toMatchObject([{ kind: 'string', value: text }])
})

it('spells out a NUL, which would end the statement', () => {
  expect(quoteLiteral('a\0b')).toBe("('a' || chr(0) || 'b')")
})

it('writes numbers as DOUBLE, those without digits too', () => {
  expect([1.5, -0.1, 1e21, Infinity, -Infinity, NaN].map(quoteNumber)).toEqual([
    'CAST(1.5 AS DOUBLE)',
    'CAST(-0.1 AS DOUBLE)',
    'CAST(1e+21 AS DOUBLE)',
    "CAST('inf' AS DOUBLE)",
    "CAST('-inf' AS DOUBLE)",
    "CAST('nan' AS DOUBLE)",
  ])
})
