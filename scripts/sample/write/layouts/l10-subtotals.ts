import { groupBy } from '../../oracle/support/sums.ts'
import { blank } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'
import { sumCells } from './sum-rows.ts'

const townField = 'town_code'

/** Units by town: the town in one cell beside all its units, a subtotal and an empty row after each. */
export const subtotalLayout: Layout = {
  id: 'L10',
  fits: ({ table, rows }) =>
    rows.length > 0 &&
    table.fields.some(({ id }) => id === townField) &&
    table.fields.some(({ unit, type }) => type === 'N' && unit === '万元') &&
    rows.every((row) => row[townField] !== null),
  write: (sheet) => [
    printSheet(sheet, {
      order: (fields) => [
        ...fields.filter(({ field }) => field.id === townField),
        ...fields.filter(({ field }) => field.id !== townField),
      ],
      body: (page) => {
        const { builder, fields, rows, print } = page
        for (const own of groupBy(rows, (row) => row[townField]).values()) {
          const top = builder.next
          own.forEach((row, at) => {
            const [town, ...rest] = print(row)
            builder.add(at === 0 ? [town ?? null, ...rest] : [blank('code'), ...rest])
          })
          builder.merge(top, 0, builder.next - 1, 0)
          builder.add(sumCells(page, own, '小计'))
          builder.add(fields.map(() => null))
        }
      },
    }),
  ],
}
