import { unitsOf } from '../field-headers.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'
import { sumCells } from './sum-rows.ts'

/** A form of the reporting system: unit line, merged header, the total first, a footnote, and who filled it in. */
export const formLayout: Layout = {
  id: 'L01',
  fits: ({ table, rows }) => unitsOf(table).unitLine && rows.length > 1,
  write: (sheet) => [
    printSheet(sheet, {
      body: (page) => {
        page.builder.add(sumCells(page, page.rows, '总计'))
        for (const row of page.rows) page.builder.add(page.print(row))
      },
      foot: ({ builder, fields }) => {
        builder.wide('注：1.本表由法人单位填报。2.“—”表示没有数据。', fields.length, 'note')
        builder.wide('单位负责人：P-0012    填表人：P-0137    报出日期：2020年7月9日', fields.length, 'plain')
      },
    }),
  ],
}
