import { expect, it } from 'vitest'
import { readExpression } from '../../../src/core/recipe/read-expression.ts'

const columns = [{ name: '1—6月', type: 'number' as const, unit: null }]

it('stands on lines of its own, and takes the month of the table', () => {
  expect(readExpression('"1—5月" > 0 -- and "1—5月"', columns)).toEqual({ sql: '(\n"1—6月" > 0 -- and "1—5月"\n)' })
})

it('says where it is not allowed', () => {
  expect(readExpression('a\n+ (select 1)', columns)).toEqual({
    problem: { kind: 'sql', code: 'sql/forbidden-statement', params: { keyword: 'SELECT', line: 2 } },
  })
})
