import type { OfficeCell } from '../../../../src/formats/office/workbook.ts'
import { blank, cell } from '../../sheet-builder.ts'
import { scaled } from '../record-sheet.ts'
import type { Page, SheetRow } from '../record-sheet.ts'
import { isSummed } from './layout.ts'

/** A row that adds up others: its name under the first column, sums under money and power, nothing under the rest. */
export function sumCells({ fields }: Page, rows: readonly SheetRow[], name: string): OfficeCell[] {
  return fields.map((each, at): OfficeCell => {
    if (at === 0) return cell(name, 'total')
    if (!isSummed(each)) return blank('total')
    const known = rows.map((row) => row[each.field.id]).filter((value) => typeof value === 'number')
    if (known.length === 0) return cell(null, 'totalFigure')
    const sum = Math.round(known.reduce((total, value) => total + value, 0) * 1000) / 1000
    return cell(scaled(sum, each.factor), 'totalFigure')
  })
}
