import { describe, expect, it } from 'vitest'
import { placeTable } from '../../../src/core/dataset/place-table.ts'
import type { PeriodFrom, TableWhere } from '../../../src/core/dataset/place-table.ts'
import type { FoundPeriod, LayoutConstant } from '../../../src/core/workbook/table-layout.ts'

const table = (title: string, period: FoundPeriod | null = null, constants: LayoutConstant[] = []) => ({
  title,
  period,
  constants,
})
const where = (file: string, sheet = 'Sheet1', path = ''): TableWhere => ({ file, sheet, path })

describe('the period of a table', () => {
  it.each<[string, ReturnType<typeof table>, TableWhere, PeriodFrom | null, [string, PeriodFrom] | null]>([
    [
      'is what was found in it',
      table('产值', { value: '2020-06', from: 'cell' }),
      where('a.xlsx'),
      null,
      ['2020-06', 'cell'],
    ],
    ['is named by the file', table('产值'), where('产值2020年6月.xlsx'), null, ['2020-06', 'file-name']],
    ['is named by the sheet', table('产值'), where('产值.xlsx', '2020年6月'), null, ['2020-06', 'sheet-name']],
    [
      'is named by the folder',
      table('产值'),
      where('产值.xlsx', 'Sheet1', '月报/2020-06'),
      null,
      ['2020-06', 'folder'],
    ],
    ['is the finest that is said', table('2020年产值'), where('产值202006.xlsx'), null, ['2020-06', 'file-name']],
    ['counts by its end', table('产值（2020年1—6月）'), where('a.xlsx'), null, ['2020-06', 'title']],
    [
      'is a month of the sheet in a year of the file',
      table('产值'),
      where('产值2020.xlsx', '6月'),
      null,
      ['2020-06', 'sheet-name'],
    ],
    [
      'is a quarter of the sheet in a year of the title',
      table('2020年产值'),
      where('a.xlsx', '二季度'),
      null,
      ['2020-Q2', 'sheet-name'],
    ],
    [
      'is taken from where the user took it',
      table('2020年5月产值'),
      where('产值202006.xlsx'),
      'file-name',
      ['2020-06', 'file-name'],
    ],
    ['is unknown', table('产值'), where('产值.xlsx'), null, null],
  ])('%s', (_what, layout, place, prefer, expected) => {
    const { period } = placeTable(layout, place, prefer)
    expect(period === null ? null : [period.value, period.from]).toEqual(expected)
  })

  it('stands before all else that is said', () => {
    expect(placeTable(table('2020年5月产值'), where('产值202006.xlsx', '2020年', '2019')).said).toEqual([
      { value: '2020-05', from: 'title' },
      { value: '2020', from: 'sheet-name' },
      { value: '2020-06', from: 'file-name' },
      { value: '2019', from: 'folder' },
    ])
  })
})

it('keeps constants, but not one that says the period again', () => {
  const constants: LayoutConstant[] = [
    { name: '期别', value: '6月', from: 'sheet-name' },
    { name: '街镇', value: '墨溪镇', from: 'sheet-name' },
  ]
  expect(placeTable(table('2020年产值', null, constants), where('a.xlsx', '6月')).constants).toEqual([
    { name: '街镇', value: '墨溪镇' },
  ])
  expect(placeTable(table('产值', null, constants), where('a.xlsx', '6月')).constants).toHaveLength(2)
})
