import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx'
import { expect, test } from 'vitest'
import type { Page } from '../../../src/core/result/page.ts'
import { writeRowsXlsx, writeSheetsXlsx, writeTableXlsx } from '../../../src/formats/office/write-table.ts'
import { unpackZip } from '../../support/unpack-zip.ts'
import { sampleOrigin, sampleTable } from './sample-table.ts'

const open = (bytes: Uint8Array) => read(bytes, { cellNF: true, cellFormula: true, cellStyles: true })

function cell(book: WorkBook, sheet: string, address: string): CellObject {
  const found = book.Sheets[sheet]?.[address] as CellObject | undefined
  if (found === undefined) throw new Error(`no cell ${sheet}!${address}`)
  return found
}

function textsOf(book: WorkBook, sheet: string): string[] {
  return utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1, raw: true }).flat().map(String)
}

test('a printed table stands with title, unit, merged header, rows and notes', async () => {
  const book = open(await writeTableXlsx(sampleTable, sampleOrigin, 'zh'))
  expect(book.SheetNames).toEqual(['表', '来源'])
  const grid = utils.sheet_to_json<unknown[]>(book.Sheets['表']!, { header: 1, raw: true, defval: null })
  expect(grid[0]?.[0]).toBe('各街镇规模以上工业总产值（2020年1—6月）')
  expect(grid[1]?.[0]).toBe('单位：亿元、%、百分点')
  expect(grid[2]).toEqual(['街镇', '6月', null, '1—6月', null, null])
  expect(grid[3]).toEqual([null, '产值', '同比', '产值', '同比', '拉动'])
  expect(grid[4]).toEqual(['全　区', 91.2034, 2.81, 487.7612, -2.34, -2.34])
  expect(grid[9]).toEqual(['杏陂镇', 4.58, '— ①', 19.69, -10.6, '…'])
  expect(grid.slice(10).map((row) => row[0])).toEqual([
    '① 6月上年同期为零，为新增，不计增速。',
    '② 含一家 5 月新入库单位。',
    '注：增速按可比口径计算；部分数据因四舍五入，存在总计与分项合计不等的情况。',
    '资料来源：B204-1 工业产销总值及主要产品产量 6月.xlsx 等 2 个文件',
  ])
  const merges = book.Sheets['表']!['!merges']?.map(utils.encode_range)
  expect(merges).toEqual(['A1:F1', 'A2:F2', 'A3:A4', 'B3:C3', 'D3:F3', 'A11:F11', 'A12:F12', 'A13:F13', 'A14:F14'])
})

test('figures are numbers whose format shows what was printed', async () => {
  const book = open(await writeTableXlsx(sampleTable, sampleOrigin, 'zh'))
  const shown = ['B5', 'E5', 'F9', 'D10', 'D5'].map((address) => cell(book, '表', address))
  expect(shown.map(({ t, w }) => [t, w?.trim()])).toEqual([
    ['n', '91.20'],
    ['n', '−2.3'],
    ['n', '0.0'],
    ['n', '19.69 ②'],
    ['n', '487.76'],
  ])
})

test('a figure of a printed table shows no noise of binary fractions', async () => {
  const [row] = sampleTable.rows
  const noisy = { value: 6.192380000000001, text: '6.19', flag: null }
  const rows =
    row === undefined ? [] : [{ ...row, cells: row.cells.map((each, index) => (index === 1 ? noisy : each)) }]
  const book = open(await writeTableXlsx({ ...sampleTable, rows }, sampleOrigin, 'zh'))
  expect(cell(book, '表', 'B5')).toMatchObject({ t: 'n', v: 6.19238 })
})

test('no cell is a formula and a name that looks like one stays a text', async () => {
  const bytes = await writeTableXlsx(sampleTable, sampleOrigin, 'en')
  const book = open(bytes)
  expect(cell(book, 'Table', 'A9')).toMatchObject({ t: 's', v: '=铃溪镇' })
  for (const [path, xml] of unpackZip(bytes)) {
    if (path.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f[ >]/)
  }
})

test('the borders are the three rules of a printed table', async () => {
  const xml = unpackZip(await writeTableXlsx(sampleTable, sampleOrigin, 'zh'))
  const styles = xml.get('xl/styles.xml') ?? ''
  const borders = [...styles.matchAll(/<border>(.*?)<\/border>/g)].map(([, inner = '']) => inner)
  const formats = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/borderId="(\d+)"/g)].map(
    ([, id]) => borders[Number(id)] ?? '',
  )
  const sheet = xml.get('xl/worksheets/sheet1.xml') ?? ''
  const borderOf = (address: string) => formats[Number(new RegExp(`r="${address}" s="(\\d+)"`).exec(sheet)?.[1])] ?? ''
  // Also the cells that a merge hides carry the rule; else it is broken.
  for (const address of ['A3', 'B3', 'C3', 'F3']) expect(borderOf(address)).toContain('<top style="medium">')
  for (const address of ['A4', 'B4', 'F4']) expect(borderOf(address)).toContain('<bottom style="thin">')
  for (const address of ['A10', 'B10', 'F10']) expect(borderOf(address)).toContain('<bottom style="medium">')
  for (const address of ['A5', 'B8']) expect(borderOf(address)).not.toContain('style=')
  for (const border of borders) expect(border).toMatch(/<left\/><right\/>/)
})

test('header rows stay in view and repeat on each printed A4 page, which is as wide as the table', async () => {
  const xml = unpackZip(await writeTableXlsx(sampleTable, sampleOrigin, 'zh'))
  const sheet = xml.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<pane xSplit="1" ySplit="4" topLeftCell="B5"')
  expect(sheet).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>')
  expect(xml.get('xl/workbook.xml')).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'表'!$3:$4</definedName>`,
  )
})

test('the source sheet names template, parameters, time, program, files with their hashes, and the SQL line by line', async () => {
  const book = open(await writeTableXlsx(sampleTable, sampleOrigin, 'zh'))
  const texts = textsOf(book, '来源')
  const wanted = [
    'ind-output-flash',
    '3',
    '2020年1—6月',
    '=可比口径',
    '2020-07-08 02:00:00',
    '算筹 0.1.0',
    'DuckDB 1.4.3',
    '1150',
    '2020-06',
  ]
  const files = [
    'B204-1 工业产销总值 2020年6月.xlsx',
    '工业产销总值',
    '工业产销总值_202006',
    `${'c0ffee'.repeat(10)}beef`,
    '2020-07-08 01:02:03',
  ]
  const lines = ['-- output by town', '  sum(output_m) AS output_m', "WHERE period_ym = '2020-06'"]
  expect(texts).toEqual(expect.arrayContaining([...wanted, ...files, ...lines]))
})

const page: Page = {
  columns: [
    { name: '街镇', type: 'text' },
    { name: 'x', type: 'number' },
    { name: '=代码', type: 'integer' },
    { name: 'd', type: 'date' },
    { name: 't', type: 'timestamp' },
    { name: 'b', type: 'boolean' },
    { name: 'm', type: 'decimal' },
  ],
  offset: 0,
  rowCount: 2,
  totalRows: 2,
  values: [
    ['007', null],
    [0.1, -Infinity],
    [5, '12345678901234567890'],
    ['2020-06-30', '1850-01-01'],
    ['2020-06-30T12:00:00', null],
    [true, false],
    ['0.12345678901234567', 1.5],
  ],
}

test('raw rows keep codes as text, digits beyond a double, dates and booleans', async () => {
  const book = open(await writeRowsXlsx(page, sampleOrigin, 'en'))
  expect(book.SheetNames).toEqual(['Data', 'Source'])
  const at = (address: string) => [cell(book, 'Data', address).t, cell(book, 'Data', address).w]
  expect(['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1'].map((address) => cell(book, 'Data', address).v)).toEqual(
    page.columns.map(({ name }) => name),
  )
  expect(['A2', 'B2', 'C2', 'D2', 'E2', 'F2', 'G2'].map(at)).toEqual([
    ['s', '007'],
    ['n', '0.1'],
    ['n', '5'],
    ['n', '2020-06-30'],
    ['n', '2020-06-30 12:00:00'],
    ['b', 'TRUE'],
    ['s', '0.12345678901234567'],
  ])
  expect(['B3', 'C3', 'D3', 'F3', 'G3'].map(at)).toEqual([
    ['s', '-Infinity'],
    ['s', '12345678901234567890'],
    ['s', '1850-01-01'],
    ['b', 'FALSE'],
    ['n', '1.5'],
  ])
  expect(book.Sheets['Data']!['A3']).toBeUndefined()
})

test('raw rows can be filtered and their names stay in view', async () => {
  const sheet = unpackZip(await writeRowsXlsx(page, sampleOrigin, 'zh')).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<autoFilter ref="A1:G3"/>')
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2"')
})

test('texts that Excel cannot hold are counted on the source sheet', async () => {
  const long: Page = {
    ...page,
    columns: [{ name: 'a', type: 'text' }],
    values: [['x'.repeat(32_768), 'y'.repeat(32_767)]],
  }
  const book = open(await writeRowsXlsx(long, sampleOrigin, 'en'))
  expect(textsOf(book, 'Source').filter((text) => text.startsWith('1 cells'))).toHaveLength(1)
  const plain = open(await writeRowsXlsx(page, sampleOrigin, 'en'))
  expect(textsOf(plain, 'Source').join()).not.toContain('Shortened')
})

test('a page of more rows than a sheet is refused before anything is written', async () => {
  const huge: Page = { ...page, rowCount: 1_048_576 }
  await expect(writeRowsXlsx(huge, sampleOrigin, 'zh')).rejects.toMatchObject({
    code: 'export/too-many-rows',
    params: { rows: 1_048_576, limit: 1_048_575 },
  })
})

test('a result without rows or without columns is still a workbook', async () => {
  const none: Page = { columns: [], offset: 0, rowCount: 0, totalRows: 0, values: [] }
  expect(open(await writeRowsXlsx(none, { ...sampleOrigin, parameters: [], inputs: [] }, 'zh')).SheetNames).toEqual([
    '数据',
    '来源',
  ])
  const bare = {
    ...sampleTable,
    header: [],
    columns: [],
    rows: [],
    notes: [],
    flagNotes: [],
    unitLine: '',
    sourceLine: '',
  }
  expect(textsOf(open(await writeTableXlsx(bare, sampleOrigin, 'zh')), '表')).toEqual([sampleTable.title])
})

test('several pages of rows become the sheets of one workbook, each with its names and values', async () => {
  const counts: Page = {
    columns: [
      { name: '项目', type: 'text' },
      { name: '个数', type: 'integer' },
    ],
    offset: 0,
    rowCount: 1,
    totalRows: 1,
    values: [['=1+1'], [12]],
  }
  const sheets = [
    { name: '概要', page: counts },
    { name: '明细', page },
  ]
  const given = { title: '读取记录', created: '2020-07-08T09:10:11.123Z', sheets }
  const book = open(await writeSheetsXlsx(given, 'test'))
  expect(book.SheetNames).toEqual(['概要', '明细'])
  expect(['A1', 'B1', 'A2', 'B2'].map((address) => cell(book, '概要', address).v)).toEqual(['项目', '个数', '=1+1', 12])
  expect(cell(book, '概要', 'A2').t).toBe('s')
  expect(cell(book, '明细', 'A2').v).toBe('007')
  const huge = { name: '长', page: { ...page, rowCount: 1_048_576 } }
  await expect(writeSheetsXlsx({ ...given, sheets: [huge] }, 'test')).rejects.toMatchObject({
    code: 'export/too-many-rows',
  })
})
