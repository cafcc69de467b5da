import { unitsOf } from '../field-headers.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Units in the headers, every other measure in 亿元. */
export const unitLayout: Layout = {
  id: 'L09',
  fits: ({ table, rows }) => rows.length > 0 && unitsOf(table).unitLine,
  write: (sheet) => [
    printSheet(sheet, {
      units: { money: '万元', power: '万千瓦时', unitLine: false },
      order: (fields) => {
        const names = [...new Set(fields.filter(({ field }) => field.unit === '万元').map(({ path }) => path[0] ?? ''))]
        return fields.map((each) => {
          const inYi = each.field.unit === '万元' && names.indexOf(each.path[0] ?? '') % 2 === 1
          if (!inYi) return each
          const [name = '', ...rest] = each.path
          return { ...each, factor: 1 / 10_000, path: [name.replace('（万元）', '（亿元）'), ...rest] }
        })
      },
    }),
  ],
}
