import type { CellRange } from '../../src/core/workbook/cell-grid.ts'
import type {
  CellStyle,
  OfficeCell,
  OfficeRow,
  OfficeSheet,
  OfficeWorkbook,
} from '../../src/formats/office/workbook.ts'

const thin = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin' } as const

/** Looks of the sample's sheets, as a bureau's clerk makes them. */
const looks = {
  title: { font: { name: '宋体', size: 16, bold: true }, align: { horizontal: 'center', vertical: 'center' } },
  plain: { font: { name: '宋体', size: 10 } },
  right: { font: { name: '宋体', size: 10 }, align: { horizontal: 'right' } },
  header: {
    font: { name: '宋体', size: 10, bold: true },
    border: thin,
    align: { horizontal: 'center', vertical: 'center', wrap: true },
    fill: 'EDEDED',
  },
  text: { font: { name: '宋体', size: 10 }, border: thin },
  code: { font: { name: '宋体', size: 10 }, border: thin, numberFormat: '@' },
  figureCode: { font: { name: 'Times New Roman', size: 10 }, border: thin, numberFormat: '0' },
  centre: { font: { name: '宋体', size: 10 }, border: thin, align: { horizontal: 'center' } },
  figure: { font: { name: 'Times New Roman', size: 10 }, border: thin, numberFormat: '#,##0' },
  decimal: { font: { name: 'Times New Roman', size: 10 }, border: thin, numberFormat: '0.0' },
  dash: { font: { name: '宋体', size: 10 }, border: thin, align: { horizontal: 'right' } },
  total: { font: { name: '宋体', size: 10, bold: true }, border: thin, align: { horizontal: 'center' } },
  totalFigure: { font: { name: 'Times New Roman', size: 10, bold: true }, border: thin, numberFormat: '#,##0' },
  note: { font: { name: '宋体', size: 9 }, align: { wrap: true, vertical: 'top' } },
} satisfies Record<string, CellStyle>

/** Name of one of the looks. */
export type Look = keyof typeof looks

const styles = Object.values(looks)
const styleIds = new Map(Object.keys(looks).map((name, at) => [name, at]))

/** A cell with a look; null prints the dash that stands for a missing figure. */
export function cell(value: string | number | null, look: Look): OfficeCell {
  const style = styleIds.get(value === null ? 'dash' : look) ?? 0
  if (value === null) return { type: 'text', value: '—', style }
  return typeof value === 'number' ? { type: 'number', value, style } : { type: 'text', value, style }
}

/** An empty cell with a look: borders of merged headers run around them. */
export function blank(look: Look): OfficeCell {
  return { type: 'empty', style: styleIds.get(look) ?? 0 }
}

/** Rows with merges; a sheet is written from top to bottom. */
export class SheetBuilder {
  readonly #rows: OfficeRow[] = []
  readonly #merges: CellRange[] = []

  /** Number of the next row, from 0. */
  get next(): number {
    return this.#rows.length
  }

  add(cells: (OfficeCell | null)[], height?: number): this {
    this.#rows.push(height === undefined ? { cells } : { cells, height })
    return this
  }

  merge(top: number, left: number, bottom: number, right: number): this {
    if (top !== bottom || left !== right) this.#merges.push({ top, left, bottom, right })
    return this
  }

  /** A row with one text over all columns. */
  wide(text: string, width: number, look: Look, height?: number): this {
    this.merge(this.next, 0, this.next, width - 1)
    return this.add([cell(text, look)], height)
  }

  sheet(name: string, widths: number[], headerRows: [number, number]): OfficeSheet {
    const freeze = { rows: headerRows[1] + 1, columns: 0 }
    const print = { landscape: true, repeatRows: headerRows }
    return {
      name,
      rows: this.#rows,
      merges: this.#merges,
      widths,
      freeze,
      filter: null,
      print,
      gridLines: true,
      hidden: false,
    }
  }
}

/** A workbook of the sample. It carries a fixed date, so that the same seed gives the same bytes. */
export function sampleWorkbook(title: string, sheets: OfficeSheet[]): OfficeWorkbook {
  return { sheets, styles, title, created: '2020-07-10T08:00:00Z', program: 'Suanchou sample' }
}
