import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import type { TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

const context = { fileName: 'book.xlsx', sheetName: 'Sheet1' }
const excel = (rows: readonly number[] | null): number[] => (rows ?? []).map((row) => row + 1)

function only(rows: readonly (readonly TestCell[])[], merges: readonly string[] = []): TableLayout {
  const { tables } = detectLayout(makeGrid(rows, merges), context)
  expect(tables).toHaveLength(1)
  return tables[0]!
}

describe('layouts of statistical offices', () => {
  it('reads an accessible British table with its lines of explanation', () => {
    const table = only([
      ['Table 1: Households by type, UK, 2019 to 2021'],
      ['This worksheet contains one table. Some cells refer to notes which can be found on the Notes worksheet.'],
      ['Source: Labour Force Survey'],
      ['Household type', '2019 (thousands)', '2020 (thousands)', '2021 (thousands) [note 1]', 'Percentage change'],
      ['One person', 8197, 7934, 8265, 0.8],
      ['Couple, no children', 7897, '[x]', 8022, '[c]'],
      ['Lone parent', 2907, 2940, '2,990 [r]', 2.9],
      ['All households', 19001, 19500, 19277, 1.5],
    ])
    expect(excel(table.headerRows)).toEqual([4, 4])
    expect(excel(table.dataRows)).toEqual([5, 8])
    expect(table.columns.map(({ type }) => type)).toEqual(['text', 'integer', 'integer', 'integer', 'number'])
    expect(table.columns[2]).toMatchObject({ unit: 'thousands', counts: { filled: 3, missingMarks: 1, unread: 0 } })
    expect(table.columns[3]?.counts).toMatchObject({ filled: 4, unread: 0 })
  })

  it('reads a European download with flags beside the figures', () => {
    const table = only([
      ['Data extracted on 12/03/2021 10:15:20 from [ESTAT]'],
      ['Dataset: ', 'Population on 1 January [TPS00001]'],
      ['Last updated: ', '05/03/2021 23:00'],
      [],
      ['Time frequency', null, 'Annual'],
      ['Unit of measure', null, 'Number'],
      [],
      ['TIME', '2018', null, '2019', null, '2020', null],
      ['GEO (Labels)'],
      ['European Union - 27 countries', 446_208_557, 'b', 446_446_444, 'bp', 447_319_916, 'ep'],
      ['Belgium', 11_398_589, null, 11_455_519, null, 11_522_440, null],
      ['Germany', 82_792_351, null, 83_019_213, null, ':', null],
      ['Special value'],
      [':', 'not available'],
      ['Available flags:'],
      ['b', 'break in time series'],
      ['p', 'provisional'],
    ])
    expect(excel(table.headerRows)).toEqual([8, 8])
    expect(excel(table.dataRows)).toEqual([10, 12])
    expect(table.columns.filter(({ type }) => type === 'integer').map(({ name }) => name)).toEqual([
      '2018',
      '2019',
      '2020',
    ])
    expect(table.columns[5]?.counts).toMatchObject({ filled: 2, missingMarks: 1 })
  })

  it('reads a yearbook page in two languages', () => {
    const table = only(
      [
        ['2-1  人口数及构成'],
        ['Population and Its Composition'],
        [null, null, null, null, '单位：万人 (10 000 persons)'],
        ['年份', '总人口\n(年末)', '按性别分', null, '按城乡分'],
        ['Year', 'Total Population\n(year-end)', '男 Male', '女 Female', '城镇 Urban'],
        ['1978', 96259, 49567, 46692, 17245],
        ['1980', 98705, 50785, 47920, 19140],
        ['2019', 140005, 71527, 68478, 84843],
        ['注：1. 1981年及以前数据为户籍统计数。'],
        ['a) Data before 1982 were taken from household registrations.'],
      ],
      ['A1:E1', 'A2:E2', 'C4:D4'],
    )
    expect(excel(table.headerRows)).toEqual([4, 5])
    expect(excel(table.dataRows)).toEqual([6, 8])
    expect(excel(table.noteRows)).toEqual([9, 10])
    expect(table.columns[0]?.type).toBe('period')
    expect(table.columns[2]?.headerPath).toEqual(['按性别分', '男Male'])
    expect(table.unitRow).toBe(2)
  })

  it('reads an American table with units in a row of their own', () => {
    const table = only([
      ['Table 3. State Sales'],
      [],
      ['State', 'Sales', 'Payroll', 'Change'],
      ['Unit indicator', '(1,000)', '(million dollars)', '(percent)'],
      ['    United States', 1573, 1724.5, 3.1],
      ['Alabama', 21.2, 20.8, '(NA)'],
      ['Alaska', 2, '(D)', 1.5],
    ])
    expect(excel(table.headerRows)).toEqual([3, 4])
    expect(table.columns.map(({ unit }) => unit)).toEqual([null, '1,000', 'million dollars', '%'])
    expect(table.columns.map(({ counts }) => counts.missingMarks)).toEqual([0, 0, 1, 1])
  })

  it('reads a register of units with many kinds of columns', () => {
    const table = only([
      [
        '序号',
        '统一社会信用代码',
        '单位详细名称',
        '行业代码',
        '开业时间',
        '注册资本（万元）',
        '运营状态',
        '是否规上',
        '联系电话',
      ],
      [1, '91310112MA1GB0001X', '上海甲有限公司', '0610', '2015年3月', 500, 1, true, '021-64000001'],
      [2, '91310112MA1GB0002Y', '上海乙有限公司', '3911', '2016年11月', 1200.5, 1, false, '021-64000002'],
      [3, '91310112MA1GB0003Z', '上海丙有限公司', '5211', '2018年1月', '—', 2, true, null],
    ])
    expect(table.columns.map(({ type }) => type)).toEqual([
      'integer',
      'code',
      'text',
      'code',
      'period',
      'number',
      'integer',
      'boolean',
      'code',
    ])
  })

  it('reads a sheet of one very long header block with code and unit rows', () => {
    const table = only([
      ['指标', '产值', '利润', '税金'],
      ['地区', '全区', '全区', '全区'],
      ['频度', '月', '月', '月'],
      ['单位', '亿元', '亿元', '亿元'],
      ['2020-05', 1.5, 2.5, 3.5],
      ['2020-06', null, null, null],
      ['2020-07', 1.6, 2.6, 3.6],
    ])
    expect(excel(table.headerRows)).toEqual([1, 4])
    expect(excel(table.dataRows)).toEqual([5, 7])
    expect(table.columns[1]).toMatchObject({ name: '产值·全区·月·亿元', unit: '亿元' })
  })
})
