import { expect, it } from 'vitest'
import { formatNumber } from '../../../src/formats/format-number.ts'
import { ColumnGridBuilder } from '../../../src/formats/column-grid-builder.ts'
import { TextDictionary } from '../../../src/formats/text-dictionary.ts'
import { SharedStringsReader } from '../../../src/formats/xlsx/read-shared-strings.ts'
import { SheetReader } from '../../../src/formats/xlsx/read-sheet-xml.ts'
import type { CellStyle } from '../../../src/formats/xlsx/read-styles.ts'
import { XmlStream } from '../../../src/formats/xlsx/xml-stream.ts'

const sizes = [1, 2, 3, 7, 61, Infinity]
const styles: CellStyle[] = [
  { format: 'General', kind: 'number', indent: 0 },
  { format: '0.00', kind: 'number', indent: 1 },
  { format: 'yyyy-mm-dd', kind: 'date', indent: 0 },
]

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += Math.min(size, bytes.length)) yield bytes.subarray(at, at + size)
}

function readSheet(bytes: Uint8Array, size: number) {
  const dictionary = new TextDictionary()
  const strings = new SharedStringsReader(dictionary)
  const sst =
    '<sst><si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>yi</t></rPh><r><t> 丙</t></r></si><si/><si><t>a&lt;b</t></si><si><t xml:space="preserve"> 丁</t><phoneticPr fontId="1" type="noConversion"/></si></sst>'
  for (const piece of pieces(new TextEncoder().encode(sst), size)) strings.push(piece)
  const builder = new ColumnGridBuilder(dictionary, formatNumber)
  const reader = new SheetReader(builder, { styles, shared: strings.finish(), dictionary, date1904: false })
  for (const piece of pieces(bytes, size)) reader.push(piece)
  reader.finish()
  const grid = builder.finish(reader.extras)
  const cells: unknown[] = []
  for (let row = 0; row < grid.rowCount; row++)
    for (let column = 0; column < grid.columnCount; column++) {
      const kind = grid.kind(row, column)
      if (kind === 'empty' && !grid.formulaWithoutValue(row, column)) continue
      const value = kind === 'text' || kind === 'error' ? grid.text(row, column) : grid.number(row, column)
      cells.push([row, column, kind, value, grid.display(row, column), grid.indent(row, column)])
    }
  return { cells, merges: grid.merges, hidden: [grid.hiddenRows, grid.hiddenColumns], counts: reader.counts }
}

const utf8 = (xml: string) => new TextEncoder().encode(xml)
const sheet = (rows: string, rest = '') =>
  `<worksheet xmlns="urn:x"><cols><col min="2" max="3" hidden="1"/></cols><sheetData>${rows}</sheetData>${rest}</worksheet>`

const parts: [title: string, part: Uint8Array, cells: unknown[]][] = [
  [
    'what Excel writes',
    utf8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${sheet(
        '<row r="1" spans="1:4" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>-12.5</v></c><c r="C1" s="2"><v>44012</v></c><c r="D1" s="1"/></row>' +
          '<row r="3" ht="15" hidden="1"><c r="A3" s="1" t="s"><v>1</v></c><c r="B3"><f>SUM(A1:B1)</f><v>1.2300000000000001E-2</v></c><c r="C3" t="str"><f t="shared" ref="C3:C4" si="0">A1&amp;"&gt;"</f><v>甲&gt;</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3" t="s"><v>4</v></c></row>' +
          '<row r="4"/><row r="5"><c r="A5" t="inlineStr"><is><t>字</t></is></c><c r="B5" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c><c r="AA5"><f>1</f></c></row>',
        '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
      )}`,
    ),
    [
      [0, 0, 'text', '甲', '甲', 0],
      [0, 1, 'number', -12.5, '-12.50', 1],
      [0, 2, 'date', 44012, '2020-06-30', 0],
      [2, 0, 'text', '乙 丙', '乙 丙', 1],
      [2, 1, 'number', 0.0123, '0.0123', 0],
      [2, 2, 'text', '甲>', '甲>', 0],
      [2, 3, 'boolean', 1, 'TRUE', 0],
      [2, 4, 'error', '#N/A', '#N/A', 0],
      [2, 5, 'text', ' 丁', ' 丁', 0],
      [4, 0, 'text', '字', '字', 0],
      [4, 1, 'text', ' x ', ' x ', 0],
      [4, 26, 'empty', NaN, '', 0],
    ],
  ],
  [
    'prefixes, comments, CDATA, line breaks, single quotes and no addresses',
    utf8(
      `\ufeff<x:worksheet xmlns:x='urn:x'>\n <x:sheetData>\n  <x:row>\n   <x:c t='str'><x:v><![CDATA[<a & b>]]></x:v></x:c><!-- > -- <c> -->\n <x:c\n s='1'><x:v>1</x:v></x:c>\n</x:row></x:sheetData></x:worksheet>` +
        '<sheetData><row><c><v>7</v></c>\n\t<c t="s"><v>3</v></c></row>\n <row>\n <c><v> 8 </v></c></row></sheetData>',
    ),
    [
      [0, 0, 'text', '<a & b>', '<a & b>', 0],
      [0, 1, 'number', 1, '1.00', 1],
      [1, 0, 'number', 7, '7', 0],
      [1, 1, 'text', 'a<b', 'a<b', 0],
      [2, 0, 'number', 8, '8', 0],
    ],
  ],
  [
    'UTF-16',
    new Uint8Array(
      Buffer.from(
        `\ufeff${sheet('<row r="1"><c r="A1" t="str"><v>地区</v></c><c r="B1"><v>5</v></c></row>')}`,
        'utf16le',
      ),
    ),
    [
      [0, 0, 'text', '地区', '地区', 0],
      [0, 1, 'number', 5, '5', 0],
    ],
  ],
  [
    'a declared encoding that is not UTF-8',
    new Uint8Array([
      ...utf8('<?xml version="1.0" encoding="GBK"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'),
      // 地区 in GBK.
      ...[0xb5, 0xd8, 0xc7, 0xf8],
      ...utf8('</v></c></row></sheetData></worksheet>'),
    ]),
    [[0, 0, 'text', '地区', '地区', 0]],
  ],
  [
    'rows and cells in any order, and a cell that is given twice',
    utf8(
      sheet(
        '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="B2" t="str"><v>x</v></c><c r="A1" t="str"><v>y</v></c><c r="A1"><v>1</v></c></row>',
      ),
    ),
    [
      [0, 0, 'number', 1, '1', 0],
      [1, 0, 'number', 3, '3', 0],
      [1, 1, 'text', 'x', 'x', 0],
    ],
  ],
]

it.each(parts)('a sheet comes back from pieces of any size: %s', (_, part, cells) => {
  const whole = readSheet(part, Infinity)
  expect(whole.cells).toEqual(cells)
  for (const size of sizes) expect(readSheet(part, size), `pieces of ${size} bytes`).toEqual(whole)
})

it('keeps a piece of a sheet at a time, however long the sheet is', () => {
  const builder = new ColumnGridBuilder(new TextDictionary(), formatNumber)
  let scanned = 0
  const stream = new XmlStream(() => {
    if (!stream.scan.wholeTag()) return false
    stream.scan.nextTag()
    stream.scan.skipAttributes()
    scanned++
    return true
  })
  const piece = utf8('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(1000))
  let largest = 0
  for (let turn = 0; turn < 1000; turn++) {
    stream.push(piece)
    largest = Math.max(largest, stream.scan.bytes.length)
  }
  stream.finish()
  expect(scanned).toBe(6_000_000)
  expect(largest).toBeLessThan(300_000)
  expect(builder.bytes).toBe(0)
})

it('gives up a text that has no end instead of keeping all of it', () => {
  const reader = new SheetReader(new ColumnGridBuilder(new TextDictionary(), formatNumber), {
    styles,
    shared: new Int32Array(0),
    dictionary: new TextDictionary(),
    date1904: false,
  })
  reader.push(utf8('<sheetData><row><c t="str"><v>'))
  const piece = new Uint8Array(4 * 1024 * 1024).fill(0x61)
  expect(() => {
    for (let turn = 0; turn < 100; turn++) reader.push(piece)
  }).toThrow(expect.objectContaining({ code: 'workbook/unreadable' }))
})
