import { describe, expect, it } from 'vitest'
import { compareSheets } from '../../../src/core/workbook/compare-sheets.ts'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

const rows = (first: number): TestCell[][] => [
  ['规模以上工业产值'],
  ['企业名称', '本月', '上年同月'],
  ['甲公司', first + 1.5, 2.5],
  ['乙公司', first + 3.5, 4.5],
]

function constantsOf(names: string[], fileName = '产值.xlsx', cells = rows): unknown[] {
  const sheets = names.map((name, at) => ({
    name,
    layout: detectLayout(makeGrid(cells(at)), { fileName, sheetName: name }),
  }))
  return compareSheets(sheets).map(({ tables }) => tables.map(({ constants }) => constants))
}

describe('one sheet a town (L06)', () => {
  it('gives the name of the sheet to its table', () => {
    expect(constantsOf(['莘庄镇', '七宝镇', '江川路街道'])).toEqual(
      ['莘庄镇', '七宝镇', '江川路街道'].map((value) => [[{ name: '街镇', value, from: 'sheet-name' }]]),
    )
  })

  it.each([
    ['what all names share is left out', ['产值-莘庄镇', '产值-七宝镇'], '街镇', ['莘庄镇', '七宝镇']],
    ['in English too', ['North region', 'South region'], 'sheet', ['North', 'South']],
    ['months', ['1月', '2月'], '期别', ['1月', '2月']],
    ['names of no known kind', ['张三', '李四'], '工作表', ['张三', '李四']],
  ])('%s', (_what, sheets, name, values) => {
    expect(constantsOf(sheets)).toEqual(values.map((value) => [[{ name, value, from: 'sheet-name' }]]))
  })

  it.each([
    ['counted names', ['Sheet1', 'Sheet2']],
    ['counted names in Chinese', ['表1', '附表2-1']],
    ['names that are the period of the table', ['2020年6月', '2020年7月']],
    ['a single sheet', ['莘庄镇']],
  ])('takes no value from %s', (_what, sheets) => {
    expect(constantsOf(sheets)).toEqual(sheets.map(() => [[]]))
  })

  it('leaves tables of different forms alone', () => {
    const other = (at: number): TestCell[][] =>
      at === 0
        ? rows(0)
        : [
            ['企业名称', '利润', '税金'],
            ['甲', 1.5, 2],
            ['乙', 2.5, 3],
          ]
    expect(constantsOf(['莘庄镇', '七宝镇'], '产值.xlsx', other)).toEqual([[[]], [[]]])
  })

  it('adds nothing where the table has the value in a column', () => {
    const told = (at: number): TestCell[][] => [
      ['街镇', '企业名称', '产值'],
      [['莘庄镇', '七宝镇'][at] ?? '', '甲', 1.5],
      [['莘庄镇', '七宝镇'][at] ?? '', '乙', 2.5],
    ]
    expect(constantsOf(['莘庄镇', '七宝镇'], '产值.xlsx', told)).toEqual([[[]], [[]]])
  })
})
