import { openRandom } from '../../seeded-random.ts'
import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Negative figures as accountants write them: (123), △123, −123 with the long sign. */
export const negativeLayout: Layout = {
  id: 'L15',
  fits: ({ table, rows }) =>
    table.fields.some(({ id, type }) => type === 'N' && rows.some((row) => Number(row[id]) < 0)),
  write: (sheet) => {
    const ways = [(text: string) => `(${text})`, (text: string) => `△${text}`, (text: string) => `\u2212${text}`]
    // One hand writes one table: the ways do not mix within it.
    const way = openRandom(`negatives|${sheet.table.id}|${String(sheet.period)}`).pick(ways)
    return [
      printSheet(sheet, {
        value: ({ type }, printed) =>
          type === 'N' && typeof printed === 'number' && printed < 0 ? cell(way(String(-printed)), 'decimal') : null,
      }),
    ]
  },
}
