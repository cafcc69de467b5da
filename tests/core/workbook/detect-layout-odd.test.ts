import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { listLoadedRows } from '../../../src/core/workbook/row-kinds.ts'
import { context, only, column, values, reasons, excel, codes } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

describe('errors, formulas and signs (L15)', () => {
  const grid = makeGrid([
    ['单位', '利润'],
    ['甲', 1.5],
    ['乙', { error: '#REF!' }],
    ['丙', '(123)'],
    ['丁', '△4.5'],
    ['戊', '−6'],
    ['己', { formula: true }],
    ['庚', { error: '#DIV/0!' }],
    ['辛', 7],
  ])
  const table = only(detectLayout(grid, context))

  it('empties errors, reads negatives, and says so', () => {
    expect(values(grid, table, '利润')).toEqual([1.5, null, -123, -4.5, -6, null, null, 7])
    expect(reasons(grid, table, '利润')).toEqual([
      'same',
      'error',
      'sign-read',
      'sign-read',
      'sign-read',
      'no-result',
      'error',
      'same',
    ])
    expect(column(table, '利润').doubts.find(({ code }) => code === 'column/error-values')?.params).toMatchObject({
      count: 2,
      sample: '#REF!',
      cell: 'B3',
    })
    expect(codes(column(table, '利润').doubts)).toContain('workbook/formula-without-value')
  })
})

describe('months in the spellings of several hands', () => {
  it('are periods, whatever the header calls them', () => {
    const grid = makeGrid([
      ['街镇', '应办期限', '件数'],
      ['甲', '二〇二〇年八月', 1],
      ['乙', 202009, 2],
      ['丙', '2020年7月', 3],
      ['丁', '2020-10', 4],
    ])
    const table = only(detectLayout(grid, context))
    expect(column(table, '应办期限')).toMatchObject({ type: 'period' })
    expect(values(grid, table, '应办期限')).toEqual(['2020-08', '2020-09', '2020-07', '2020-10'])
  })
})

describe('per cent formats', () => {
  it('are read as shown, with % as unit', () => {
    const grid = makeGrid([
      ['街镇', '比重'],
      ['甲', { value: 0.125, display: '12.5%' }],
      ['乙', { value: 0.07, display: '7%' }],
    ])
    const table = only(detectLayout(grid, context))
    expect(column(table, '比重')).toMatchObject({ type: 'number', unit: '%' })
    expect(values(grid, table, '比重')).toEqual([12.5, 7])
    expect(reasons(grid, table, '比重')).toEqual(['percent', 'percent'])
    expect(codes(column(table, '比重').doubts)).toContain('column/percent-shown')
  })
})

describe('sheets without the usual parts', () => {
  it('names columns by letters where no header is', () => {
    const table = only(
      detectLayout(
        makeGrid([
          ['甲', 1.5, 2.5],
          ['乙', 3.5, 4.5],
          ['丙', 5.5, 6.5],
        ]),
        context,
      ),
    )
    expect(table.headerRows).toBeNull()
    expect(excel(table.dataRows)).toEqual([1, 3])
    expect(table.columns.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    expect(codes(table.doubts)).toContain('layout/no-header')
    expect(table.confidence).toBeLessThan(0.7)
  })

  it('finds no table in a header alone', () => {
    const { tables, notices } = detectLayout(makeGrid([['单位名称', '产值', '利润']]), context)
    expect(tables).toEqual([])
    expect(codes(notices)).toEqual(['workbook/header-only'])
  })

  it('finds no table on an empty sheet', () => {
    expect(detectLayout(makeGrid([]), context).tables).toEqual([])
    expect(detectLayout(makeGrid([[' '], ['　']]), context).tables).toEqual([])
  })

  it('reads a list of words with its header', () => {
    const table = only(
      detectLayout(
        makeGrid([
          ['代码', '名称', '说明'],
          ['0111', '稻谷种植', '新增'],
          ['0112', '小麦种植', null],
          ['0113', '玉米种植', '更名'],
        ]),
        context,
      ),
    )
    expect(excel(table.headerRows)).toEqual([1, 1])
    expect(table.columns.map(({ type }) => type)).toEqual(['code', 'text', 'text'])
  })

  it('takes years above figures for a header and years in a stub for data', () => {
    const table = only(
      detectLayout(
        makeGrid([
          ['地区', 2018, 2019, 2020],
          ['甲', 1.5, 2.5, 3.5],
          ['乙', 4.5, 5.5, 6.5],
        ]),
        context,
      ),
    )
    expect(table.columns.map(({ name }) => name)).toEqual(['地区', '2018', '2019', '2020'])
    const series = only(
      detectLayout(
        makeGrid([
          ['年份', '人口'],
          [2018, 1990],
          [2019, 2400],
          [2020, 2500],
        ]),
        context,
      ),
    )
    expect(excel(series.dataRows)).toEqual([2, 4])
    expect(series.columns.map(({ type }) => type)).toEqual(['period', 'integer'])
  })
})

describe('column names', () => {
  it('are unique, never empty, and not too long', () => {
    const long = '长'.repeat(200)
    const table = only(
      detectLayout(
        makeGrid([
          ['地区', '产值', '产值', null, long, 'src_row'],
          ['甲', 1.5, 2.5, 3.5, 4.5, 5.5],
          ['乙', 1.5, 2.5, 3.5, 4.5, 5.5],
        ]),
        context,
      ),
    )
    const names = table.columns.map(({ name }) => name)
    expect(names.slice(0, 4)).toEqual(['地区', '产值', '产值_2', 'D'])
    expect(names[4]).toHaveLength(120)
    expect(names[5]).toBe('src_row_2')
    expect(codes(table.columns[2]!.doubts)).toContain('column/name-duplicate')
    expect(codes(table.columns[3]!.doubts)).toContain('column/name-empty')
    expect(table.columns[4]!.doubts.find(({ code }) => code === 'column/name-shortened')?.params).toEqual({
      length: 200,
    })
  })

  it('spread unmerged group headers over the columns that have names of their own below', () => {
    const table = only(
      detectLayout(
        makeGrid([
          ['項目', '本年度', null, '上年度', null],
          [null, '金額', '％', '金額', '％'],
          ['收入', 100, 60.5, 90, 50.5],
          ['支出', 80, 39.5, 70, 49.5],
        ]),
        context,
      ),
    )
    expect(table.columns.map(({ name }) => name)).toEqual([
      '項目',
      '本年度·金額',
      '本年度·％',
      '上年度·金額',
      '上年度·％',
    ])
  })

  it('join words that were wrapped over several rows', () => {
    const table = only(
      detectLayout(
        makeGrid([
          [null, 'Number', 'Annual', 'Infras-'],
          [null, 'of jobs', 'percentage', 'tructure'],
          ['Region', '(thousand)', 'change', null],
          ['North', 1.5, 2.5, 3.5],
          ['South', 1.5, 2.5, 3.5],
        ]),
        context,
      ),
    )
    expect(table.columns.map(({ name }) => name)).toEqual([
      'Region',
      'Number of jobs (thousand)',
      'Annual percentage change',
      'Infrastructure',
    ])
  })
})

describe('stacked tables', () => {
  it('are told apart by their headers', () => {
    const grid = makeGrid([
      ['表1 产值'], ['单位：万元'], ['街镇', '产值', '利润'], ['甲', 1.5, 2.5], ['乙', 3.5, 4.5], ['资料来源：统计局'],
      [], ['表2 用工'], ['街镇', '用工人数', '户数'], ['甲', 10, 2], ['乙', 20, 4],
    ]) // prettier-ignore
    const { tables } = detectLayout(grid, context)
    expect(tables.map((table) => table.title)).toEqual(['表1产值', '表2用工'])
    expect(tables.map((table) => excel(table.dataRows))).toEqual([[4, 5], [10, 11]]) // prettier-ignore
    expect(tables.map((table) => excel(table.noteRows))).toEqual([[6], []])
  })

  it('keep one table where blank rows and section headings stand between groups', () => {
    const grid = makeGrid([
      ['Item', '2019', '2020'],
      ['BIRTHS'],
      ['Male', 1.5, 2.5],
      ['Female', 3.5, 4.5],
      [],
      ['DEATHS'],
      ['Male', 1.5, 2.5],
      ['Female', 3.5, 4.5],
    ])
    const table = only(detectLayout(grid, context))
    expect(excel(table.sectionRows)).toEqual([2, 6])
    expect(excel(table.dataRows)).toEqual([3, 8])
    expect(listLoadedRows(table).rows).toHaveLength(4)
  })
})

describe('rows that nearly look like something else', () => {
  it('stay data when words stand in place of figures', () => {
    const grid = makeGrid([
      ['企业', '产值', '利润'],
      ['甲', 1.5, 2.5],
      ['乙', '停产', '关闭'],
      ['丙', 3.5, 4.5],
      ['丁', 5.5, 6.5],
      ['戊', 7.5, 8.5],
      ['己', 9.5, 1.5],
    ])
    const table = only(detectLayout(grid, context))
    expect(excel(table.dataRows)).toEqual([2, 7])
    expect(values(grid, table, '产值')).toEqual([1.5, null, 3.5, 5.5, 7.5, 9.5])
    expect(column(table, '产值').counts.unread).toBe(1)
  })

  it('stay data when all figures are missing', () => {
    const grid = makeGrid([
      ['地区', '2019年', '2018年'],
      ['北京', 1.5, 2.5],
      ['石家庄', null, null],
      ['太原', null, ''],
      ['上海', 3.5, 4.5],
    ])
    const table = only(detectLayout(grid, context))
    expect(values(grid, table, '地区')).toEqual(['北京', '石家庄', '太原', '上海'])
    expect(table.sectionRows).toEqual([])
  })

  it('do not reach to a word far away', () => {
    const rows: TestCell[][] = [
      ['企业', '产值', '利润'],
      ['甲', 1.5, 2.5],
      ['乙', 3.5, 4.5],
    ]
    for (let blank = 0; blank < 30; blank++) rows.push([])
    rows.push([null, null, null, null, null, null, '草稿'])
    expect(excel(only(detectLayout(makeGrid(rows), context)).dataRows)).toEqual([2, 3])
  })
})

describe('totals', () => {
  it('need the arithmetic where the label alone may name a kind: All services', () => {
    const sums = only(
      detectLayout(
        makeGrid([
          ['Item', 'Amount'],
          ['All goods', 30],
          ['Food', 10],
          ['Other', 20],
          ['All services', 99],
          ['Transport', 1.5],
        ]),
        context,
      ),
    )
    expect(excel(sums.totalRows)).toEqual([2])
  })

  it('need none where the label ends in 合计, since the parts may not all be listed', () => {
    const balance = only(
      detectLayout(
        makeGrid([
          ['项目', '金额'],
          ['流动资产合计', 30],
          ['货币资金', 10],
          ['一、资产合计（一）', 99],
          ['其中：固定资产', 1.5],
        ]),
        context,
      ),
    )
    expect(excel(balance.totalRows)).toEqual([2, 4])
  })

  it('are no values of a dimension', () => {
    const table = only(
      detectLayout(
        makeGrid([
          ['地区', '指标', '值'],
          ['全国', 'GDP', 1.5],
          ['全国', 'CPI', 2.5],
          ['全国', 'PPI', 3.5],
        ]),
        context,
      ),
    )
    expect([...table.totalRows, ...table.subtotalRows]).toEqual([])
  })
})

describe('a total behind a blank code', () => {
  const rows = (code: (at: number) => TestCell): TestCell[][] => [
    ['代码', '名称', '金额'],
    [code(1), '甲', 10],
    [code(2), '乙', 20.5],
    ['', '合计', 30.5],
  ]

  it.each([
    ['text', (at: number) => `00${String(at)}`],
    ['numbers', (at: number) => 310101000 + at],
    ['years', (at: number) => 2020 + at],
  ])('is a total and no data where codes are %s', (_, code) => {
    expect(only(detectLayout(makeGrid(rows(code)), context)).totalRows).toEqual([3])
  })

  it('stays data where the word has a code of its own', () => {
    const coded = [...rows((at) => 2020 + at).slice(0, 3), [2023, '合计', 7]]
    expect(only(detectLayout(makeGrid(coded), context)).totalRows).toEqual([])
  })
})
