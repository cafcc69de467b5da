import { expect, it } from 'vitest'
import { layoutPlainTable } from '../../../src/core/result/layout-plain-table.ts'
import type { Page } from '../../../src/core/result/page.ts'

const page: Page = {
  columns: [
    { name: '街镇', type: 'text' },
    { name: '单位', type: 'integer' },
    { name: '比重', type: 'number' },
    { name: '在库', type: 'boolean' },
    { name: '金额', type: 'decimal' },
  ],
  offset: 0,
  rowCount: 2,
  totalRows: 2,
  values: [
    ['墨溪镇', null],
    [12, -3],
    [0.125, 100 / 3],
    [true, null],
    ['12345678901234567890.10', '1'],
  ],
}

it('lays a result out with one header row, figures with the decimals they need', () => {
  const table = layoutPlainTable(page, '查询', 'zh')
  expect(table.header).toEqual([
    page.columns.map(({ name, type }) => ({
      text: name,
      rowSpan: 1,
      columnSpan: 1,
      numeric: type !== 'text' && type !== 'boolean',
    })),
  ])
  expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['墨溪镇', '12', '0.1250', '是', '12345678901234567890.1'],
    ['', '−3', '33.3333', '', '1.0'],
  ])
  expect(table.rows[1]?.cells[2]?.value).toBe(100 / 3)
  expect(table).toMatchObject({ title: '查询', unitLine: '', flagNotes: [], notes: [], sourceLine: '' })
})

it('writes yes and no in the language', () => {
  expect(layoutPlainTable(page, '', 'en').rows[0]?.cells[3]?.text).toBe('yes')
})
