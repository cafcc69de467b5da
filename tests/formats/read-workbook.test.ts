import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { write, utils, type BookType } from '@e965/xlsx'
import { readWorkbook } from '../../src/formats/read-workbook.ts'
import { makeXlsx, sheetOf } from './support/make-xlsx.ts'
import { makeZip } from './support/make-zip.ts'
import { gridTexts } from './support/grid-texts.ts'

const bytes = (...values: (number | string)[]) =>
  new Uint8Array(
    values.flatMap((value) => (typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)])),
  )
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/odd/${name}`, import.meta.url)))
const reason = async (file: Uint8Array, name = 'x.xlsx') => {
  const error: unknown = await readWorkbook(file, name).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error
}

describe('a file that is no workbook is named for what it is', () => {
  it.each<[string, Uint8Array, string]>([
    ['png', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13), 'png'],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'jpeg'],
    ['pdf', bytes('%PDF-1.7\n'), 'pdf'],
    ['gzip', bytes(0x1f, 0x8b, 8, 0), 'gzip'],
    ['rtf', bytes('{\\rtf1 text}'), 'rtf'],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), '7z'],
    [
      'docx',
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'docx',
    ],
    [
      'pptx',
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'ppt/presentation.xml', content: '<p/>' },
      ]),
      'pptx',
    ],
    ['odt', makeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', method: 0 }]), 'odt'],
    ['any zip', makeZip([{ name: 'photo.jpg', content: 'x' }]), 'zip'],
    ['html without table', bytes('<!DOCTYPE html><html><body>登录已过期</body></html>'), 'html'],
    ['xml of another kind', bytes('<?xml version="1.0"?><note/>'), 'xml'],
    ['gnumeric', bytes('<?xml version="1.0"?><gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd"/>'), 'gnumeric'],
    [
      'packed gnumeric',
      new Uint8Array(gzipSync('<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd"/>')),
      'gnumeric',
    ],
  ])('%s', async (_, file, kind) => {
    expect(await reason(file)).toMatchObject({ code: 'workbook/is-another-kind', params: { kind, file: 'x.xlsx' } })
  })
})

it('refuses an empty file, blanks and binary rubbish with its name', async () => {
  expect(await reason(new Uint8Array(0), '空.xlsx')).toMatchObject({
    code: 'workbook/empty-file',
    params: { file: '空.xlsx' },
  })
  expect(await reason(bytes(' \r\n\t '))).toMatchObject({ code: 'workbook/not-a-workbook' })
  expect(await reason(bytes(1, 2, 0, 7, 0, 0, 255, 3, 200, 0))).toMatchObject({ code: 'workbook/not-a-workbook' })
})

it('does not take the owner file of an open workbook for a text', async () => {
  const owner = new Uint8Array(165).fill(0x20)
  owner.set(bytes(5, 'Zhang'))
  owner.set([5, 0, 0x5a, 0], 55)
  expect(await reason(owner, '~$表.xlsx')).toMatchObject({ code: 'workbook/not-a-workbook' })
})

it('reads a workbook that lost its lists of types and of sheets, and says so', async () => {
  const cell = '<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>'
  const parts = [10, 2].map((number) => ({ name: `xl/worksheets/sheet${number}.xml`, content: cell }))
  const { sheets, notices } = await readWorkbook(makeZip(parts), 'x.xlsx')
  expect(sheets.map(({ name, grid }) => [name, grid.number(0, 0)])).toEqual([
    ['sheet2', 7],
    ['sheet10', 7],
  ])
  expect(notices).toMatchObject([{ level: 'warning', code: 'workbook/sheet-list-missing' }])
})

it('drops an element of another vocabulary from XML Spreadsheet 2003', async () => {
  const text =
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><REPORT><Author>x</Author></REPORT><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="Number">7</Data></Cell></Row></Table></Worksheet></Workbook>'
  const { format, sheets } = await readWorkbook(bytes(text), 'x.xls')
  expect([format, sheets[0]?.grid.number(0, 0)]).toEqual(['xml', 7])
})

it('refuses a file beyond its size limit', async () => {
  const error = await readWorkbook(bytes('a,b\n1,2\n'), 'x.csv', { limits: { fileBytes: 4 } }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code: 'workbook/file-too-large' })
})

describe('a workbook with a password says so', () => {
  it.each(['encrypted-standard.xlsx', 'password.xls'])('%s', async (name) => {
    expect(await reason(fixture(name), name)).toMatchObject({
      code: 'workbook/password-protected',
      params: { file: name },
    })
  })

  it('an .ods whose manifest lists encrypted parts', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    const file = makeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
      { name: 'META-INF/manifest.xml', content: manifest },
      { name: 'content.xml', content: 'x' },
    ])
    expect(await reason(file)).toMatchObject({ code: 'workbook/password-protected' })
  })
})

it('answers every cut of a workbook with an error, never with a table', async () => {
  const whole = makeXlsx({
    sheets: [
      {
        name: 'S',
        xml: sheetOf([
          ['a', 'b'],
          [1, 2],
          [3, 4],
        ]),
      },
    ],
  })
  for (let length = 4; length < whole.length; length += 7) {
    expect(await reason(whole.subarray(0, length))).toMatchObject({ code: 'workbook/truncated' })
  }
})

it('stops at a bomb inside a workbook, whatever it declares', async () => {
  const rows = `<sheetData>${' '.repeat(40_000_000)}</sheetData>`
  for (const declaredBytes of [undefined, 100]) {
    const bomb = makeXlsx({ sheets: [{ name: 'S', xml: rows }] })
    const lying = declaredBytes === undefined ? bomb : makeLying(rows, declaredBytes)
    const error = await readWorkbook(lying, 'b.xlsx', { limits: { streamedBytes: 5_000_000 } }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'workbook/unpacks-too-large', params: { limitMegabytes: 5, file: 'b.xlsx' } })
  }
})

function makeLying(xml: string, declaredBytes: number): Uint8Array {
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>' },
    { name: 'xl/worksheets/sheet1.xml', content: xml, declaredBytes },
  ])
}

it('stops at an .ods that repeats one cell over the whole sheet', async () => {
  const content =
    '<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'
  const file = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'META-INF/manifest.xml', content: '<manifest/>' },
    { name: 'content.xml', content },
  ])
  expect(await reason(file)).toMatchObject({ code: 'workbook/unpacks-too-large' })
})

it('reads 16,384 columns', async () => {
  const header = Array.from({ length: 16_384 }, (_, column) => `指标${column}`)
  const figures = Array.from({ length: 16_384 }, (_, column) => column)
  const { sheets } = await readWorkbook(
    makeXlsx({ sheets: [{ name: 'wide', xml: sheetOf([header, figures, figures]) }] }),
    'w.xlsx',
  )
  expect(sheets[0]?.grid).toMatchObject({ rowCount: 3, columnCount: 16_384 })
  expect(sheets[0]?.grid.number(2, 16_383)).toBe(16_383)
})

it('ends a sheet at its last value, not at its used range', async () => {
  const far =
    '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" s="3" hidden="1"><c r="XFD1048576" s="1"/></row></sheetData>'
  const { sheets } = await readWorkbook(makeXlsx({ sheets: [{ name: 'S', xml: far }] }), 'x.xlsx')
  expect(sheets[0]?.grid).toMatchObject({ rowCount: 1, columnCount: 1, hiddenRows: [] })
})

it('keeps a lone value in the last cell of a sheet at its place', async () => {
  const { sheets } = await readWorkbook(
    makeXlsx({
      sheets: [{ name: 'S', xml: '<sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>' }],
    }),
    'x.xlsx',
  )
  expect(sheets[0]?.grid.number(1_048_575, 16_383)).toBe(7)
})

it('gives hostile texts back to the letter', async () => {
  const texts = [
    '<img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    '"quoted"',
    "O'Neil",
    '😀 𠮷野家',
    '+1',
    '-1',
    '@SUM(1)',
    'a\nb',
    ' 前后空格 ',
    '__proto__',
    'x'.repeat(200),
  ]
  const { sheets } = await readWorkbook(makeXlsx({ sheets: [{ name: '__proto__', xml: sheetOf([texts]) }] }), 'x.xlsx')
  expect(gridTexts(sheets[0]!.grid)).toEqual([texts])
  expect(sheets[0]?.name).toBe('__proto__')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

describe('older and other formats', () => {
  const sheet = () => {
    const made = utils.aoa_to_sheet([
      ['指标', '本年', '日期', '是否'],
      ['工业总产值', 1234.5, { t: 'n', v: 44012, z: 'yyyy-mm-dd' }, true],
      ['合计', -7, null, false],
    ])
    made['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    return made
  }

  it.each<[BookType, string]>([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
    ['xlml', 'xml'],
    ['fods', 'ods'],
    ['xlsm', 'xlsm'],
  ])('%s comes back cell by cell', async (bookType, format) => {
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet(), '表 1')
    const file = new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
    const read = await readWorkbook(file, 'x.dat')
    const grid = read.sheets[0]!.grid
    expect(read.format).toBe(format)
    expect(read.sheets[0]?.name).toBe('表 1')
    expect([
      grid.text(0, 0),
      grid.number(1, 1),
      grid.number(2, 1),
      grid.kind(1, 2),
      grid.number(1, 2),
      grid.kind(1, 3),
    ]).toEqual(['指标', 1234.5, -7, 'date', 44012, 'boolean'])
    // SheetJS writes no format that a reader could take a date from into OpenDocument.
    if (format !== 'ods') expect(grid.display(1, 2)).toBe('2020-06-30')
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
  })

  it('an .xls of Excel 95 in the Chinese code page keeps its characters', async () => {
    const record = (kind: number, ...body: number[]) => [
      kind & 255,
      kind >> 8,
      body.length & 255,
      body.length >> 8,
      ...body,
    ]
    const globals = [...record(0x0809, 0, 5, 5, 0, 0, 0, 0, 0), ...record(0x0042, 936 & 255, 936 >> 8)]
    const name = [0xb1, 0xed] // 表
    const sheetAt = globals.length + 4 + 7 + name.length + 4
    const list = [...record(0x0085, sheetAt, 0, 0, 0, 0, 0, name.length, ...name), ...record(0x000a)]
    const label = record(0x0204, 0, 0, 0, 0, 0, 0, 4, 0, 0xb5, 0xd8, 0xc7, 0xf8) // 地区
    const stream = [...globals, ...list, ...record(0x0809, 0, 5, 0x10, 0, 0, 0, 0, 0), ...label, ...record(0x000a)]
    const { sheets } = await readWorkbook(Uint8Array.from(stream), 'x.xls')
    expect([sheets[0]?.name, sheets[0]?.grid.text(0, 0)]).toEqual(['表', '地区'])
  })

  it('an HTML table named .xls is read with its spans, in its own encoding, and codes keep their zeros', async () => {
    const html =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table><tr><td colspan=2>'
    const file = Buffer.concat([
      Buffer.from(html),
      Buffer.from([0xb5, 0xd8, 0xc7, 0xf8]),
      Buffer.from('</td></tr><tr><td>007</td><td>12.50</td></tr></table></body></html>'),
    ])
    const { format, encoding, sheets } = await readWorkbook(new Uint8Array(file), 'x.xls')
    expect([format, encoding]).toEqual(['html', 'gbk'])
    const grid = sheets[0]!.grid
    expect(gridTexts(grid)).toEqual([
      ['地区', ''],
      ['007', '12.50'],
    ])
    expect([grid.kind(1, 0), grid.kind(1, 1)]).toEqual(['text', 'number'])
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
  })

  it('an .xls that ends inside a sheet is refused', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(Array.from({ length: 2000 }, (_, row) => [row, `text ${row}`])),
      'S',
    )
    const file = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
    for (const share of [0.3, 0.6, 0.9]) {
      expect(await reason(file.subarray(0, Math.floor(file.length * share)))).toMatchObject({
        code: 'workbook/truncated',
      })
    }
  })
})

it('counts what is hidden and what macros and links there are', async () => {
  const xml =
    '<cols><col min="2" max="3" hidden="1"/></cols>' + sheetOf([['a', 'b', 'c']]).replace('<row>', '<row hidden="1">')
  const { notices, sheets, format } = await readWorkbook(
    makeXlsx({ macros: true, sheets: [{ name: 'H', xml, state: 'veryHidden' }] }),
    'x.xlsx',
  )
  expect(format).toBe('xlsm')
  expect(sheets[0]).toMatchObject({ hidden: true, grid: { hiddenRows: [0], hiddenColumns: [1, 2] } })
  expect(notices.map(({ code }) => code)).toEqual([
    'workbook/macros-ignored',
    'workbook/hidden-sheet',
    'workbook/hidden-rows',
    'workbook/hidden-columns',
  ])
})

it('stops at cells that lie too far apart for any memory', async () => {
  const rows = Array.from(
    { length: 100 },
    (_, row) => `<row r="${row * 1024 + 1}"><c r="A${row * 1024 + 1}"><v>1</v></c></row>`,
  )
  const file = makeXlsx({ sheets: [{ name: 'S', xml: `<sheetData>${rows.join('')}</sheetData>` }] })
  const error = await readWorkbook(file, 'far.xlsx', { limits: { gridBytes: 500_000 } }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code: 'workbook/unpacks-too-large', params: { file: 'far.xlsx' } })
  expect((await readWorkbook(file, 'far.xlsx')).sheets[0]?.grid.rowCount).toBe(99 * 1024 + 1)
})
