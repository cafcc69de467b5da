import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import type { TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { codes, column, context, only, reasons, values } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

/** A table of places and one more column, with what was found in it. */
function read(
  name: string,
  cells: readonly TestCell[],
  file = context.fileName,
): { grid: CellGrid; table: TableLayout } {
  const grid = makeGrid([['地区', name, '人口'], ...cells.map((cell, at) => [`第${at}区`, cell, 1000.5 + at])])
  return { grid, table: only(detectLayout(grid, { ...context, fileName: file })) }
}

describe('the type of a column comes from all its values', () => {
  it.each<[string, string, TestCell[], string]>([
    ['a word among the first', '产值', [1.5, '停产', 0.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5], 'number'],
    ['numbers first, then words', '备注', [1, '新建', '搬迁', '扩建', '停产', '改制'], 'text'],
    [
      'numbers shown with zeros',
      '编列',
      [
        { value: 610, display: '0610' },
        { value: 2614, display: '2614' },
        { value: 3670, display: '3670' },
      ],
      'code',
    ],
    ['codes with leading zeros', '小类', ['0610', '0620', '2614'], 'code'],
    ['codes of 18 digits stored as numbers', '单位号', [9.1310115e17, 9.2310115e17, 9.3310115e17], 'code'],
    ['days with a time', '登记时间', ['2020-06-30 08:00', '2020-07-01 09:30:15', '2020-07-02'], 'date'],
    [
      'times of day',
      '时刻',
      [
        { value: 0.5, kind: 'date', display: '12:00' },
        { value: 0.25, kind: 'date', display: '6:00' },
      ],
      'text',
    ],
    ['days as Excel counts them', '开业日期', [44012, 44013, 44020], 'date'],
    ['days as digits', '开业日期', [20200630, 20200701, 20200715], 'date'],
    ['continental decimals', '产值', ['1.234,5', '12,25', '7'], 'number'],
    ['numbers with 万', '产值', ['1.2万', '3亿', '500'], 'integer'],
  ])('%s', (_title, name, cells, type) => {
    const { table } = read(name, cells)
    expect(column(table, name).type).toBe(type)
  })

  it('keeps words beside numbers, with count, cells and samples, and says so', () => {
    const { table } = read('产值', [
      1.5,
      2.5,
      '停产',
      '停产',
      3.5,
      4.5,
      5.5,
      6.5,
      7.5,
      '<0.1',
      ...Array.from({ length: 40 }, (_, at) => at + 0.5),
    ])
    const found = column(table, '产值')
    expect(found.words).toEqual({ include: true, count: 3, cells: 'B4:B5, B11', samples: ['停产', '<0.1'] })
    expect(found.counts).toMatchObject({ unread: 3, filled: 47 })
    expect(found.doubts.find(({ code }) => code === 'column/numbers-unread')?.params).toMatchObject({
      count: 3,
      cell: 'B4',
      kept: '产值·原文',
    })
  })
})

describe('values as they are read', () => {
  it('a numeric cell of a code column keeps what its format shows, and lost digits are never guessed', () => {
    const { grid, table } = read('行业代码', [{ value: 610, display: '0610' }, 2614, '3670', 9.1310115123456e17])
    expect(values(grid, table, '行业代码')).toEqual(['0610', '2614', '3670', '913101151234560000'])
    expect(reasons(grid, table, '行业代码')).toEqual([
      'code-from-number',
      'code-from-number',
      'same',
      'code-digits-lost',
    ])
  })

  it('a percentage moves its point in decimal and loses no digit', () => {
    const shown = (value: number) => ({ value, display: `${(value * 100).toFixed(1)}%` })
    const { grid, table } = read('增长', [shown(0.07), shown(0.123456789012345), shown(-1.1)])
    expect(values(grid, table, '增长')).toEqual([7, 12.3456789012345, -110])
    expect(column(table, '增长').unit).toBe('%')
  })

  it('a minus is a word where a plus stands among the words, and a missing mark elsewhere', () => {
    const { grid, table } = read('方向', ['+', '-', '+', '－'])
    expect(values(grid, table, '方向')).toEqual(['+', '-', '+', '－'])
    const plain = read('备注', ['新建', '-', '搬迁', '扩建'])
    expect(values(plain.grid, plain.table, '备注')).toEqual(['新建', null, '搬迁', '扩建'])
  })

  it('the unit line counts for wages, though the header speaks of employees, and not for the employees', () => {
    const grid = makeGrid([
      ['劳动工资', null, null, null],
      [null, null, null, '单位：千元'],
      ['单位', '从业人员期末人数', '从业人员工资总额', '从业人员平均工资增长'],
      ['甲厂', 12, 340, 1.5],
      ['乙厂', 15, 410, 2.5],
      ['丙厂', 18, 500, 3.5],
    ])
    const units = only(detectLayout(grid, context)).columns.map(({ unit }) => unit)
    expect(units).toEqual([null, null, '千元', null])
  })

  it('a column of commas is read with decimal commas throughout, 1.234 too', () => {
    const { grid, table } = read('产值', ['1.234', '12,5', '-3,25', '1.234.567,5'])
    expect(values(grid, table, '产值')).toEqual([1234, 12.5, -3.25, 1234567.5])
    expect(codes(column(table, '产值').doubts)).toContain('column/decimal-comma')
  })

  it('a column in which both signs are decimal is read with the point, and the rest is kept as text', () => {
    const { grid, table } = read('产值', ['1.25', '12,5', '3.5', '4.5', '5.5', '6.5', '7.5', '8.5', '9.5', '10.5'])
    expect(values(grid, table, '产值').slice(0, 3)).toEqual([1.25, null, 3.5])
    expect(column(table, '产值').words?.samples).toEqual(['12,5'])
  })

  it('dates take the order that the column shows', () => {
    const { grid, table } = read('开业日期', ['05/06/2020', '13/06/2020', '01/02/2020'])
    expect(values(grid, table, '开业日期')).toEqual(['2020-06-05', '2020-06-13', '2020-02-01'])
  })

  it('October that lost its zero is told from January by the month above', () => {
    const { grid, table } = read('月份', [2020.1, 2020.8, 2020.9, 2020.1, 2020.11])
    expect(values(grid, table, '月份')).toEqual(['2020-01', '2020-08', '2020-09', '2020-10', '2020-11'])
  })

  it('民國 years count from 1912 where the column says so', () => {
    const { grid, table } = read('年月', ['109年6月', '98年12月', '民國110年1月'])
    expect(values(grid, table, '年月')).toEqual(['2020-06', '2009-12', '2021-01'])
  })

  it('missing marks of statistics offices are empty among numbers', () => {
    const marks = [
      '..',
      '…',
      ':',
      'x',
      '(X)',
      '(NA)',
      '(D)',
      '(Z)',
      'n/a',
      'NA',
      '[x]',
      '[c]',
      '[z]',
      '#',
      '−',
      '—',
      '－',
      '/',
      '无',
      '*',
    ]
    const { grid, table } = read('产值', [...marks, ...Array.from({ length: 30 }, (_, at) => at + 0.5)])
    expect(column(table, '产值')).toMatchObject({ type: 'number', counts: { missingMarks: marks.length, unread: 0 } })
    expect(values(grid, table, '产值').slice(0, marks.length)).toEqual(marks.map(() => null))
    expect(reasons(grid, table, '产值').filter((reason) => reason === 'below-unit')).toHaveLength(2)
  })

  it('rows of a merge get its value, and it is said how many', () => {
    const rows = [
      ['乡镇', '企业', '产值'],
      ['东岭镇', '甲', 1.5],
      [null, '乙', 2.5],
      [null, '丙', 3.5],
      ['西河镇', '丁', 4.5],
    ]
    const grid = makeGrid(rows, ['A2:A4'])
    const table = only(detectLayout(grid, context))
    expect(values(grid, table, '乡镇')).toEqual(['东岭镇', '东岭镇', '东岭镇', '西河镇'])
    expect(column(table, '乡镇').doubts.find(({ code }) => code === 'column/filled-from-merge')?.params).toMatchObject({
      count: 2,
      cell: 'A3',
    })
  })

  it('pinyin in brackets and bookmarks are flagged and left as they are', () => {
    const { grid, table } = read('单位', ['統(tǒng)計局', '丙[bookmark: _GoBack]厂', '丁厂'])
    expect(values(grid, table, '单位')).toEqual(['統(tǒng)計局', '丙[bookmark: _GoBack]厂', '丁厂'])
    expect(column(table, '单位').doubts.find(({ code }) => code === 'column/residue')?.params).toMatchObject({
      count: 2,
      cell: 'B2',
    })
  })
})

describe('a column of periods against the period of the table', () => {
  const doubtsOf = (cells: TestCell[], file: string) =>
    codes(column(read('报告期', cells, file).table, '报告期').doubts)

  it('is doubted where all its values contradict the file name', () => {
    expect(doubtsOf(['2020年5月', '2020年5月', '2020年5月'], '产值202006.xlsx')).toContain('column/period-contradicts')
  })

  it('is not doubted where one agrees, or where it is a series', () => {
    expect(doubtsOf(['2020年6月', '2020年6月'], '产值202006.xlsx')).not.toContain('column/period-contradicts')
    expect(doubtsOf(['2017年', '2018年', '2019年', '2016年'], '年鉴2020.xlsx')).not.toContain(
      'column/period-contradicts',
    )
  })
})
