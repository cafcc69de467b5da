import { describe, expect, it } from 'vitest'
import { utils, write, type BookType } from '@e965/xlsx'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { gridTexts } from '../support/grid-texts.ts'

const rows = [
  ['Code', 'Value', 'Text'],
  ['007', 1234.5, 'a "quoted"; text'],
  ['x', -7, ''],
]
const bytesOf = (bookType: BookType) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1')
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
}

it.each<[BookType, string]>([['dif', 'dif']])('%s comes back cell by cell', async (bookType, format) => {
  const { format: found, sheets } = await readWorkbook(bytesOf(bookType), 'x.dat')
  const grid = sheets[0]!.grid
  expect(found).toBe(format)
  expect(gridTexts(grid).slice(0, 2)).toEqual([
    ['Code', 'Value', 'Text'],
    ['007', '1234.5', 'a "quoted"; text'],
  ])
  expect([grid.text(2, 0), grid.number(2, 1)]).toEqual(['x', -7])
})

it.each(['wk1', 'wk3'])('%s of Lotus is refused by name: SheetJS is not safe with it', async (bookType) => {
  await expect(readWorkbook(bytesOf(bookType as BookType), `x.${bookType}`)).rejects.toMatchObject({
    code: 'workbook/is-another-kind',
    params: { kind: 'lotus' },
  })
})

describe('SYLK', () => {
  const sylk = (text: string) => Buffer.from(text, 'latin1')

  it('gives texts, numbers, truths, errors and dates', async () => {
    const text =
      'ID;PWXL;N;E\r\nP;PGeneral\r\nP;Pyyyy/mm/dd\r\nB;Y2;X4\r\nC;Y1;X1;K"a;;b"\r\nC;X2;K12.5\r\nC;X3;KTRUE\r\nC;X4;K#DIV/0!\r\nF;P1;X1;Y2\r\nC;K44012\r\nE\r\n'
    const { format, sheets } = await readWorkbook(sylk(text), 'x.slk')
    expect(format).toBe('sylk')
    expect(gridTexts(sheets[0]!.grid)).toEqual([
      ['a;b', '12.5', 'TRUE', '#DIV/0!'],
      ['2020/06/30', '', '', ''],
    ])
  })

  it('of Excel for Chinese is read in GBK', async () => {
    const head = Buffer.from('ID;PWXL;N;E\r\nC;Y1;X1;K"')
    // 地区生产总值 in GBK
    const label = Buffer.from([0xb5, 0xd8, 0xc7, 0xf8, 0xc9, 0xfa, 0xb2, 0xfa, 0xd7, 0xdc, 0xd6, 0xb5])
    const file = Buffer.concat([head, label, Buffer.from('"\r\nE\r\n')])
    const { sheets, encoding } = await readWorkbook(file, 'x.slk')
    expect([encoding, sheets[0]?.grid.text(0, 0)]).toEqual(['gb18030', '地区生产总值'])
  })

  it('with a place outside any sheet is refused instead of filling the memory', async () => {
    await expect(readWorkbook(sylk('ID;P\r\nC;Y999999999;X1;K1\r\nE\r\n'), 'x.slk')).rejects.toMatchObject({
      code: 'workbook/unreadable',
    })
  })
})

describe('old .xls with slips of their writers', () => {
  const record = (kind: number, ...body: number[]) => [
    kind & 255,
    kind >> 8,
    body.length & 255,
    body.length >> 8,
    ...body,
  ]

  it('a text record of BIFF3 inside BIFF2', async () => {
    const stream = [
      ...record(0x0009, 2, 0, 0x10, 0),
      ...record(0x0204, 0, 0, 0, 0, 70, 0, 3, 0, 0x61, 0x62, 0x63),
      ...record(0x000a),
    ]
    const { sheets } = await readWorkbook(Uint8Array.from(stream), 'x.xls')
    expect(gridTexts(sheets[0]!.grid)).toEqual([['abc']])
  })

  it('shared strings whose number was left at zero', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b']]), 'S')
    const file = Buffer.from(write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer)
    const at = file.indexOf(Buffer.from([0xfc, 0x00]))
    const counts = file.indexOf(Buffer.from([2, 0, 0, 0, 2, 0, 0, 0]), at)
    expect(counts - at).toBe(4)
    file.fill(0, counts, counts + 8)
    const { sheets } = await readWorkbook(file, 'x.xls')
    expect(gridTexts(sheets[0]!.grid)).toEqual([['a', 'b']])
  })
})
