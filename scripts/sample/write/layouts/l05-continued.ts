import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

const rowsOfPage = 50

/** A list as it was printed: every 50 rows the header comes again under 续表. */
export const continuedLayout: Layout = {
  id: 'L05',
  fits: ({ rows }) => rows.length > rowsOfPage,
  write: (sheet) => [
    printSheet(sheet, {
      body: ({ builder, fields, rows, print, addHeader }) => {
        rows.forEach((row, at) => {
          if (at > 0 && at % rowsOfPage === 0) {
            builder.wide('续表', fields.length, 'right')
            addHeader()
          }
          builder.add(print(row))
        })
      },
    }),
  ],
}
