import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/formats/read-workbook.ts'
import { makeXlsx, sheetOf } from './support/make-xlsx.ts'
import { gridTexts } from './support/grid-texts.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const whole = (inner: string) => `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${inner}</worksheet>`

describe('what our own reader cannot read goes to SheetJS', () => {
  // Our reader puts cells only where the data of a sheet are; SheetJS finds rows by their tags.
  it('with a notice that names the sheet, and in its place among the others', async () => {
    const broken = whole('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetData>')
    const file = makeXlsx({
      sheets: [
        { name: 'first', xml: sheetOf([['a']]) },
        { name: 'odd', xml: broken },
        { name: 'last', xml: sheetOf([['b']]) },
      ],
    })
    const { sheets, notices } = await readWorkbook(file, 'x.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(['first', 'odd', 'last'])
    expect(gridTexts(sheets[1]!.grid)).toEqual([['1']])
    expect(notices).toMatchObject([{ level: 'warning', code: 'workbook/read-by-library', params: { sheet: 'odd' } }])
  })
})

describe('an empty table never stands for an error', () => {
  it.each([
    ['a part that ends in its first tag', '<?xml version="1.0"?><worksheet xmlns="http://sch'],
    ['a part of another kind', '<?xml version="1.0"?><Relationships><Relationship Id="rId1"/></Relationships>'],
    ['cells of which none can be placed', whole('<sheetData><row><c r="AAAA1"><v>1</v></c></row></sheetData>')],
  ])('%s', async (_, xml) => {
    await expect(readWorkbook(makeXlsx({ sheets: [{ name: 'S', xml }] }), 'x.xlsx')).rejects.toMatchObject({
      code: 'workbook/unreadable',
      params: { file: 'x.xlsx' },
    })
  })

  it('but a sheet that is empty is one', async () => {
    const sheets = [
      '',
      '<sheetData/>',
      '<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v>0</v></c></row></sheetData>',
    ]
    const file = makeXlsx({
      shared: ['<t/>'],
      sheets: sheets.map((xml, index) => ({
        name: `S${index}`,
        xml: `${xml}<headerFooter><oddHeader>&amp;C页</oddHeader></headerFooter>`,
      })),
    })
    const { sheets: read, notices } = await readWorkbook(file, 'x.xlsx')
    expect(read.map(({ grid }) => grid.rowCount)).toEqual([0, 0, 0])
    expect(notices.map(({ code }) => code)).toEqual(['workbook/nothing-found'])
  })

  it('a workbook without a worksheet is refused', async () => {
    await expect(readWorkbook(makeXlsx({ sheets: [] }), 'x.xlsx')).rejects.toMatchObject({
      code: 'workbook/unreadable',
    })
  })
})

it('takes no cell from extensions behind the data', async () => {
  const xml = whole(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><extLst><ext><x14:c xmlns:x14="urn:x14" r="A1"><x14:v>9</x14:v></x14:c></ext></extLst>',
  )
  const { sheets } = await readWorkbook(makeXlsx({ sheets: [{ name: 'S', xml }] }), 'x.xlsx')
  expect(sheets[0]?.grid.number(0, 0)).toBe(1)
})
