import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { writeSetXlsx } from '../../../src/formats/office/write-set.ts'
import { defaultLimits } from '../../../src/formats/read-limits.ts'
import { openZip } from '../../../src/formats/zip/open-zip.ts'
import { unpackZip } from '../../support/unpack-zip.ts'
import { sampleOrigin, sampleTable } from './sample-table.ts'

/** A PNG of 2 by 1 pixels, as any program writes it. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP4z8DwHwQZYAwAR8oH+WsAf5IAAAAASUVORK5CYII='),
  (character) => character.charCodeAt(0),
)
const book = {
  title: '工业月报 2020年6月',
  language: 'zh' as const,
  created: '2020-07-08T01:02:03.456Z',
  program: 'p',
  entries: [
    { id: 'a-one', title: '产值快报', table: sampleTable, origin: sampleOrigin, chart: png },
    { id: 'b-two', title: '用电', table: null, reason: '缺 部门用电' },
    { id: 'c-three', title: '产值快报', table: sampleTable, origin: sampleOrigin, chart: null },
  ],
}

describe('the workbook of a set', () => {
  it('has an index that leads to the sheets and says what failed', async () => {
    const workbook = read(await writeSetXlsx(book), { cellStyles: true })
    expect(workbook.SheetNames).toEqual(['目录', '产值快报', '产值快报 (2)', '来源'])
    const index = workbook.Sheets['目录'] ?? {}
    const rows = utils.sheet_to_json<unknown[]>(index, { header: 1, blankrows: false })
    expect(rows).toEqual([
      ['工业月报 2020年6月'],
      ['序号', '模板', '编号', '结果'],
      [1, '产值快报', 'a-one', `${String(sampleTable.rows.length)} 行`],
      [2, '用电', 'b-two', '缺 部门用电'],
      [3, '产值快报', 'c-three', `${String(sampleTable.rows.length)} 行`],
    ])
    const targetOf = (cell: string): unknown => (index[cell] as { l?: { Target?: string } } | undefined)?.l?.Target
    expect([targetOf('B4'), targetOf('B5'), targetOf('B6')]).toEqual([
      "#'产值快报'!A1",
      undefined,
      "#'产值快报 (2)'!A1",
    ])
    const sources = utils.sheet_to_json<unknown[]>(workbook.Sheets['来源'] ?? {}, { header: 1 }).flat()
    expect(sources.filter((value) => value === sampleOrigin.title)).toHaveLength(2)
  })

  it('puts the chart below the table, in its own proportions', async () => {
    const bytes = await writeSetXlsx(book)
    const parts = unpackZip(bytes)
    const textOf = (path: string): string => parts.get(path) ?? ''
    const zip = await openZip(bytes, defaultLimits)
    const image = zip.entries.find(({ name }) => name === 'xl/media/image1.png')
    if (image === undefined) throw new Error('no picture')
    expect((await zip.unpack(image, {})).bytes).toEqual(png)
    expect(textOf('xl/worksheets/sheet2.xml')).toContain('<drawing r:id="rId1"/></worksheet>')
    expect(textOf('xl/worksheets/sheet3.xml')).not.toContain('<drawing')
    expect(textOf('xl/worksheets/_rels/sheet2.xml.rels')).toContain('../drawings/drawing2.xml')
    const drawing = textOf('xl/drawings/drawing2.xml')
    expect(drawing).toContain(`<xdr:ext cx="${String(640 * 9525)}" cy="${String(320 * 9525)}"/>`)
    expect(textOf('[Content_Types].xml')).toContain('PartName="/xl/drawings/drawing2.xml"')
  })

  it('refuses a picture that is none', async () => {
    const [first] = book.entries
    const broken = { ...book, entries: [{ ...first, chart: new Uint8Array(40) }] } as typeof book
    await expect(writeSetXlsx(broken)).rejects.toMatchObject({ code: 'export/failed' })
  })
})
