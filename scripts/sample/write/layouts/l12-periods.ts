import type { OfficeCell } from '../../../../src/formats/office/workbook.ts'
import { openRandom } from '../../seeded-random.ts'
import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Months in many spellings under one header: 2020年6月, 2020.6, 202006, 2020-06, 二〇二〇年六月. */
export const periodLayout: Layout = {
  id: 'L12',
  fits: ({ table, rows, period }) =>
    rows.length > 0 && monthFields(table.fields).some(({ id }) => period === null || id !== table.periodField),
  write: (sheet) => {
    const random = openRandom(`periods|${sheet.table.id}|${String(sheet.period)}`)
    const months = new Set(monthFields(sheet.table.fields).map(({ id }) => id))
    return [
      printSheet(sheet, {
        value: ({ id }, printed) =>
          months.has(id) && typeof printed === 'string' && /^\d{4}-\d\d$/u.test(printed)
            ? spell(printed, random.below(5))
            : null,
      }),
    ]
  },
}

const monthFields = <Field extends { id: string; type: string }>(fields: readonly Field[]): Field[] =>
  fields.filter(({ id, type }) => type === 'P' && id.endsWith('_ym'))

const digits = '〇一二三四五六七八九'
const chineseMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function spell(period: string, way: number): OfficeCell {
  const [year = '', rest = ''] = period.split('-')
  const month = Number(rest)
  switch (way) {
    case 0:
      return cell(`${year}年${String(month)}月`, 'centre')
    case 1:
      return cell(`${year}.${String(month)}`, 'centre')
    case 2:
      return cell(Number(`${year}${rest}`), 'plain')
    case 3:
      return cell(
        `${[...year].map((digit) => digits[Number(digit)] ?? '').join('')}年${chineseMonths[month - 1] ?? ''}月`,
        'centre',
      )
    default:
      return cell(period, 'centre')
  }
}
