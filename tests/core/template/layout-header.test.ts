import { expect, it } from 'vitest'
import { layoutHeader } from '../../../src/core/template/layout-header.ts'

const show = (paths: string[][]) =>
  layoutHeader(paths.map((path) => ({ path, numeric: true }))).map((row) =>
    row.map(({ text, rowSpan, columnSpan }) => `${text} ${String(rowSpan)}×${String(columnSpan)}`),
  )

it('merges equal neighbours and reaches down where there is nothing above', () => {
  expect(show([['街镇'], ['6月', '产值'], ['6月', '同比'], ['1—6月', '产值'], ['占比']])).toEqual([
    ['街镇 2×1', '6月 1×2', '1—6月 1×1', '占比 2×1'],
    ['产值 1×1', '同比 1×1', '产值 1×1'],
  ])
})

it('merges only under one parent, at any depth', () => {
  expect(
    show([
      ['a', 'x', '1'],
      ['a', 'x', '2'],
      ['b', 'x', '1'],
      ['b', 'y'],
    ]),
  ).toEqual([
    ['a 1×2', 'b 1×2'],
    ['x 1×2', 'x 1×1', 'y 2×1'],
    ['1 1×1', '2 1×1', '1 1×1'],
  ])
})

it('never merges labels of columns, and covers the grid exactly', () => {
  expect(show([['同比'], ['同比']])).toEqual([['同比 1×1', '同比 1×1']])
  const paths = [['a'], ['b', 'c'], ['b', 'd', 'e'], ['b', 'd', 'f'], ['g', 'h', 'i']]
  const area = layoutHeader(paths.map((path) => ({ path, numeric: false })))
    .flat()
    .reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0)
  expect(area).toBe(3 * paths.length)
})
