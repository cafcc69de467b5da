import { openRandom } from '../../seeded-random.ts'
import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Figures kept as text: with separators, in full-width digits, with blanks behind them that no eye sees. */
export const textLayout: Layout = {
  id: 'L03',
  fits: ({ table, rows }) => rows.length > 0 && table.fields.some(({ type }) => type === 'N'),
  write: (sheet) => {
    const random = openRandom(`text figures|${sheet.table.id}|${String(sheet.period)}`)
    return [
      printSheet(sheet, {
        value: ({ type }, printed) => {
          if (type !== 'N' || typeof printed !== 'number') return null
          const text = withSeparators(printed)
          const chance = random.next()
          if (chance < 0.6) return cell(text, 'decimal')
          if (chance < 0.75) return cell(`${text} `, 'decimal')
          if (chance < 0.9) return cell(`\u00a0${text}\u00a0`, 'decimal')
          return cell(fullWidth(text), 'decimal')
        },
      }),
    ]
  },
}

function withSeparators(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9.,-]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
