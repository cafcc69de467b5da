import { describe, expect, it } from 'vitest'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { listLoadedRows } from '../../../src/core/workbook/row-kinds.ts'
import { context, only, column, values, reasons, excel, codes } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

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
      'width-unified',
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

  it('carry what they are about as a constant and in the title', () => {
    expect(tables.map((table) => table.constants)).toEqual([
      [{ name: '行业', value: '住宿业', from: 'block-title' }],
      [{ name: '行业', value: '餐饮业', from: 'block-title' }],
    ])
    expect(tables.map(({ title }) => title)).toEqual(['住宿和餐饮业营业额·住宿业', '住宿和餐饮业营业额·餐饮业'])
  })

  it('take a title of their own from the row above the headers', () => {
    const titled = detectLayout(
      makeGrid(
        [
          ['住宿和餐饮业营业额'],
          ['住宿业', null, null, null, '餐饮业'],
          ['企业名称', '营业额', '增长（%）', null, '企业名称', '营业额', '增长（%）'],
          ['甲酒店', 10, 2.5, null, '丙饭店', 30, 1.5],
          ['乙酒店', 11, 2.1, null, '丁饭店', 31, 2.5],
        ],
        ['A1:G1', 'A2:C2', 'E2:G2'],
      ),
      context,
    ).tables
    expect(titled.map((table) => [table.title, excel(table.headerRows), table.constants[0]?.value])).toEqual([
      ['住宿和餐饮业营业额·住宿业', [3, 3], '住宿业'],
      ['住宿和餐饮业营业额·餐饮业', [3, 3], '餐饮业'],
    ])
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
    expect(table.monthColumns).toEqual(months.map((_, at) => at + 1))
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
