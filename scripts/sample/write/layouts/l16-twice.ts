import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** A workbook that was sent twice under two names: the importer has to take it once. */
export const twiceLayout: Layout = {
  id: 'L16',
  alone: true,
  fits: ({ rows }) => rows.length > 1,
  write: (sheet) => [printSheet(sheet)],
  copies: 2,
}
