import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { startDuckdb } from '../../../src/engine/duckdb/start-duckdb.ts'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import type { LayoutColumn, TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { writeTableIpc } from '../../../src/formats/arrow/write-table-ipc.ts'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { nodeDuckdbHost } from '../../../scripts/node-engine/node-duckdb.ts'
import { makeXlsx, sheetOf } from '../support/make-xlsx.ts'

let db: Duckdb
beforeAll(async () => {
  db = await startDuckdb(nodeDuckdbHost())
})
afterAll(() => db.close())

const column = (index: number, name: string, type: LayoutColumn['type'], include = true): LayoutColumn => ({
  index,
  name,
  headerPath: [name],
  type,
  unit: null,
  unitFrom: null,
  include,
  samples: [],
  counts: { filled: 0, empty: 0, missingMarks: 0, unread: 0 },
  confidence: 1,
  doubts: [],
})
const layoutOf = (rows: number, columns: LayoutColumn[], lists: Partial<TableLayout> = {}): TableLayout => ({
  range: { top: 0, left: 0, bottom: rows - 1, right: columns.length - 1 },
  title: '',
  period: null,
  unit: null,
  titleRows: [],
  unitRow: null,
  headerRows: [0, 0],
  codeRows: [],
  dataRows: [1, rows - 1],
  totalRows: [],
  subtotalRows: [],
  sectionRows: [],
  blankRows: [],
  repeatedHeaderRows: [],
  constants: [],
  monthColumns: [],
  noteRows: [],
  columns,
  confidence: 1,
  doubts: [],
  ...lists,
})

const rows = [
  ['代码', '名称', '产值', '企业数', '日期', '是否', '期别'],
  ['0101', '甲县', 1.5, 3, '2020-06-30', '是', '2020年6月'],
  ['0102', '乙县', '1,234.5 ', 4, '2020/7/1', '否', '2020-07'],
  [null, '其中：', null, null, null, null, null],
  ['0103', '"丙" <b>', '…', '-', null, null, null],
  ['', '合计', 1236, 7, null, null, null],
]
const columns = [
  column(0, '代码', 'code'),
  column(1, '名称', 'text'),
  column(2, '产值', 'number'),
  column(3, '企业数', 'integer'),
  column(4, '日期', 'date'),
  column(5, '是否', 'boolean'),
  column(6, '期别', 'period'),
]

async function load(name: string, written: { ipc: ArrayBuffer }) {
  await db.insertArrow(name, new Uint8Array(written.ipc))
  return (await db.run(`select * from data."${name}"`)).values
}
const gridOf = async (cells: (string | number | null)[][]) =>
  (await readWorkbook(makeXlsx({ sheets: [{ name: 'S', xml: sheetOf(cells) }] }), 'x.xlsx')).sheets[0]!.grid

describe('a table goes into the engine', () => {
  it('with its types, its rows and their kinds', async () => {
    const written = await writeTableIpc(
      await gridOf(rows),
      layoutOf(6, columns, { sectionRows: [3], totalRows: [5] }),
      columns,
    )
    expect(written).toMatchObject({ rowCount: 3, totalRowCount: 1 })
    await load('types', written)
    const types = (
      await db.run(`select column_name, data_type from information_schema.columns where table_name = 'types'`)
    ).values
    expect(types).toEqual([
      ['代码', '名称', '产值', '企业数', '日期', '是否', '期别', 'src_row', 'row_kind'],
      ['VARCHAR', 'VARCHAR', 'DOUBLE', 'BIGINT', 'DATE', 'BOOLEAN', 'VARCHAR', 'INTEGER', 'VARCHAR'],
    ])
    const shown = await db.run(
      `select 代码, 名称, 产值, 企业数::int, 日期::varchar, 是否, 期别, src_row, row_kind from data.types order by src_row`,
    )
    expect(shown.values).toEqual([
      ['0101', '0102', '0103', null],
      ['甲县', '乙县', '"丙" <b>', '合计'],
      [1.5, 1234.5, null, 1236],
      [3, 4, null, 7],
      ['2020-06-30', '2020-07-01', null, null],
      [true, false, null, null],
      ['2020-06', '2020-07', null, null],
      [2, 3, 5, 6],
      ['data', 'data', 'data', 'total'],
    ])
  })

  it('with level and parent of its labels, which tell equal rows of two headings apart', async () => {
    const sheet = [
      ['项目', '人数'],
      ['城镇', null],
      ['男', 5],
      ['女', 7],
      ['农村', null],
      ['男', 5],
      ['女', 7],
    ]
    const labels = { ...column(0, '项目', 'text'), levels: { include: true, depth: 1, samples: [] } }
    const layout = layoutOf(7, [labels, column(1, '人数', 'integer')], { sectionRows: [1, 4] })
    const written = await writeTableIpc(await gridOf(sheet), layout, layout.columns)
    expect(written.columns.map(({ name, type, levelOf }) => [name, type, levelOf])).toEqual([
      ['项目', 'text', undefined],
      ['项目·层级', 'integer', '项目'],
      ['项目·上级', 'text', '项目'],
      ['人数', 'integer', undefined],
    ])
    expect(written.ledger.duplicateRows).toBe(0)
    expect((await load('levels', written)).slice(0, 3)).toEqual([
      ['男', '女', '男', '女'],
      [2, 2, 2, 2],
      ['城镇', '城镇', '农村', '农村'],
    ])
    const without = { ...labels, levels: { ...labels.levels, include: false } }
    const plain = await writeTableIpc(await gridOf(sheet), layout, [without, column(1, '人数', 'integer')])
    expect(plain.columns.map(({ name }) => name)).toEqual(['项目', '人数'])
    expect(plain.ledger.duplicateRows).toBe(2)
  })

  it('with a ledger of what was changed, emptied and left out', async () => {
    const { ledger } = await writeTableIpc(
      await gridOf(rows),
      layoutOf(6, columns, { sectionRows: [3], totalRows: [5] }),
      columns,
    )
    expect(ledger).toMatchObject({ emptied: 2, rowsLeftOut: 1 })
    const item = (event: string, column: string | null) =>
      ledger.items.find((each) => each.event === event && each.column === column)
    expect(item('text-to-number', '产值')).toMatchObject({
      cells: 'C3',
      count: 1,
      samples: [{ cell: 'C3', before: '1,234.5 ', after: '1234.5' }],
    })
    expect(item('below-unit', '产值')).toMatchObject({ cells: 'C5', mark: '…', group: 'emptied' })
    expect(item('missing-mark', '企业数')).toMatchObject({ cells: 'D5', mark: '-' })
    expect(item('text-to-date', '日期')?.cells).toBe('E2:E3')
    expect(item('row-section', null)).toMatchObject({
      cells: '4:4',
      samples: [{ cell: 'B4', before: '其中：', after: '' }],
    })
    expect(item('row-total', null)?.cells).toBe('6:6')
    expect(item('row-header', null)?.cells).toBe('1:1')
  })

  it('with the words that a column of figures cannot hold, in a text column behind it', async () => {
    const cells = [
      ['户', '产值', '产值·原文'],
      ['甲', 1, 'x'],
      ['乙', '停产', 'y'],
      ['丙', '<0.1', 'z'],
      ['丁', 3, 'x'],
    ]
    const chosen = [column(0, '户', 'text'), column(1, '产值', 'number'), column(2, '产值·原文', 'text')]
    const written = await writeTableIpc(await gridOf(cells), layoutOf(5, chosen), chosen)
    expect(written.columns.map(({ name, type, textOf }) => [name, type, textOf])).toEqual([
      ['户', 'text', undefined],
      ['产值', 'number', undefined],
      ['产值·原文_2', 'text', '产值'],
      ['产值·原文', 'text', undefined],
    ])
    expect((await load('words', written)).slice(1, 3)).toEqual([
      [1, null, null, 3],
      [null, '停产', '<0.1', null],
    ])
    expect(written.ledger).toMatchObject({ keptApart: 2, emptied: 0, converted: 0, cellsRead: 12 })
    expect(written.ledger.items.find(({ event }) => event === 'kept-apart')).toMatchObject({
      cells: 'B3:B4',
      column: '产值',
    })
    const without = chosen.map((each) =>
      each.index === 1 ? { ...each, words: { include: false, count: 2, cells: 'B3:B4', samples: [] } } : each,
    )
    const bare = await writeTableIpc(await gridOf(cells), layoutOf(5, without), without)
    expect(bare.columns).toHaveLength(3)
    expect(bare.ledger).toMatchObject({ keptApart: 0, emptied: 2 })
  })

  it('with duplicate rows counted, and with what was not chosen', async () => {
    const cells = [
      ['a', 'b', 'c'],
      ['x', 1, 'p'],
      ['y', 2, 'q'],
      ['x', 1, 'r'],
      ['x', 1.5, null],
      ['x', 1, 's'],
    ]
    const chosen = [column(0, 'a', 'text'), column(1, 'b', 'number'), column(2, 'c', 'text', false)]
    const { ledger } = await writeTableIpc(await gridOf(cells), layoutOf(6, chosen), chosen)
    expect(ledger.duplicateRows).toBe(2)
    expect(ledger.items.find(({ event }) => event === 'duplicate-row')).toMatchObject({
      cells: '4:4, 6:6',
      samples: [
        { cell: '4:4', before: '2:2' },
        { cell: '6:6', before: '2:2' },
      ],
    })
    expect(ledger.items.find(({ event }) => event === 'column-left-out')).toMatchObject({
      column: 'c',
      count: 4,
      cells: 'C2:C4, C6',
    })
  })

  it('with dates as days, or as times where one has a time of day', async () => {
    const chosen = [column(0, 'a', 'date'), column(1, 'b', 'date')]
    const cells = [
      ['a', 'b'],
      ['2020-06-30', '2020-06-30 08:05:30'],
      ['1899-12-31', '2020/7/1'],
    ]
    await load('times', await writeTableIpc(await gridOf(cells), layoutOf(3, chosen), chosen))
    const shown = await db.run('select a::varchar, typeof(a), b::varchar, typeof(b) from data.times')
    expect(shown.values).toEqual([
      ['2020-06-30', '1899-12-31'],
      ['DATE', 'DATE'],
      ['2020-06-30 08:05:30', '2020-07-01 00:00:00'],
      ['TIMESTAMP', 'TIMESTAMP'],
    ])
  })

  it('with the included columns only, under names that differ without regard to case', async () => {
    const chosen = [
      column(1, 'Name', 'text'),
      column(0, 'name', 'code'),
      column(2, 'x', 'number', false),
      column(3, 'src_row', 'integer'),
      column(6, '', 'text'),
    ]
    const written = await writeTableIpc(await gridOf(rows), layoutOf(6, chosen), chosen)
    expect(written.columns.map(({ name, letter }) => [name, letter])).toEqual([
      ['Name', 'B'],
      ['name_2', 'A'],
      ['src_row_2', 'D'],
      ['G', 'G'],
    ])
    expect((await load('names', written))[0]?.[0]).toBe('甲县')
  })

  it('even when it has no rows', async () => {
    const written = await writeTableIpc(
      await gridOf(rows.slice(0, 1)),
      layoutOf(1, columns, { dataRows: [1, 0] }),
      columns,
    )
    expect(written).toMatchObject({ rowCount: 0, totalRowCount: 0 })
    await db.insertArrow('none', new Uint8Array(written.ipc))
    expect((await db.run('select count(*)::int from data.none')).values).toEqual([[0]])
  })

  it('with names and texts that mean something to SQL and to programs', async () => {
    const odd = ['a"b', "it's; drop table x --", '[x]', '列\n名', '😀'].map((name, index) =>
      column(index, name, 'text'),
    )
    const cells = [odd.map(({ name }) => name), ['=cmd()', '"', "'", '\\', '<script>']]
    const written = await writeTableIpc(await gridOf(cells), layoutOf(2, odd), odd)
    const values = await load('odd', written)
    expect(values.slice(0, 5).map(([value]) => value)).toEqual(['=cmd()', '"', "'", '\\', '<script>'])
    expect((await db.run(`select "a""b" from data.odd`)).values).toEqual([['=cmd()']])
  })
})

it('loses no digit: whole numbers beyond 2^53 make the column a DOUBLE, decimals sum as the grid does', async () => {
  const cells: (string | number | null)[][] = [['a', 'b']]
  let sum = 0
  for (let index = 1; index <= 3000; index++) {
    const value = Math.round(Math.sin(index) * 1e6) / 100
    sum += value
    cells.push([value, index === 3 ? 2 ** 60 : index])
  }
  const chosen = [column(0, 'a', 'number'), column(1, 'b', 'integer')]
  const written = await writeTableIpc(await gridOf(cells), layoutOf(3001, chosen), chosen)
  await db.insertArrow('sums', new Uint8Array(written.ipc))
  const { values } = await db.run('select fsum(a), typeof(any_value(b)), max(b) from data.sums')
  expect(values[0]?.[0]).toBeCloseTo(sum, 6)
  expect([values[1], values[2]]).toEqual([['DOUBLE'], [2 ** 60]])
})

it('stops between columns when the user cancels', async () => {
  await expect(
    writeTableIpc(await gridOf(rows), layoutOf(6, columns), columns, { isCancelled: () => true }),
  ).rejects.toMatchObject({ code: 'call/cancelled' })
})

it('loads what layout detection found, and the sum is that of the sheet', async () => {
  const grid = await gridOf([
    ['表1 产值'],
    ['单位：万元'],
    ['地区', '产值'],
    ['甲', 10.25],
    ['乙', 20.5],
    ['丙', '-'],
    ['合计', 30.75],
  ])
  const [table] = detectLayout(grid, { fileName: 'x.xlsx', sheetName: 'S' }).tables
  const written = await writeTableIpc(grid, table!, table!.columns)
  await db.insertArrow('found', new Uint8Array(written.ipc))
  expect((await db.run(`select sum(产值), count(*)::int from data.found where row_kind = 'data'`)).values).toEqual([
    [30.75],
    [3],
  ])
})
