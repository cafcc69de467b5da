import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Codes that a program took for numbers. Only columns whose codes survive that: one with a leading zero, or of more than 15 digits, would not come back. */
export const codeLayout: Layout = {
  id: 'L04',
  fits: ({ table, rows }) => rows.length > 2 && table.fields.some(({ id, type }) => type === 'C' && isSafe(rows, id)),
  write: (sheet) => {
    const safe = new Set(
      sheet.table.fields.filter(({ id, type }) => type === 'C' && isSafe(sheet.rows, id)).map(({ id }) => id),
    )
    return [
      printSheet(sheet, {
        value: ({ id }, printed) =>
          safe.has(id) && typeof printed === 'string' ? cell(Number(printed), 'figureCode') : null,
      }),
    ]
  },
}

const isSafe = (rows: readonly Readonly<Record<string, unknown>>[], id: string): boolean =>
  rows.every(({ [id]: value }) => value === null || (typeof value === 'string' && /^[1-9]\d{2,14}$/u.test(value))) &&
  rows.some((row) => row[id] !== null)
