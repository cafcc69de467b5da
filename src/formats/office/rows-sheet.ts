import type { Page, Value } from '../../core/result/page.ts'
import type { StyleSheet } from './style-sheet.ts'
import { fitWidth } from './text-width.ts'
import { valueCell, type ValueStyles } from './value-cell.ts'
import type { OfficeRow, OfficeSheet } from './workbook.ts'

/** Rows whose texts decide the column widths. */
const SAMPLED_ROWS = 200

/** A sheet of raw rows: names in the first row, kept in view, with filter buttons; values unrounded. */
export function rowsSheet(page: Page, name: string, styles: StyleSheet): OfficeSheet {
  const head = (horizontal: 'left' | 'right') =>
    styles.id({ font: { name: '宋体', size: 11, bold: true }, border: { bottom: 'thin' }, align: { horizontal } })
  const heads = page.columns.map(({ type }) => head(type === 'text' || type === 'boolean' ? 'left' : 'right'))
  const columns = page.columns.length
  const range = { top: 0, left: 0, bottom: page.rowCount, right: Math.max(columns, 1) - 1 }
  const widths = page.columns.map((column, index) => {
    const sample = (page.values[index] ?? []).slice(0, SAMPLED_ROWS).map((value) => sampleText(value))
    // The filter button covers two characters of the name.
    return fitWidth([`${column.name}  `, ...sample], 8, 48)
  })
  return {
    name,
    rows: pageRows(page, heads, valueStyles(styles)),
    merges: [],
    widths,
    freeze: { rows: 1, columns: 0 },
    filter: columns === 0 ? null : range,
    print: { landscape: columns > 8, repeatRows: [0, 0] },
    gridLines: true,
    hidden: false,
  }
}

function* pageRows(page: Page, heads: number[], styles: ValueStyles): Generator<OfficeRow> {
  yield { cells: page.columns.map(({ name }, index) => ({ type: 'text', value: name, style: heads[index] ?? 0 })) }
  for (let row = 0; row < page.rowCount; row += 1) {
    yield { cells: page.columns.map(({ type }, index) => valueCell(page.values[index]?.[row] ?? null, type, styles)) }
  }
}

function valueStyles(styles: StyleSheet): ValueStyles {
  const right = { horizontal: 'right' } as const
  return {
    text: styles.id({ align: { horizontal: 'left' } }),
    number: styles.id({ align: right }),
    integer: styles.id({ align: right, numberFormat: '0' }),
    digits: styles.id({ align: right, numberFormat: '@' }),
    date: styles.id({ align: right, numberFormat: 'yyyy-mm-dd' }),
    timestamp: styles.id({ align: right, numberFormat: 'yyyy-mm-dd hh:mm:ss' }),
  }
}

function sampleText(value: Value): string {
  return value === null ? '' : String(value)
}
