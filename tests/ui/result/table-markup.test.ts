// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { PrintCell, PrintTable } from '../../../src/core/result/print-table.ts'
import { formatTableLines, formatTableMarkup } from '../../../src/ui/result/table-markup.ts'

const figure = (value: number | null, text: string, flag: string | null = null): PrintCell => ({ value, text, flag })
const word = (text: string): PrintCell => ({ value: text, text, flag: null })

const table: PrintTable = {
  title: '产值 <2020>',
  unitLine: '单位：亿元、%',
  header: [
    [
      { text: '街镇', rowSpan: 2, columnSpan: 1, numeric: false },
      { text: '6月', rowSpan: 1, columnSpan: 2, numeric: true },
    ],
    [
      { text: '产值', rowSpan: 1, columnSpan: 1, numeric: true },
      { text: '同比', rowSpan: 1, columnSpan: 1, numeric: true },
    ],
  ],
  columns: [
    { name: 'town', label: '街镇', unit: null, decimals: null, numeric: false },
    { name: 'x', label: '产值', unit: '亿元', decimals: 2, numeric: true },
    { name: 'y', label: '同比', unit: '%', decimals: 1, numeric: true },
  ],
  rows: [
    { level: 0, kind: 'total', cells: [word('全区'), figure(91.2, '91.20'), figure(-2.349, '\u22122.3')] },
    { level: 1, kind: 'data', cells: [word('=cmd()&"甲"'), figure(4.58, '4.58'), figure(null, '—', '①')] },
  ],
  flagNotes: [{ mark: '①', text: '上年同期为零' }],
  notes: ['按可比口径'],
  sourceLine: '资料来源：a.xlsx',
}

describe('a table as tab-separated lines', () => {
  const lines = formatTableLines(table, '注：').split('\r\n')

  it('has title, unit line, flattened header, rows and notes', () => {
    expect(lines).toEqual(['产值 <2020>', '单位：亿元、%', '街镇\t6月\t', '\t产值\t同比', '全区\t91.20\t-2.3', `'=cmd()&"甲"\t4.58\t—`, '① 上年同期为零', '注：按可比口径', '资料来源：a.xlsx'])
  })
})

describe('a table as markup', () => {
  const page = new DOMParser().parseFromString(formatTableMarkup(table, '注：'), 'text/html')
  const cells = [...page.querySelectorAll('td')]

  it('keeps merged header cells', () => {
    expect([...page.querySelectorAll('th')].map((cell) => [cell.textContent, cell.rowSpan, cell.colSpan])).toEqual([
      ['街镇', 2, 1],
      ['6月', 1, 2],
      ['产值', 1, 1],
      ['同比', 1, 1],
    ])
  })

  it('prints figures with a true minus and gives spreadsheets the unrounded number', () => {
    expect([cells[2]?.textContent, cells[2]?.getAttribute('x:num')]).toEqual(['\u22122.3', '-2.349'])
    expect(cells[2]?.getAttribute('style')).toContain("mso-number-format:'0\\.0'")
  })

  it('marks texts as texts, so that none becomes a formula, and escapes them', () => {
    expect(cells[3]?.textContent).toBe('=cmd()&"甲"')
    expect(cells[3]?.getAttribute('style')).toContain("mso-number-format:'\\@'")
    expect(page.querySelector('p')?.textContent).toBe('产值 <2020>')
  })

  it('opens the notes with the word for them, as the page does', () => {
    expect([...page.querySelectorAll('p')].slice(2).map((line) => line.textContent)).toEqual(['① 上年同期为零', '注：按可比口径', '资料来源：a.xlsx'])
  })

  it('has the three rules of a printed table', () => {
    expect(page.querySelector('th')?.getAttribute('style')).toContain('border-top:1.5pt solid black')
    expect(page.querySelectorAll('th')[3]?.getAttribute('style')).toContain('border-bottom:.75pt solid black')
    expect(cells.at(-1)?.getAttribute('style')).toContain('border-bottom:1.5pt solid black')
  })
})
