import { plainSheet } from '../../../../src/formats/office/workbook.ts'
import type { OfficeRow } from '../../../../src/formats/office/workbook.ts'
import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** A list that somebody works in: some rows hidden, a filter, frozen panes, and a sheet of notes beside it. */
export const hiddenLayout: Layout = {
  id: 'L11',
  fits: ({ rows }) => rows.length > 5,
  write: (sheet) => {
    const printed = printSheet(sheet)
    const rows = [...printed.rows]
    const header = printed.freeze?.rows ?? 1
    const hidden = rows.map((row, at): OfficeRow =>
      at > header && at < rows.length - 1 && at % 7 === 3 ? { ...row, hidden: true } : row,
    )
    const right = Math.max(0, printed.widths.length - 1)
    const filter = { top: header - 1, left: 0, bottom: rows.length - 2, right }
    const notes = ['说明', '1.本表数据来自各专业月报。', '2.筛选后的行请勿删除。', '3.联系人：P-0137。']
    return [
      { ...printed, rows: hidden, filter, freeze: { rows: header, columns: 2 } },
      plainSheet(
        '说明',
        notes.map((text) => ({ cells: [cell(text, 'plain')] })),
      ),
    ]
  },
}
