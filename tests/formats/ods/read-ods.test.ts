import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { gridTexts } from '../support/grid-texts.ts'
import { makeZip } from '../support/make-zip.ts'

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:s"'

function contentOf(table: string, styles = ''): string {
  return `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`
}

async function read(table: string, styles = '') {
  const file = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'META-INF/manifest.xml', content: '<manifest/>' },
    { name: 'content.xml', content: contentOf(table, styles) },
  ])
  return readWorkbook(file, 'x.ods')
}
const sheetOf = (rows: string, attributes = '') => `<table:table table:name="S"${attributes}>${rows}</table:table>`
const number = (value: number, shown = String(value)) =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`

describe('values of OpenDocument that are easily read over', () => {
  it('stand under a merge', async () => {
    const { sheets } = await read(
      sheetOf(
        '<table:table-row><table:table-cell office:value-type="float" office:value="12" table:number-columns-spanned="2"><text:p>12</text:p></table:table-cell><table:covered-table-cell office:value-type="float" office:value="4"><text:p>4</text:p></table:covered-table-cell></table:table-row>',
      ),
    )
    expect(gridTexts(sheets[0]!.grid)).toEqual([['12', '4']])
    expect(sheets[0]?.grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
  })

  it('have no text of their own, stand in single quotes, or follow a row without cells', async () => {
    const { sheets } = await read(
      sheetOf(
        `<table:table-row/><table:table-row><table:table-cell office:value-type='float' office:value='5'/>${number(6)}</table:table-row>`,
      ),
    )
    expect(gridTexts(sheets[0]!.grid)).toEqual([
      ['', ''],
      ['5', '6'],
    ])
  })

  it('are errors that are written as the number 0', async () => {
    const { sheets } = await read(
      sheetOf(`<table:table-row>${number(0, '#DIV/0!')}${number(0, 'Err:502')}</table:table-row>`),
    )
    const grid = sheets[0]!.grid
    expect([grid.kind(0, 0), grid.text(0, 0), grid.kind(0, 1)]).toEqual(['error', '#DIV/0!', 'error'])
  })

  it('are shown as the author saw them', async () => {
    const { sheets } = await read(
      sheetOf(`<table:table-row>${number(0.09, '0.09')}${number(1234.5, '1,234.50')}</table:table-row>`),
    )
    expect(gridTexts(sheets[0]!.grid)).toEqual([['0.09', '1,234.50']])
  })
})

it('tells hidden sheets, rows and columns', async () => {
  const hiding =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const table = sheetOf(
    `<table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse"/><table:table-row>${number(1)}${number(2)}</table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="2">${number(3)}</table:table-row>`,
    ' table:style-name="ta2"',
  )
  const { sheets, notices } = await read(table, hiding)
  expect(sheets[0]).toMatchObject({ hidden: true, grid: { hiddenRows: [1, 2], hiddenColumns: [1] } })
  expect(notices.map(({ code }) => code)).toEqual([
    'workbook/hidden-sheet',
    'workbook/hidden-rows',
    'workbook/hidden-columns',
  ])
})

it('reads a content part that stands alone', async () => {
  const text = contentOf(sheetOf(`<table:table-row>${number(7)}</table:table-row>`))
  const { format, sheets } = await readWorkbook(new TextEncoder().encode(text), 'content.xml')
  expect([format, sheets[0]?.grid.number(0, 0)]).toEqual(['ods', 7])
})
