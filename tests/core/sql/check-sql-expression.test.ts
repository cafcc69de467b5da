import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { checkSqlExpression } from '../../../src/core/sql/check-sql-expression.ts'

function codeOf(text: string): string {
  try {
    checkSqlExpression(text)
    return 'ok'
  } catch (error) {
    const { code, params } = error as AppError
    return `${code} ${String(params['line'] ?? '')}`.trim()
  }
}

describe('an expression of a user', () => {
  it.each([
    '"产值" > 0',
    "case when x is null then '(' else y end -- the rest",
    'trim(both from "名称")',
    'extract(year from d) = 2020',
    "x is distinct from ''",
    'sum(x) over (partition by y)',
    'list_filter([1, 2], lambda v: v > 1)',
    "replace(x, 'a;b', '')",
    '"from" + 1',
  ])('may be %s', (text) => {
    expect(codeOf(text)).toBe('ok')
  })

  it.each([
    ['', 'sql/empty'],
    ['-- nothing', 'sql/empty'],
    ['1; 2', 'sql/several-statements 1'],
    ['1) from x --', 'sql/syntax 1'],
    ['(1', 'sql/syntax 1'],
    ['[1)', 'sql/syntax 1'],
    ["'open", 'sql/syntax 1'],
    ['x = :p', 'sql/syntax 1'],
    ['(select 1)', 'sql/forbidden-statement 1'],
    ['x in\n(from y)', 'sql/forbidden-statement 2'],
    ['exists (with a as (select 1) select 1)', 'sql/forbidden-statement 1'],
    ["a +\nread_text('x')", 'sql/forbidden-function 2'],
    ["getenv('HOME')", 'sql/forbidden-function 1'],
    ['unnest([1, 2])', 'sql/forbidden-function 1'],
    ["columns('.*')", 'sql/forbidden-function 1'],
  ])('must not be %j', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })
})
