import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { readColumnValues, type CellValue, type ReadReason } from '../../../src/core/workbook/read-column-values.ts'
import { listLoadedRows } from '../../../src/core/workbook/row-kinds.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import type { LayoutColumn, SheetLayout, TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

const context = { fileName: 'book.xlsx', sheetName: 'Sheet1' }

function only(layout: SheetLayout): TableLayout {
  expect(layout.tables).toHaveLength(1)
  return layout.tables[0]!
}

function column(table: TableLayout, name: string): LayoutColumn {
  const found = table.columns.find((candidate) => candidate.name === name)
  expect(found, `${name} among ${table.columns.map((candidate) => candidate.name).join(' | ')}`).toBeDefined()
  return found!
}

function values(grid: CellGrid, table: TableLayout, name: string): CellValue[] {
  const read: CellValue[] = []
  readColumnValues(grid, table, column(table, name), (_row, value) => read.push(value))
  return read
}

function reasons(grid: CellGrid, table: TableLayout, name: string): ReadReason[] {
  const read: ReadReason[] = []
  readColumnValues(grid, table, column(table, name), (_row, _value, reason) => read.push(reason))
  return read
}

/** Excel rows (from 1) of a list of rows from 0. */
const excel = (rows: readonly number[] | null): number[] => (rows ?? []).map((row) => row + 1)
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)

describe('a monthly form (L01)', () => {
  const grid = makeGrid(
    [
      ['工业产销总值及主要产品产量'],
      ['表　　号：B204-1', null, null, null, null, null, '2020年6月'],
      [null, null, null, null, null, '单位：千元'],
      ['统一社会信用代码', '单位详细名称', '工业总产值(当年价格)', null, null, null, '平均用工人数'],
      [null, null, '本年', null, '上年同期', null, null],
      [null, null, '本月', '1-本月', '本月', '1-本月', null],
      ['甲', '乙', 1, 2, 3, 4, 5],
      ['合　计', null, 300, 900, 270, 810, 30],
      ['91310112MA1GB0001X', '上海甲有限公司', 100, 300, 90, 270, 10],
      ['91310112MA1GB0002Y', '上海乙有限公司', 200, 600, 180, 540, 20],
      ['注：本表由规模以上工业法人单位填报。'],
      ['填表人：张三', null, '联系电话：64000000', null, '报出日期：2020年7月8日'],
    ],
    ['A1:G1', 'A4:A6', 'B4:B6', 'C4:F4', 'C5:D5', 'E5:F5', 'G4:G6'],
  )
  const table = only(detectLayout(grid, { fileName: 'B204-1_202006.xlsx', sheetName: '六月' }))

  it('finds title, unit line, header, code row, body and footnotes', () => {
    expect(excel(table.headerRows)).toEqual([4, 7])
    expect(excel(table.codeRows)).toEqual([7])
    expect(excel(table.dataRows)).toEqual([8, 10])
    expect(excel(table.titleRows)).toEqual([1, 2])
    expect(table.unitRow).toBe(2)
    expect(excel(table.noteRows)).toEqual([11, 12])
    expect(table.title).toContain('工业产销总值及主要产品产量')
  })

  it('flattens merged header levels', () => {
    expect(table.columns.map(({ name }) => name)).toEqual([
      '统一社会信用代码', '单位详细名称', '工业总产值(当年价格)·本年·本月', '工业总产值(当年价格)·本年·1-本月',
      '工业总产值(当年价格)·上年同期·本月', '工业总产值(当年价格)·上年同期·1-本月', '平均用工人数',
    ]) // prettier-ignore
  })

  it('keeps credit codes as text and sets the total row apart', () => {
    expect(column(table, '统一社会信用代码').type).toBe('code')
    expect(excel(table.totalRows)).toEqual([8])
    const loaded = listLoadedRows(table)
    expect([...loaded.rows]).toEqual([7, 8, 9])
    expect(loaded.kinds).toEqual(['total', 'data', 'data'])
  })

  it('gives the unit of the unit line to money but not to head counts', () => {
    expect(table.unit).toBe('千元')
    expect(column(table, '工业总产值(当年价格)·本年·本月')).toMatchObject({ unit: '千元', unitFrom: 'unit-line' })
    expect(column(table, '平均用工人数').unit).toBeNull()
  })

  it('takes the period from the title', () => {
    expect(table.period).toEqual({ value: '2020-06', from: 'title' })
    expect(codes(table.doubts)).not.toContain('layout/period-conflict')
  })
})

describe('a publication table (L02)', () => {
  const grid = makeGrid([
    ['表2-1 主要经济指标'],
    ['指　　标', '2020年', '2019年', '增长（%）'],
    ['地区生产总值（亿元）', 2520.8, 2482.1, 1.6],
    ['　#第一产业', '—', 1.2, '…'],
    ['　其中：工业', 870.3, 880.9, -1.2],
    ['　　第三产业', 1520.1, 0, 3.4],
  ])
  const table = only(detectLayout(grid, context))

  it('reads dashes and dots as missing, a printed zero as zero', () => {
    expect(values(grid, table, '2020年')).toEqual([2520.8, null, 870.3, 1520.1])
    expect(reasons(grid, table, '2020年')[1]).toBe('missing-mark')
    expect(reasons(grid, table, '增长（%）')[1]).toBe('below-unit')
    expect(values(grid, table, '2019年')[3]).toBe(0)
    expect(column(table, '2020年').counts).toEqual({ filled: 3, empty: 0, missingMarks: 1, unread: 0 })
  })

  it('keeps subset marks and does not take them for totals', () => {
    expect(values(grid, table, '指标').slice(1)).toEqual(['#第一产业', '其中：工业', '第三产业'])
    expect([...table.totalRows, ...table.subtotalRows]).toEqual([])
  })

  it('takes a rate from its header and calls no year column a period', () => {
    expect(column(table, '增长（%）')).toMatchObject({ type: 'number', unit: '%', unitFrom: 'header' })
    expect(column(table, '2019年').type).toBe('number')
  })
})

describe('numbers stored as text (L03)', () => {
  const grid = makeGrid([
    ['街镇', '产值'],
    ['莘庄镇', '1,234.5 '],
    ['七宝镇', '１２３４'],
    ['虹桥镇', '5\u00a0678'],
    ['梅陇镇', 42],
    ['华漕镇', '停产'],
  ])
  const table = only(detectLayout(grid, context))

  it('converts what is a number, counts it, and empties what is none', () => {
    expect(column(table, '产值').type).toBe('number')
    expect(values(grid, table, '产值')).toEqual([1234.5, 1234, 5678, 42, null])
    expect(reasons(grid, table, '产值')).toEqual([
      'text-to-number',
      'text-to-number',
      'text-to-number',
      'same',
      'unread',
    ])
    const notices = column(table, '产值').doubts
    expect(notices.find(({ code }) => code === 'column/numbers-as-text')?.params).toMatchObject({
      count: 3,
      cell: 'B2',
    })
    expect(notices.find(({ code }) => code === 'column/numbers-unread')?.params).toMatchObject({
      count: 1,
      sample: '停产',
      cell: 'B6',
    })
  })
})

describe('codes stored as numbers (L04)', () => {
  const grid = makeGrid([
    ['统一社会信用代码', '行业代码', '区划代码', '产值'],
    ['91310112MA1GB0001X', '0610', '310112101', 1.5],
    ['91310112MA1GB0002Y', 610, '310112102', 2.5],
    [919901000000000000, '1310', '310112103', 3.5],
    ['91310112MA1GB0004Z', { value: 620, display: '0620' }, '310112104', 4.5],
  ])
  const table = only(detectLayout(grid, context))

  it('keeps them text, without guessing a zero', () => {
    expect(column(table, '行业代码').type).toBe('code')
    expect(values(grid, table, '行业代码')).toEqual(['0610', '610', '1310', '0620'])
    expect(column(table, '区划代码').type).toBe('code')
    expect(codes(column(table, '行业代码').doubts)).toContain('column/code-from-number')
  })

  it('says that digits of a long code are lost', () => {
    expect(values(grid, table, '统一社会信用代码')[2]).toBe('919901000000000000')
    expect(reasons(grid, table, '统一社会信用代码')[2]).toBe('code-digits-lost')
    expect(codes(column(table, '统一社会信用代码').doubts)).toContain('column/code-precision-lost')
  })
})

describe('a header repeated on every page (L05)', () => {
  const rows: TestCell[][] = [['企业名录'], ['序号', '企业名称', '产值', '利润']]
  for (let page = 0; page < 3; page++) {
    if (page > 0) rows.push([`续表 ${page}`], ['序号', '企业名称', '产值', '利润'])
    for (let row = 0; row < 50; row++) rows.push([page * 50 + row + 1, `企业${page * 50 + row}`, 100.5 + row, row - 10])
  }
  const table = only(detectLayout(makeGrid(rows), context))

  it('is taken out', () => {
    expect(excel(table.headerRows)).toEqual([2, 2])
    expect(excel(table.repeatedHeaderRows)).toEqual([53, 54, 105, 106])
    expect(table.columns.map(({ type }) => type)).toEqual(['integer', 'text', 'number', 'integer'])
    expect(listLoadedRows(table).rows).toHaveLength(150)
    expect(table.doubts.find(({ code }) => code === 'layout/repeated-header')?.params).toEqual({ count: 2 })
  })
})

describe('two tables side by side (L07)', () => {
  const grid = makeGrid([
    ['住宿和餐饮业营业额'],
    ['住宿业', '客房收入', '餐费收入', null, '餐饮业', '餐费收入', '商品销售额'],
    ['甲酒店', 10, 20, null, '丙饭店', 30, 1],
    ['乙酒店', 11, 21, null, '丁饭店', 31, 2],
    ['合计', 21, 41, null, '合计', 61, 3],
  ])
  const { tables, notices } = detectLayout(grid, context)

  it('are two tables', () => {
    expect(tables.map((table) => table.columns.map(({ name }) => name))).toEqual([
      ['住宿业', '客房收入', '餐费收入'],
      ['餐饮业', '餐费收入', '商品销售额'],
    ])
    expect(tables.map((table) => excel(table.totalRows))).toEqual([[5], [5]])
    expect(notices).toContainEqual(expect.objectContaining({ code: 'layout/several-tables', params: { count: 2 } }))
  })

  it('but an empty column in front of figures is a spacer', () => {
    const spaced = only(
      detectLayout(
        makeGrid([
          ['地区', '产值', null, '利润'],
          ['甲', 1.5, null, 2.5],
          ['乙', 3.5, null, 4.5],
        ]),
        context,
      ),
    )
    expect(spaced.columns.map(({ name, include }) => [name, include])).toEqual([['地区', true], ['产值', true], ['C', false], ['利润', true]]) // prettier-ignore
  })
})

describe('months as columns (L08)', () => {
  const months = Array.from({ length: 12 }, (_, at) => `${at + 1}月`)
  const grid = makeGrid([
    ['街镇', ...months, '合计'],
    ['莘庄镇', ...months.map((_, at) => at + 1), 78],
    ['七宝镇', ...months.map((_, at) => at + 2), 90],
  ])

  it('are a header, not a row of data', () => {
    const table = only(detectLayout(grid, context))
    expect(excel(table.headerRows)).toEqual([1, 1])
    expect(table.columns.map(({ name }) => name)).toEqual(['街镇', ...months, '合计'])
    expect(column(table, '1月').type).toBe('integer')
  })
})

describe('units in headers (L09)', () => {
  const grid = makeGrid([
    ['主要指标'],
    ['单位：亿元、%'],
    ['街镇', '产值（万元）', '增速（%）', '用工人数（人）', '税收'],
    ['莘庄镇', 12.5, 3.1, 100, 5.5],
    ['七宝镇', 13.5, -3.1, 200, 6.5],
  ])

  it('win over a unit line, and a line of several units is none', () => {
    const table = only(detectLayout(grid, context))
    expect(table.unit).toBeNull()
    expect(table.unitRow).toBe(1)
    expect(table.columns.map(({ unit }) => unit)).toEqual([null, '万元', '%', '人', null])
    expect(codes(column(table, '产值（万元）').doubts)).toContain('column/unit-in-header')
  })
})

describe('subtotals, separators and merged labels (L10)', () => {
  const grid = makeGrid(
    [
      ['街镇', '行业', '产值'],
      ['莘庄镇', '电气机械', 10.5],
      [null, '汽车制造', 20],
      [null, '小计', 30.5],
      [],
      ['七宝镇', '食品制造', 5],
      [null, '纺织业', 6],
      [null, '小计', 11],
      ['总计', null, 41.5],
    ],
    ['A2:A4', 'A6:A8'],
  )
  const table = only(detectLayout(grid, context))

  it('marks subtotals and blanks and fills merged labels down', () => {
    expect(excel(table.subtotalRows)).toEqual([4, 8])
    expect(excel(table.totalRows)).toEqual([9])
    expect(excel(table.blankRows)).toEqual([5])
    expect(values(grid, table, '街镇')).toEqual(['莘庄镇', '莘庄镇', '莘庄镇', '七宝镇', '七宝镇', '七宝镇', '总计'])
    expect(reasons(grid, table, '街镇')[1]).toBe('spread')
  })

  it('does not spread merged figures, which would count twice', () => {
    const merged = makeGrid(
      [
        ['街镇', '企业', '产值'],
        ['甲', 'A', 10],
        ['甲', 'B', null],
        ['乙', 'C', 7],
      ],
      ['C2:C3'],
    )
    const found = only(detectLayout(merged, context))
    expect(values(merged, found, '产值')).toEqual([10, null, 7])
  })
})

describe('a sheet of explanations (L11)', () => {
  it('has no table', () => {
    const { tables, notices } = detectLayout(
      makeGrid([
        ['填报说明'],
        [],
        ['一、本表由辖区内规模以上工业法人单位填报，其他单位不填报。'],
        ['二、统计范围：辖区内规模以上工业法人单位。'],
        ['三、报送日期及方式：调查单位月后8日前网上填报。'],
      ]),
      { fileName: 'book.xlsx', sheetName: '说明' },
    )
    expect(tables).toEqual([])
    expect(codes(notices)).toEqual(['workbook/sheet-without-table'])
  })

  it('nor has a cover page of labels and values', () => {
    expect(
      detectLayout(
        makeGrid([
          ['表名：', '工业产销总值'],
          ['填报单位：', '闵行区统计局'],
          ['报告期：', '2020年6月'],
          ['联系人：', '张三'],
        ]),
        context,
      ).tables,
    ).toEqual([])
  })
})

describe('periods in columns and conflicts (L12)', () => {
  it.each<[string, TestCell[], string[]]>([
    ['text of all spellings', ['2020年6月', '二〇二〇年七月', '2020-08', 'Sep 2020'], ['2020-06', '2020-07', '2020-08', '2020-09']],
    ['numbers of six digits', [202006, 202007, 202008, 202009], ['2020-06', '2020-07', '2020-08', '2020-09']],
    ['decimals as shown', [2020.6, { value: 2020.1, display: '2020.10' }, 2020.11, 2020.12], ['2020-06', '2020-10', '2020-11', '2020-12']],
    ['dates shown as months', [
      { value: 43983, display: '2020年6月', kind: 'date' }, { value: 44013, display: '2020年7月', kind: 'date' }, { value: 44044, display: '2020年8月', kind: 'date' }, { value: 44075, display: '2020年9月', kind: 'date' },
    ], ['2020-06', '2020-07', '2020-08', '2020-09']],
    ['years', [2017, 2018, 2019, 2020], ['2017', '2018', '2019', '2020']],
  ])('reads %s', (_what, cells, periods) => {
    const grid = makeGrid([['报告期', '产值'], ...cells.map((cell, at): TestCell[] => [cell, at + 0.5])])
    const table = only(detectLayout(grid, context))
    expect(column(table, '报告期').type).toBe('period')
    expect(values(grid, table, '报告期')).toEqual(periods)
  }) // prettier-ignore

  it('reads days as dates', () => {
    const grid = makeGrid([
      ['成立日期', '产值'],
      [{ value: 44012, display: '2020-06-30', kind: 'date' }, 1],
      ['2020年7月1日', 2],
      ['2020-07-02', 3],
    ])
    const table = only(detectLayout(grid, context))
    expect(column(table, '成立日期').type).toBe('date')
    expect(values(grid, table, '成立日期')).toEqual(['2020-06-30', '2020-07-01', '2020-07-02'])
  })

  it('says when the file name and the title disagree', () => {
    const table = only(
      detectLayout(makeGrid([['2020年5月工业产值'], ['单位：万元'], ['街镇', '产值'], ['甲', 1.5], ['乙', 2.5]]), {
        fileName: '产值202006.xlsx',
        sheetName: 'Sheet1',
      }),
    )
    expect(table.period).toEqual({ value: '2020-05', from: 'title' })
    expect(table.doubts.find(({ code }) => code === 'layout/period-conflict')?.params).toEqual({
      first: '2020-05',
      firstFrom: 'title',
      second: '2020-06',
      secondFrom: 'file-name',
    })
  })
})

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
      'text-to-number',
      'text-to-number',
      'text-to-number',
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
  it('need the arithmetic where only the ending says so', () => {
    const sums = only(
      detectLayout(
        makeGrid([
          ['项目', '金额'],
          ['收入合计', 30],
          ['税收', 10],
          ['其他', 20],
          ['资产合计', 99],
          ['现金', 1.5],
        ]),
        context,
      ),
    )
    expect(excel(sums.totalRows)).toEqual([2])
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
