import type { OfficeCell, OfficeSheet } from '../../../../src/formats/office/workbook.ts'
import { cell } from '../../sheet-builder.ts'
import { printSheet } from '../record-sheet.ts'
import type { SheetRow } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Hotels have rooms, restaurants have none. */
const isHotel = (row: SheetRow): boolean => row['rooms'] !== null

/** Two tables beside each other, 住宿业 and 餐饮业, with an empty column between them. */
export const sideLayout: Layout = {
  id: 'L07',
  fits: ({ table, rows }) =>
    table.id === 'catering' && rows.filter(isHotel).length > 1 && rows.filter((row) => !isHotel(row)).length > 1,
  write: (sheet) => {
    const [left, right] = (
      [
        ['住宿业', true],
        ['餐饮业', false],
      ] as const
    ).map(([title, hotel]) =>
      printSheet(
        { ...sheet, title, rows: sheet.rows.filter((row) => isHotel(row) === hotel) },
        { foot: () => undefined },
      ),
    )
    if (left === undefined || right === undefined) return []
    return [beside(sheet.title, left, right)]
  },
}

function beside(title: string, left: OfficeSheet, right: OfficeSheet): OfficeSheet {
  const gap = left.widths.length + 1
  const rows = [[...left.rows], [...right.rows]] as const
  const wide = (cells: readonly (OfficeCell | null)[]): (OfficeCell | null)[] =>
    Array.from({ length: gap }, (_, at) => cells[at] ?? null)
  const both = Array.from({ length: Math.max(rows[0].length, rows[1].length) }, (_, at) => ({
    cells: [...wide(rows[0][at]?.cells ?? []), ...(rows[1][at]?.cells ?? [])],
  }))
  const last = gap + right.widths.length - 1
  return {
    ...left,
    rows: [{ cells: [cell(title, 'title')] }, ...both],
    widths: [...left.widths, 3, ...right.widths],
    merges: [
      { top: 0, left: 0, bottom: 0, right: last },
      ...left.merges.map((merge) => ({ ...merge, top: merge.top + 1, bottom: merge.bottom + 1 })),
      ...right.merges.map((merge) => ({
        top: merge.top + 1,
        bottom: merge.bottom + 1,
        left: merge.left + gap,
        right: merge.right + gap,
      })),
    ],
    freeze: null,
    print: null,
  }
}
