import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { gridTexts } from '../support/grid-texts.ts'
import { makeDbf, textRecord, type DbfFieldSpec } from '../support/make-dbf.ts'

const fields: DbfFieldSpec[] = [
  { name: 'DWDM', type: 'C', length: 9 },
  { name: 'CZ', type: 'N', length: 12, decimals: 2 },
  { name: 'RQ', type: 'D', length: 8 },
  { name: 'SF', type: 'L', length: 1 },
]

async function read(file: Uint8Array) {
  const workbook = await readWorkbook(file, '名录.dbf')
  return { ...workbook, grid: workbook.sheets[0]!.grid }
}

describe('a dBASE table', () => {
  it('becomes a sheet with its field names on top; codes keep their zeros, numbers their spelling', async () => {
    const file = makeDbf(fields, [
      textRecord(fields, ['001234567', '     1234.50', '20200630', 'T']),
      textRecord(fields, ['', '', '', '?']),
    ])
    const { format, sheets, grid } = await read(file)
    expect([format, sheets[0]?.name]).toEqual(['dbf', '名录'])
    expect(gridTexts(grid)).toEqual([
      ['DWDM', 'CZ', 'RQ', 'SF'],
      ['001234567', '1234.50', '2020-06-30', 'TRUE'],
    ])
    expect([0, 1, 2, 3].map((column) => grid.kind(1, column))).toEqual(['text', 'number', 'date', 'boolean'])
    expect(grid.number(1, 2)).toBe(44_012)
  })

  it.each([
    ['its mark', 0x7a, 'gb18030'],
    ['its bytes', 0, 'gb18030'],
  ])('in GBK is known by %s', async (_, language, encoding) => {
    // 地区 and 海淀区中关村街道 in GBK
    const name = Buffer.from([0xb5, 0xd8, 0xc7, 0xf8]).toString('latin1')
    const place = Uint8Array.from([
      0xba, 0xa3, 0xb5, 0xed, 0xc7, 0xf8, 0xd6, 0xd0, 0xb9, 0xd8, 0xb4, 0xe5, 0xbd, 0xd6, 0xb5, 0xc0,
    ])
    const spec = [{ name, type: 'C', length: 20 }]
    const result = await read(makeDbf(spec, [textRecord(spec, [place])], { language }))
    expect(result.encoding).toBe(encoding)
    expect(gridTexts(result.grid)).toEqual([['地区'], ['海淀区中关村街道']])
  })

  it('keeps an overflow and a code of 18 digits as text, and leaves deleted records out', async () => {
    const spec = [{ name: 'N', type: 'N', length: 18 }]
    const records = [['******************'], ['110105199001011234'], ['7']]
    const file = makeDbf(spec, [...records.map((values) => textRecord(spec, values)), textRecord(spec, ['8'], '*')])
    const { grid } = await read(file)
    expect(gridTexts(grid)).toEqual([['N'], ['******************'], ['110105199001011234'], ['7']])
    expect([1, 2, 3].map((row) => grid.kind(row, 0))).toEqual(['text', 'text', 'number'])
  })

  it('counts memos, which stand in another file', async () => {
    const spec = [{ name: 'BZ', type: 'M', length: 10 }]
    const file = makeDbf(spec, [textRecord(spec, ['        12']), textRecord(spec, [''])], { version: 0x83 })
    expect((await read(file)).notices).toMatchObject([{ code: 'workbook/cells-unread', params: { count: 1 } }])
  })

  it('that is shorter than its header says is refused', async () => {
    const file = makeDbf(fields, [textRecord(fields, ['1']), textRecord(fields, ['2'])])
    await expect(read(file.subarray(0, file.length - 12))).rejects.toMatchObject({ code: 'workbook/truncated' })
  })
})

describe('a FoxPro table', () => {
  const spec: DbfFieldSpec[] = [
    { name: 'I', type: 'I', length: 4, flags: 2 },
    { name: 'B', type: 'B', length: 8 },
    { name: 'Y', type: 'Y', length: 8 },
    { name: 'T', type: 'T', length: 8 },
    { name: '_NullFlags', type: '0', length: 1, flags: 1 },
  ]
  const record = (integer: number, nulls: number) => {
    const out = Buffer.alloc(30, 0x20)
    out.writeInt32LE(integer, 1)
    out.writeDoubleLE(0.1, 5)
    out.writeBigInt64LE(-123_450_000n, 13)
    // Julian day 2,459,031 is 2020-06-30; noon in milliseconds.
    out.writeUInt32LE(2_459_031, 21)
    out.writeUInt32LE(43_200_000, 25)
    out[29] = nulls
    return new Uint8Array(out)
  }

  it('gives integers, doubles, money and times, and knows null', async () => {
    const { grid } = await read(makeDbf(spec, [record(-7, 0), record(0, 1)], { version: 0x30 }))
    expect([0, 1, 2, 3].map((column) => grid.number(1, column))).toEqual([-7, 0.1, -12_345, 44_012.5])
    expect([grid.kind(1, 3), grid.display(1, 3), grid.columnCount]).toEqual(['date', '2020-06-30 12:00:00', 4])
    expect(grid.kind(2, 0)).toBe('empty')
  })
})
