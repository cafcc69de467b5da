import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { ColumnGridBuilder } from '../column-grid-builder.ts'
import type { ColumnGrid, FormatNumber } from '../column-grid.ts'
import type { TextDictionary } from '../text-dictionary.ts'
import { setField } from '../text/read-text.ts'

const MAX_ROW = 1_048_575
const MAX_COLUMN = 16_383
/** Limits of the HTML standard for spans. */
const MAX_COLUMN_SPAN = 1000
const MAX_ROW_SPAN = 65_534

type OpenCell = { row: number; column: number; attributes: string; text: string }

/** One table while its tags are read: places cells beside those that reach down from above. */
export class HtmlTable {
  private readonly builder: ColumnGridBuilder
  private readonly merges: CellRange[] = []
  /** For each column the last row that a cell from above covers. */
  private readonly coveredTo: number[] = []
  private row = -1
  private column = 0
  private cell: OpenCell | null = null

  constructor(dictionary: TextDictionary, formatNumber: FormatNumber) {
    this.builder = new ColumnGridBuilder(dictionary, formatNumber)
  }

  /** Cells with content so far. */
  get filled(): number {
    return this.builder.filled
  }

  startRow(): void {
    this.closeCell()
    this.row++
    this.column = 0
  }

  /** Begins a cell; one without a row begins the first row. */
  startCell(attributes: string): void {
    this.closeCell()
    if (this.row < 0) this.row = 0
    while ((this.coveredTo[this.column] ?? -1) >= this.row) this.column++
    this.cell = { row: this.row, column: this.column, attributes, text: '' }
    const width = readSpan(attributes, 'colspan', MAX_COLUMN_SPAN)
    const height = readSpan(attributes, 'rowspan', MAX_ROW_SPAN)
    const bottom = this.row + height - 1
    const right = this.column + width - 1
    if (width > 1 || height > 1) this.merges.push({ top: this.row, left: this.column, bottom, right })
    for (let column = this.column; column <= Math.min(right, MAX_COLUMN); column++) this.coveredTo[column] = bottom
    this.column = right + 1
  }

  /** Text of the open cell; text between cells is none of the table's. */
  addText(text: string): void {
    if (this.cell !== null) this.cell.text += text.replace(/[ \t\r\n\f]+/g, ' ')
  }

  addBreak(): void {
    if (this.cell !== null) this.cell.text += '\n'
  }

  /** Ends the open cell, if there is one. */
  closeCell(): void {
    const { cell } = this
    this.cell = null
    if (cell === null || cell.row > MAX_ROW || cell.column > MAX_COLUMN) return
    const text = cell.text.replace(/ *\n[ \n]*/g, '\n').replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '')
    const exact = /\bx:num\s*=\s*["']?([-+.\deE]+)/i.exec(cell.attributes)?.[1]
    if (exact !== undefined && text !== '' && Number.isFinite(Number(exact))) {
      this.builder.setNumber(cell.row, cell.column, Number(exact), { format: 'General', shown: text })
    } else if (/mso-number-format\s*:\s*["']?\\?@|\bx:str\b/i.test(cell.attributes))
      this.builder.setText(cell.row, cell.column, text)
    else setField(this.builder, cell.row, cell.column, text)
  }

  finish(): ColumnGrid {
    return this.builder.finish({ merges: this.merges, hiddenRows: [], hiddenColumns: [] })
  }
}

function readSpan(attributes: string, name: string, most: number): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? '1')
  return Math.min(Math.max(1, value), most)
}
