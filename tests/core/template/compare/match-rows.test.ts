import { expect, it } from 'vitest'
import { matchRows } from '../../../../src/core/template/compare/match-rows.ts'
import type { WrittenRow } from './print-tables.ts'
import { writeTable } from './print-tables.ts'

const columns = ['town', 'trade'].map((name) => ({ name, label: name, unit: null, decimals: null, numeric: false }))
const table = (rows: WrittenRow[]) => writeTable(columns, [['town'], ['trade']], rows)
const plain = (...rows: [string, string][]) => table(rows.map((cells) => ({ cells })))

it('one column is enough where it tells the rows of all tables apart', () => {
  expect(matchRows([plain(['甲', 'x'], ['乙', 'x']), plain(['乙', 'y'], ['甲', 'x'])], ['town', 'trade'])).toEqual({
    keys: ['town'],
    rows: [
      [0, 1],
      [1, 0],
    ],
  })
})

it('the next column is taken as well where it is not', () => {
  const { keys, rows } = matchRows(
    [plain(['甲', 'x'], ['甲', 'y']), plain(['甲', 'y'], ['甲', 'z'])],
    ['town', 'trade'],
  )
  expect(keys).toEqual(['town', 'trade'])
  expect(rows).toEqual([
    [0, null],
    [1, 0],
    [null, 1],
  ])
})

it('equal names below different parents are different rows', () => {
  const rows = (first: string, second: string): WrittenRow[] => [
    { cells: [first, ''] },
    { level: 1, cells: ['其他', ''] },
    { cells: [second, ''] },
    { level: 1, cells: ['其他', ''] },
  ]
  expect(matchRows([table(rows('甲', '乙')), table(rows('乙', '甲'))], ['town', 'trade']).rows).toEqual([
    [0, 2],
    [1, 3],
    [2, 0],
    [3, 1],
  ])
})

it('rows that nothing tells apart are matched in their order', () => {
  expect(matchRows([plain(['甲', 'x'], ['甲', 'x']), plain(['甲', 'x'])], ['town', 'trade']).rows).toEqual([
    [0, 0],
    [1, null],
  ])
})

it('what only a later table has follows the row after which it stood there', () => {
  expect(
    matchRows([plain(['甲', ''], ['丙', '']), plain(['零', ''], ['甲', ''], ['乙', ''], ['丙', ''])], ['town']).rows,
  ).toEqual([
    [null, 0],
    [0, 1],
    [null, 2],
    [1, 3],
  ])
})
