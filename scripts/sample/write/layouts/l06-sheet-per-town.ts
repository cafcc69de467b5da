import { towns } from '../../data/district-data.ts'
import { groupBy } from '../../oracle/support/sums.ts'
import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

const townField = 'town_code'
const names = new Map<unknown, string>(towns.map(({ code, name }) => [code, name]))

/** A sheet for each town; only its name says which one, and says it in words. */
export const townLayout: Layout = {
  id: 'L06',
  alone: true,
  fits: ({ table, rows }) =>
    table.fields.some(({ id }) => id === townField) &&
    table.fields.some(({ type }) => type === 'N') &&
    rows.every((row) => names.has(row[townField])) &&
    // Two rows at least for each, so that a sheet looks like a table.
    [...groupBy(rows, (row) => row[townField]).values()].every((own) => own.length > 1),
  write: (sheet) =>
    [...groupBy(sheet.rows, (row) => row[townField])].map(([town, rows]) =>
      printSheet(
        { ...sheet, sheet: names.get(town) ?? '', rows },
        { order: (fields) => fields.filter(({ field }) => field.id !== townField) },
      ),
    ),
}
