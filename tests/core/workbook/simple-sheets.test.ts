import { describe, expect, it } from 'vitest'
import { columnLetter } from '../../../src/core/workbook/cell-address.ts'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { context, excel, only } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

type Rows = TestCell[][]
/** Header and data rows and the columns of each table, as Excel counts. */
type Found = [header: number[] | null, data: number[], columns: string]

function find(rows: Rows, merges: string[] = []): Found[] {
  return detectLayout(makeGrid(rows, merges), context).tables.map(({ headerRows, dataRows, range }) => [
    headerRows === null ? null : excel(headerRows),
    excel(dataRows),
    `${columnLetter(range.left)}:${columnLetter(range.right)}`,
  ])
}

const day = (value: number, display: string): TestCell => ({ value, display, kind: 'date' })

describe('plain lists', () => {
  it.each<[string, Rows, Found[]]>([
    ['a running number beside letters is no row of column codes', [['id', 'kind'], [1, 'a'], [2, 'e'], [3, 'i']], [[[1, 1], [2, 4], 'A:B']]],
    ['nor are ones over twos', [['x', 'y', 'z'], [1, 1, 1], [2, 2, 2], [3, 3, 3]], [[[1, 1], [2, 4], 'A:C']]],
    ['words in a column of mixed kinds are rows', [['name', 'value'], ['Name', 'Clippy'], ['Species', 'paperclip'], ['Born', day(39083, '2007-01-01')], ['Weight', 0.9]], [[[1, 1], [2, 5], 'A:B']]],
    ['marks for missing values make a row', [['a1', 'b1', 'c1'], ['NA', 'NA', null], [1, 1, 1], [2, 2, 2]], [[[1, 1], [2, 4], 'A:C']]],
    ['spans of hours are figures', [['Matricule', 'Temps'], ['416', '-13:57'], ['416', '00:11'], ['416', 0.002]], [[[1, 1], [2, 4], 'A:B']]],
    ['dates over figures are names', [['Name', day(43101, '2018-01-01'), day(42736, '2017-01-01')], ['Matilda', 2, 4], ['Nicholas', 1, 3]], [[[1, 1], [2, 3], 'A:C']]],
    ['a grid of numbers has no header', [[1, 3, 4], [2, 4, 6], [3, 5, 8]], [[null, [1, 3], 'A:C']]],
    ['a list without names has none either', [[1, 'a'], [2, 'e'], [3, 'i'], [4, 'o']], [[null, [1, 4], 'A:B']]],
    ['a remark over the last column is no level of the header', [['blah blah'], [null, 'yada yada'], ['var1', 'var2'], ['v1', 'v2'], ['w1', 'w2']], [[[3, 3], [4, 5], 'A:B']]],
    ['the head of a form is above the table', [['PROGRAM:', 'Rewards', 'SHOP:', 'FGS'], ['WEEK:', '3', 'DATE:', '2012'], [], ['Cell', 'Rate', 'Kind', 'Quantity'], ['11', 'Drop', 'x1', 840], ['12', 'Drop', 'x2', 305]], [[[4, 4], [5, 6], 'A:D']]],
    ['a last row with a label only is a total without figures', [['Item', 'Value'], ['a', 1], ['b', 2], ['Grand Total', null]], [[[1, 1], [2, 4], 'A:B']]],
    ['the last names of a list may lack their figures', [['name', 'v'], ['x', 1], ['y', 2], ['z', null], ['w', null], [], ['Source: office']], [[[1, 1], [2, 5], 'A:B']]],
    ['and so may the first ones', [['Name', 'Rating'], ['First', null], ['Second', null], ['Third', 2]], [[[1, 1], [2, 4], 'A:B']]],
    ['rows of one and the same word are rows, not the header again', [['aaa', 'aaa', 'aaa'], ['aaa', 'aaa', 'aaa'], ['aaa', 'aaa', 'aaa']], [[[1, 1], [2, 3], 'A:C']]],
    ['a lone figure below a gap is a remark', [['Person', 'Region', 'Sales'], ['Joe', 'North', 260], ['Rob', 'South', 660], ['Total', null, 920], [], [null, null, 570.2]], [[[1, 1], [2, 4], 'A:C']]],
  ])('%s', (_what, rows, found) => {
    expect(find(rows)).toEqual(found)
  }) // prettier-ignore
})

describe('rows that look like the header', () => {
  it('are not left out where every word is the same', () => {
    const rows: Rows = Array.from({ length: 4 }, () => ['aaa', 'aaa', 'aaa'])
    const [table] = detectLayout(makeGrid(rows), context).tables
    expect(table?.repeatedHeaderRows).toEqual([])
  })
})

describe('a column without a value', () => {
  it('does not part a table in two where the header names it', () => {
    const row = (at: number): (string | number | null)[] => [
      `企业${String(at)}`,
      at * 3,
      null,
      `地址${String(at)}`,
      at * 5,
      at * 7,
    ]
    const grid = makeGrid([['企业', '产值', '曾用名', '地址', '税收', '用电'], ...[1, 2, 3, 4, 5].map(row)])
    const table = only(detectLayout(grid, context))
    expect(table.columns.map(({ name }) => name)).toEqual(['企业', '产值', '曾用名', '地址', '税收', '用电'])
    expect(table.dataRows).toEqual([1, 5])
  })
})

describe('a letter among codes of digits', () => {
  it('labels a row of the body, not the header', () => {
    const grid = makeGrid([
      ['代码', '名称', '层级', '产业'],
      ['A', '农业', 1, 1],
      ['01', '种植业', 2, 1],
      ['011', '谷物', 3, 1],
      ['10', '采选业', 2, 2],
      ['12', '其他', 2, 2],
    ])
    const table = only(detectLayout(grid, context))
    expect([table.headerRows, table.dataRows]).toEqual([
      [0, 0],
      [1, 5],
    ])
  })
})

describe('lists of one column', () => {
  it.each<[string, Rows, Found[]]>([
    ['a name over figures', [['Numbers'], [5], [4], [3]], [[[1, 1], [2, 4], 'A:A']]],
    ['a name over words and figures', [['Mixed'], ['E'], ['C'], [4], [3]], [[[1, 1], [2, 5], 'A:A']]],
    ['a name over words', [['Strings'], ['E'], ['D'], ['C']], [[[1, 1], [2, 4], 'A:A']]],
    ['dates without a name', [[day(40558, '2011-01-15')], [day(40573, '2011-01-30')]], [[null, [1, 2], 'A:A']]],
    ['lines of prose are no list', [['About this file'], ['It was made by the office for the use of all.'], ['Figures may not add up because of rounding.']], []],
  ])('%s', (_what, rows, found) => {
    expect(find(rows)).toEqual(found)
  }) // prettier-ignore
})

describe('several tables on a sheet', () => {
  it('the same header under a title of its own begins another table', () => {
    const block = (title: string, value: number): Rows => [[title], ['Name', 'Score', 'Mark'], ['Ann', value, 5.5], ['Bob', value + 2, 6.5]]
    expect(find([...block('Classics', 10), [], ...block('History', 20)])).toEqual([
      [[2, 2], [3, 4], 'A:C'],
      [[7, 7], [8, 9], 'A:C'],
    ])
  }) // prettier-ignore

  it('so it does below a wide gap, but right below the rows it is the next page', () => {
    const block: Rows = [
      ['Name', 'Q1', 'Q2'],
      ['Ann', 10.5, 5.5],
      ['Bob', 12.5, 6.5],
    ]
    expect(find([...block, [], [], ...block])).toHaveLength(2)
    expect(find([...block, ...block])).toHaveLength(1)
  })

  it('blocks that end at quite different rows are tables, even when both begin with figures', () => {
    const rows: Rows = [['Id', 'Grade', null, 'Score', 'Count']]
    for (let row = 1; row <= 14; row++) rows.push([...(row <= 6 ? [row, 11] : [null, null]), null, 20 + 2 * row, row % 3])
    expect(find(rows)).toEqual([
      [[1, 1], [2, 7], 'A:B'],
      [[1, 1], [2, 15], 'D:E'],
    ])
  }) // prettier-ignore
})

describe('confidence', () => {
  const table: Rows = [
    ['Name', 'A', 'B'],
    ['x', 1.5, 2.5],
    ['y', 2.5, 3.5],
    ['z', 3.5, 4.5],
  ]
  const sure = (rows: Rows): number => detectLayout(makeGrid(rows), context).tables[0]?.confidence ?? 0

  it('is high for a plain table, low where nothing names the columns', () => {
    expect(sure(table)).toBeGreaterThan(0.9)
    expect(sure(table.slice(1))).toBeLessThan(0.7)
  })
})
