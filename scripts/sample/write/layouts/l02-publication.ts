import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** A list as it is published: names set in by wide blanks, one for each level. */
export const publicationLayout: Layout = {
  id: 'L02',
  fits: ({ table, rows }) =>
    rows.length > 1 &&
    table.fields.some(({ id }) => id === 'level') &&
    table.fields.some(({ id }) => id.endsWith('_name')),
  write: (sheet) => [
    printSheet(sheet, {
      value: ({ id }, printed, row) =>
        id.endsWith('_name') && typeof printed === 'string'
          ? cell('　'.repeat(Math.max(0, Number(row['level']) - 1)) + printed, 'text')
          : null,
    }),
  ],
}
