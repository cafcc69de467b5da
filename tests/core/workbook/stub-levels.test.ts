import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { readLevels } from '../../../src/core/workbook/stub-levels.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import { column, context, only } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

/** Label, level and parent of each loaded row, read from a sheet as it is found. */
function read(grid: CellGrid, name: string): [number | undefined, string | null | undefined][] {
  const table = only(detectLayout(grid, context))
  const found = column(table, name)
  expect(found.levels).toBeDefined()
  const { levels, parents } = readLevels(grid, table, found.index)
  return [...levels].map((level, at) => [level, parents[at]])
}
const sheet = (rows: TestCell[][]): CellGrid => makeGrid([['指标', '产值', '增速'], ...rows])

describe('levels of row labels', () => {
  it('follow wide blanks before the labels, a total above all', () => {
    const grid = sheet([
      ['总计', 100, 1.5],
      ['　采矿业', 10, 2.5],
      ['　制造业', 80, 3.5],
      ['　　食品制造业', 30, 1.2],
      ['　　纺织业', 50, 2.2],
      ['　电力供应业', 10, 4.2],
    ])
    expect(read(grid, '指标')).toEqual([
      [1, null],
      [2, '总计'],
      [2, '总计'],
      [3, '制造业'],
      [3, '制造业'],
      [2, '总计'],
    ])
  })

  it('follow the indent of the cells', () => {
    const plain = sheet([
      ['东区', 10, 1.5],
      ['甲镇', 4, 2.5],
      ['乙镇', 6, 3.5],
      ['西区', 8, 1.2],
      ['丙镇', 8, 2.2],
    ])
    const grid: CellGrid = { ...plain, indent: (row, at) => (at === 0 && [2, 3, 5].includes(row) ? 1 : 0) }
    expect(read(grid, '指标')).toEqual([
      [1, null],
      [2, '东区'],
      [2, '东区'],
      [1, null],
      [2, '西区'],
    ])
  })

  it('put rows under the heading above them, though both stand at the margin', () => {
    const grid = sheet([
      ['一、收入', null, null],
      ['税收收入', 10, 1.5],
      ['其他收入', 20, 2.5],
      ['二、支出', null, null],
      ['教育支出', 15, 3.5],
      ['其他支出', 15, 3.6],
    ])
    expect(read(grid, '指标')).toEqual([
      [2, '一、收入'],
      [2, '一、收入'],
      [2, '二、支出'],
      [2, '二、支出'],
    ])
  })

  it('stand behind a code', () => {
    const grid = makeGrid([
      ['行业代码', '行业', '产值'],
      ['C', '制造业', 80],
      ['13', '　农副食品加工业', 30],
      ['14', '　食品制造业', 50],
      ['D', '电力供应业', 20],
      ['44', '　电力生产', 20],
    ])
    expect(read(grid, '行业').map(([, parent]) => parent)).toEqual([null, '制造业', '制造业', null, '电力供应业'])
  })

  it.each<[string, TestCell[][]]>([
    ['all labels stand at one depth', ['甲镇', '乙镇', '丙镇', '丁镇'].map((name, at) => [name, at + 10, 1.5])],
    [
      'one of many labels has a blank before it by mistake',
      ['甲', ' 乙', '丙', '丁', '戊', '己', '庚'].map((name, at) => [`${name}镇`, at + 10, 1.5]),
    ],
    [
      'a total stands above rows of one depth',
      [
        ['合计', 30, 1],
        ['　甲镇', 10, 2],
        ['　乙镇', 20, 3],
      ],
    ],
  ])('are none where %s', (_what, rows) => {
    const table = only(detectLayout(sheet(rows), context))
    expect(column(table, '指标').levels).toBeUndefined()
  })
})
