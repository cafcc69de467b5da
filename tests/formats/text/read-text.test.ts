import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { sniffDelimiter } from '../../../src/formats/text/sniff-delimiter.ts'
import { gridTexts } from '../support/grid-texts.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const widest = (text: string, little: boolean) => {
  const bytes = Buffer.alloc(text.length * 4)
  for (const [index, char] of [...text].entries())
    bytes[little ? 'writeUInt32LE' : 'writeUInt32BE'](char.codePointAt(0) ?? 0, index * 4)
  return new Uint8Array(bytes)
}
/** 指标,数值 / 工业,12 in GB18030 and in Big5 (指標), from the published tables. */
const gb18030 = [
  0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xca, 0xfd, 0xd6, 0xb5, 0x0a, 0xb9, 0xa4, 0xd2, 0xb5, 0x2c, 0x31, 0x32, 0x0a,
]
const big5 = [
  0xab, 0xfc, 0xbc, 0xd0, 0x2c, 0xbc, 0xc6, 0xad, 0xc8, 0x0a, 0xa4, 0x75, 0xb7, 0x7e, 0x2c, 0x31, 0x32, 0x0a,
]

async function readTexts(bytes: Uint8Array) {
  const { sheets, encoding, delimiter, notices } = await readWorkbook(bytes, '目录/表 1.csv')
  return {
    texts: gridTexts(sheets[0]!.grid),
    name: sheets[0]?.name,
    grid: sheets[0]!.grid,
    encoding,
    delimiter,
    codes: notices.map(({ code }) => code),
  }
}

describe('encodings', () => {
  const simplified = [['指标', '数值'], ['工业', '12']] // prettier-ignore
  const text = '指标,数值\n工业,12\n'

  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE with a mark', wide(`\ufeff${text}`, false), 'utf-16le'],
    ['UTF-16 BE with a mark', wide(`\ufeff${text}`, true), 'utf-16be'],
    ['UTF-16 LE without one', wide(text, false), 'utf-16le'],
    ['UTF-16 BE without one', wide(text, true), 'utf-16be'],
    ['UTF-32 LE with a mark', widest(`\ufeff${text}`, true), 'utf-32le'],
    ['UTF-32 BE without one', widest(text, false), 'utf-32be'],
  ])('%s is certain', async (_, bytes, encoding) => {
    expect(await readTexts(bytes)).toMatchObject({
      texts: simplified,
      encoding,
      delimiter: ',',
      codes: [],
      name: '表 1',
    })
  })

  it('GB18030 and Big5 are told apart and named as a guess', async () => {
    expect(await readTexts(Uint8Array.from(gb18030))).toMatchObject({
      texts: simplified,
      encoding: 'gb18030',
      codes: ['workbook/encoding-guessed'],
    })
    expect(await readTexts(Uint8Array.from(big5))).toMatchObject({ texts: [['指標', '數值'], ['工業', '12']], encoding: 'big5' }) // prettier-ignore
  })

  it('western letters are not taken for Chinese', async () => {
    const bytes = Uint8Array.from(Buffer.from('Kanton,Name\n1,Z\xfcrich\n2,Gen\xe8ve\n', 'latin1'))
    expect(await readTexts(bytes)).toMatchObject({ texts: [['Kanton', 'Name'], ['1', 'Zürich'], ['2', 'Genève']], encoding: 'windows-1252' }) // prettier-ignore
  })

  it('counts characters that cannot be decoded', async () => {
    const rows = Array.from({ length: 50 }, () => gb18030).flat()
    const { codes } = await readTexts(Uint8Array.from([...rows, 0xff, 0x2c, 0x31, 0x0a]))
    expect(codes).toContain('workbook/replacement-characters')
  })
})

describe('delimiters', () => {
  it.each<[string, string, number]>([
    ['a,b,c\n1,2,3\n4,5,6', ',', 3],
    ['a;b\n1,5;2,3\n4,5;6,0', ';', 2],
    ['a\tb\n"1,2"\t3\n', '\t', 2],
    ['a|b|c\n1|2|3\n', '|', 3],
    ['"a;b","c;d"\n"1;2","3;4"\n', ',', 2],
    ['2020年统计表\n单位：万元\n地区,产值\n甲,1\n乙,2\n注：初步数\n', ',', 2],
    ['名称\n甲\n乙\n', ',', 1],
    ['', ',', 1],
  ])('%j', (text, delimiter, columns) => {
    expect(sniffDelimiter(text)).toEqual({ delimiter, columns, start: 0 })
  })

  it('obeys the line by which Excel is told', async () => {
    expect((await readTexts(utf8('sep=;\na;b,c\n1;2,3\n'))).texts).toEqual([['a', 'b,c'], ['1', '2,3']]) // prettier-ignore
  })
})

describe('fields', () => {
  it('keeps quotes, line ends and delimiters inside quoted fields', async () => {
    const { texts } = await readTexts(utf8('a,b\r\n"x, ""y""\r\nz",2\r\n"",3\r\n'))
    expect(texts).toEqual([['a', 'b'], ['x, "y"\r\nz', '2'], ['', '3']]) // prettier-ignore
  })

  it('takes a quote that is never closed for a character', async () => {
    expect((await readTexts(utf8('名称,数\n12" 管,1\n"未完,2\n丙,3\n'))).texts).toEqual([['名称', '数'], ['12" 管', '1'], ['"未完', '2'], ['丙', '3']]) // prettier-ignore
  })

  it('keeps blank lines as rows and any line end', async () => {
    expect((await readTexts(utf8('a,b\r1,2\n\n3,4\u001a'))).texts).toEqual([['a', 'b'], ['1', '2'], ['', ''], ['3', '4']]) // prettier-ignore
  })

  it('makes numbers of plain numbers only, and shows them as they were written', async () => {
    const fields = [
      '007',
      '1.50',
      '-3',
      '0',
      '0.5',
      '1,234',
      '370102197001011234',
      '123456789012345',
      '1e5',
      '+1',
      '00',
      '-0.10',
      '12%',
    ]
    const { grid, texts } = await readTexts(utf8(`${fields.join('\t')}\n${fields.join('\t')}\n`))
    expect(texts[0]).toEqual(fields)
    const kinds = fields.map((_, column) => grid.kind(0, column))
    expect(fields.filter((_, column) => kinds[column] === 'number')).toEqual([
      '1.50',
      '-3',
      '0',
      '0.5',
      '123456789012345',
      '-0.10',
    ])
    expect(grid.number(0, 1)).toBe(1.5)
  })

  it('reads prose as one column, not as an error', async () => {
    expect((await readTexts(utf8('这不是一张表。\n只是一段话。\n'))).texts).toEqual([
      ['这不是一张表。'],
      ['只是一段话。'],
    ])
  })

  it('reads a million fields in a few seconds', async () => {
    const line = Array.from({ length: 10 }, (_, column) => (column % 2 === 0 ? `文字${column}` : `${column}.25`)).join(
      ',',
    )
    const started = performance.now()
    const { grid } = await readTexts(utf8(`${line}\n`.repeat(100_000)))
    expect(grid).toMatchObject({ rowCount: 100_000, columnCount: 10 })
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
