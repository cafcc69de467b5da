import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { gridTexts } from '../support/grid-texts.ts'
import { makeZip } from '../support/make-zip.ts'
import { makeXlsx, sheetOf, type XlsxParts } from '../support/make-xlsx.ts'

async function readGrid(xml: string, parts: Omit<XlsxParts, 'sheets'> = {}) {
  const { sheets } = await readWorkbook(makeXlsx({ ...parts, sheets: [{ name: 'S', xml }] }), 'x.xlsx')
  return sheets[0]!.grid
}
const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`
const styles = (formats: string[], indent = 0) =>
  `<numFmts>${formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"><alignment indent="${indent}"/></xf>`).join('')}</cellXfs>` +
  '<dxfs><dxf><numFmt numFmtId="200" formatCode="yyyy"/></dxf></dxfs>'

describe('texts', () => {
  it('joins the runs of rich text and drops phonetic ones', async () => {
    const shared = [
      '<r><t>工业</t></r><r><rPr/><t xml:space="preserve"> 总产值</t></r><rPh sb="0" eb="1"><t>gong ye</t></rPh>',
      '<t/>',
      '<t>b</t>',
    ]
    const grid = await readGrid(
      row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'),
      { shared },
    )
    expect(gridTexts(grid)).toEqual([['工业 总产值', '', 'b']])
    expect(grid.kind(0, 1)).toBe('empty')
  })

  it('resolves entities, escapes and CDATA, and leaves what only looks like an escape', async () => {
    const shared = [
      '<t>&lt;b&gt; &amp;amp; &#22320;&#x5730; _x000D_ _x00G0_ _x005F_x0041_</t>',
      '<t><![CDATA[<raw & >]]></t>',
    ]
    const grid = await readGrid(
      row('<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>A1&amp;"x"</f><v>a&#10;b</v></c>'),
      { shared },
    )
    expect(gridTexts(grid)).toEqual([['<b> &amp; 地地 \r _x00G0_ _x0041_', '<raw & >', 'a\nb']])
  })

  it('reads inline strings with runs', async () => {
    expect(
      gridTexts(
        await readGrid(row('<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></is></c>')),
      ),
    ).toEqual([['甲乙']])
  })
})

describe('places', () => {
  it('puts rows and cells without an address after the one before', async () => {
    const xml =
      '<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="4"><c><v>4</v></c></row><row><c r="B5"><v>5</v></c></row></sheetData>'
    expect(gridTexts(await readGrid(xml))).toEqual([
      ['1', '', '', '2', '3'],
      ['', '', '', '', ''],
      ['', '', '', '', ''],
      ['4', '', '', '', ''],
      ['', '5', '', '', ''],
    ])
  })

  it('accepts rows and cells in any order', async () => {
    const xml =
      '<sheetData><row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    expect(gridTexts(await readGrid(xml))).toEqual([
      ['1', ''],
      ['3', '4'],
    ])
  })

  it('reads merges, also of whole columns, no further than the values go', async () => {
    const xml = `${sheetOf([
      ['a', null, 'b'],
      [1, 2, 3],
    ])}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C1048576"/><mergeCell ref="G7:H9"/></mergeCells>`
    expect((await readGrid(xml)).merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ])
  })

  it('counts cells outside of any sheet instead of losing them in silence', async () => {
    const file = makeXlsx({
      sheets: [{ name: 'S', xml: row('<c r="A1"><v>1</v></c><c r="AAAA1"><v>2</v></c><c r="B1" t="s"><v>99</v></c>') }],
    })
    const { notices } = await readWorkbook(file, 'x.xlsx')
    expect(notices).toMatchObject([
      { code: 'workbook/cells-unread', params: { count: 2 }, where: { sheet: 'S', cell: 'AAAA1' } },
    ])
  })
})

describe('numbers', () => {
  it.each([
    '0',
    '1',
    '-1',
    '123456789012345',
    '1234567890123456',
    '0.1',
    '1E-7',
    '1.7976931348623157E308',
    '-4.94E-322',
    '12.30',
    '9007199254740993',
    ' 5 ',
    '+3',
    '.5',
  ])('%s is what the language makes of it', async (text) => {
    expect((await readGrid(row(`<c><v>${text}</v></c>`))).number(0, 0)).toBe(Number(text))
  })

  it('are exact to the last digit, however they are written', async () => {
    let seed = 7
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    const texts = Array.from({ length: 5000 }, () => {
      const value = (random() - 0.5) * 10 ** Math.floor(random() * 30 - 12)
      return (
        [String(value), value.toFixed(Math.floor(random() * 12)), value.toExponential(5), value.toPrecision(17)][
          Math.floor(random() * 4)
        ] ?? ''
      )
    })
    const grid = await readGrid(row(texts.map((text) => `<c><v>${text}</v></c>`).join('')))
    expect(texts.filter((text, column) => !Object.is(grid.number(0, column), Number(text)))).toEqual([])
  })

  it('keeps what is no number as text', async () => {
    const grid = await readGrid(row('<c><v>12abc</v></c><c t="n"><v>0x10</v></c>'))
    expect([grid.kind(0, 0), grid.text(0, 0), grid.text(0, 1)]).toEqual(['text', '12abc', '0x10'])
  })

  it('shows them as their format does', async () => {
    const grid = await readGrid(
      row('<c s="1"><v>7</v></c><c s="2"><v>0.125</v></c><c s="3"><v>1234.5</v></c><c s="4"><v>44012</v></c>'),
      {
        styles: styles(['000000', '0.0%', '#,##0.00', 'yyyy&quot;年&quot;m&quot;月&quot;']),
      },
    )
    expect(gridTexts(grid)).toEqual([['000007', '12.5%', '1,234.50', '2020年6月']])
    expect([0, 1, 2, 3].map((column) => grid.kind(0, column))).toEqual(['number', 'number', 'number', 'date'])
  })

  it('knows the built-in formats that only East Asian files use', async () => {
    const grid = await readGrid(row('<c s="0"><v>44012</v></c><c s="1"><v>44012</v></c>'), {
      styles: '<cellXfs><xf numFmtId="31"/><xf numFmtId="14"/></cellXfs>',
    })
    expect(gridTexts(grid)).toEqual([['2020年6月30日', '2020/6/30']])
  })

  it('keeps the day that Excel invented, 29 February 1900, and those before it', async () => {
    const grid = await readGrid(
      row('<c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c><c s="1"><v>0</v></c>'),
      {
        styles: styles(['yyyy-mm-dd']),
      },
    )
    expect([0, 1, 2, 3].map((column) => [grid.kind(0, column), grid.number(0, column)])).toEqual([
      ['date', 59],
      ['date', 60],
      ['date', 61],
      ['date', 0],
    ])
    expect(gridTexts(grid)).toEqual([['1900-02-28', '1900-02-29', '1900-03-01', '1900-01-00']])
  })

  it('gives dates of the 1904 system as days of the 1900 system, and leaves other numbers', async () => {
    // Excel shows serial 42550 of a 1904 workbook as 2020-06-30, and 44012 of a 1900 workbook.
    const grid = await readGrid(row('<c s="1"><v>42550</v></c><c><v>42550</v></c>'), {
      date1904: true,
      styles: styles(['yyyy-mm-dd']),
    })
    expect([grid.number(0, 0), grid.display(0, 0), grid.number(0, 1)]).toEqual([44012, '2020-06-30', 42550])
  })

  it('reads ISO dates, times and durations', async () => {
    const grid = await readGrid(
      row(
        '<c t="d"><v>2020-06-30</v></c><c t="d"><v>1900-02-28T12:00:00</v></c><c t="d"><v>18:00:00</v></c><c t="d"><v>PT36H</v></c><c t="d"><v>2020-02-31</v></c>',
      ),
    )
    expect([0, 1, 2, 3].map((column) => grid.number(0, column))).toEqual([44012, 59.5, 0.75, 1.5])
    expect(grid.kind(0, 4)).toBe('text')
  })

  it('does not take a time of day, a count of hours or a coloured number for a date', async () => {
    const grid = await readGrid(
      row('<c s="1"><v>0.5</v></c><c s="2"><v>1.5</v></c><c s="3"><v>12</v></c><c s="4"><v>120000</v></c>'),
      {
        styles: styles(['h:mm', '[h]:mm', '[Red]#,##0', '0.00E+00']),
      },
    )
    expect([0, 1, 2, 3].map((column) => grid.kind(0, column))).toEqual(['number', 'number', 'number', 'number'])
    expect(gridTexts(grid)).toEqual([['12:00', '36:00', '12', '1.20E+05']])
  })
})

describe('formulas, errors, booleans', () => {
  it('takes the saved result and marks formulas that have none', async () => {
    const xml = row(
      '<c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c><f>A1</f><v></v></c><c t="str"><f>""</f><v></v></c><c><f t="shared" si="0"/><v/></c>',
    )
    const grid = await readGrid(xml)
    expect(grid.number(0, 0)).toBe(2)
    expect([1, 2, 3, 4].map((column) => [grid.kind(0, column), grid.formulaWithoutValue(0, column)])).toEqual([
      ['empty', true],
      ['empty', true],
      ['empty', false],
      ['empty', true],
    ])
    const { notices } = await readWorkbook(makeXlsx({ sheets: [{ name: 'S', xml }] }), 'x.xlsx')
    expect(notices).toMatchObject([
      { code: 'workbook/formula-without-value', params: { count: 3 }, where: { sheet: 'S' } },
    ])
  })

  it('keeps error signs and booleans', async () => {
    const grid = await readGrid(
      row('<c t="e"><v>#DIV/0!</v></c><c t="e"><v>#SPILL!</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>'),
    )
    expect(gridTexts(grid)).toEqual([['#DIV/0!', '#SPILL!', 'TRUE', 'FALSE']])
    expect([grid.kind(0, 0), grid.number(0, 0), grid.number(0, 2), grid.number(0, 3)]).toEqual(['error', NaN, 1, 0])
  })

  it('knows the indent of a cell', async () => {
    const grid = await readGrid(row('<c s="1" t="inlineStr"><is><t>其中</t></is></c><c><v>1</v></c>'), {
      styles: styles(['General'], 2),
    })
    expect([grid.indent(0, 0), grid.indent(0, 1)]).toEqual([2, 0])
  })
})

describe('unusual XML', () => {
  it('reads prefixed names, comments, single quotes and odd spacing', async () => {
    const xml = `<?xml version='1.0'?><!-- <c r="A1"><v>9</v></c> --><x:worksheet xmlns:x='urn:x'><x:sheetData ><x:row  r = '1' ><x:c r='B1'\n t = "str" ><x:v>a</x:v ></x:c><!-- > --><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    expect(gridTexts(await readGrid(xml))).toEqual([['', 'a', '2']])
  })

  it('reads a part in UTF-16, under any name, of a strict file', async () => {
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet>${row('<c t="str"><v>地区</v></c>')}</worksheet>`
    const part = Buffer.from(xml, 'utf16le')
    const { sheets } = await readWorkbook(withSheetBytes(part), 'x.xlsx')
    expect(sheets[0]?.grid.text(0, 0)).toBe('地区')
  })

  it('refuses a sheet that ends inside its data, and reads the others', async () => {
    const broken = '<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>'
    const good = { name: 'good', xml: sheetOf([['a']]) }
    const { sheets, notices } = await readWorkbook(makeXlsx({ sheets: [{ name: 'bad', xml: broken }, good] }), 'x.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(['good'])
    expect(notices).toMatchObject([{ level: 'warning', code: 'workbook/sheet-unreadable', params: { sheet: 'bad' } }])
    await expect(readWorkbook(makeXlsx({ sheets: [{ name: 'bad', xml: broken }] }), 'x.xlsx')).rejects.toMatchObject({
      code: 'workbook/unreadable',
      params: { file: 'x.xlsx' },
    })
  })
})

/** A workbook whose only sheet has these bytes. */
function withSheetBytes(part: Uint8Array): Uint8Array {
  const relations = (target: string, type: string) =>
    `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/></Relationships>`
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override PartName="/book/main.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: '_rels/.rels', content: relations('/book/main.xml', 'officeDocument') },
    {
      name: 'book/main.xml',
      content: '<workbook xmlns:r="urn:r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    },
    { name: 'book/_rels/main.xml.rels', content: relations('../pages/One.xml', 'worksheet') },
    { name: 'pages/one.xml', content: part },
  ])
}
