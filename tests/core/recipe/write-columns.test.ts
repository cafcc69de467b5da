import { expect, it } from 'vitest'
import { writeColumns } from '../../../src/core/recipe/write-columns.ts'

const columns = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' as const, unit: null }))
const write = (name: string, after?: string) => ({
  name, sql: `f(${name})`, type: 'text' as const, unit: null, ...(after === undefined ? {} : { after }),
}) // prettier-ignore

it.each([
  ['in place', [write('b')], [], ['a', 'b', 'c']],
  ['behind their anchor, in turn', [write('x', 'a'), write('y', 'a')], [], ['a', 'x', 'y', 'b', 'c']],
  ['at the end', [write('x')], ['a'], ['b', 'c', 'x']],
  ['in the place of what is dropped', [write('a'), write('x', 'a')], ['a', 'b'], ['a', 'x', 'c']],
])('writes columns %s', (_name, writes, drop, names) => {
  expect(writeColumns(columns, writes, { drop }).columns.map(({ name }) => name)).toEqual(names)
})

it('says which cells are new and which change', () => {
  expect(writeColumns(columns, [write('a'), write('x')]).writes).toEqual([
    { column: 'a', before: 't."a"', after: 'f(a)' },
    { column: 'x', before: null, after: 'f(x)' },
  ])
})
