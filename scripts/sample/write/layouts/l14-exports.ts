import { openRandom } from '../../seeded-random.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

const formats = ['gbk-csv', 'bom-csv', 'tab-xls'] as const

/** Exports that are no workbooks: comma text in GBK, comma text with a mark of its encoding, and tabulated text that is named .xls. */
export const exportLayout: Layout = {
  id: 'L14',
  alone: true,
  fits: ({ rows }) => rows.length > 1,
  write: (sheet) => [printSheet(sheet)],
  // GBK has no ².
  text: ({ table, period }) =>
    table.fields.some(({ unit }) => unit?.includes('²') === true)
      ? 'bom-csv'
      : openRandom(`exports|${table.id}|${String(period)}`).pick(formats),
}
