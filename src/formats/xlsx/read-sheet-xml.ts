import { AppError } from '../../core/base/app-error.ts'
import { cellAddress } from '../../core/workbook/cell-address.ts'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import type { ColumnGridBuilder, GridExtras } from '../column-grid-builder.ts'
import { CellScanner, type CellPlace } from './cell-scanner.ts'
import { parseCellRange } from './parse-cell-range.ts'
import { MAX_COLUMN, MAX_ROW, putCell, type ScannedCell, type SheetContext } from './put-cell.ts'
import type { XmlScanner } from './xml-scanner.ts'
import { XmlStream } from './xml-stream.ts'
import { isTrue } from './xml-tags.ts'
import { decodeCellText } from './xml-text.ts'

/** Cells of one sheet that could not be taken over. `unread` cells have an address that no workbook can have, or refer to a missing shared string. */
export type SheetCounts = { unread: number; firstUnread: string }

const CELL = 0x63
const FORMULA = 0x66
const VALUE = 0x76
const TEXT = 0x74

/**
 * Reads one worksheet part, as its bytes come, into a grid: cells, merges, hidden rows and columns. Rows and cells without an
 * address follow the one before. What programs usually write goes through {@link CellScanner}; this knows everything else.
 */
export class SheetReader {
  readonly extras: GridExtras = { merges: [], hiddenRows: [], hiddenColumns: [] }
  readonly counts: SheetCounts = { unread: 0, firstUnread: '' }
  private inData = false
  private readonly stream: XmlStream
  private readonly scan: XmlScanner
  private readonly cells: CellScanner
  private readonly place: CellPlace = { row: -1, column: -1 }
  private readonly builder: ColumnGridBuilder
  private readonly context: SheetContext
  private readonly cell: ScannedCell
  private open = false
  private formula = false
  private sawValue = false
  private phonetic = false

  constructor(builder: ColumnGridBuilder, context: SheetContext) {
    this.stream = new XmlStream(() => this.step())
    this.scan = this.stream.scan
    this.cells = new CellScanner(this.scan, this.place, builder, context)
    this.builder = builder
    this.context = context
    this.cell = { row: -1, column: -1, type: 'n', style: 0, value: '', inline: '' }
  }

  /** Takes the next bytes of the part. Throws `workbook/unreadable`. */
  push(piece: Uint8Array): void {
    this.stream.push(piece)
  }

  /** Ends the part. Throws `workbook/unreadable` when it ends inside its data. */
  finish(): void {
    this.stream.finish()
    if (this.inData) throw new AppError('workbook/unreadable', {}, { detail: 'the sheet ends inside its data' })
  }

  /** Handles one tag, or as many usual cells as follow; false where it is not whole yet. */
  private step(): boolean {
    const { scan } = this
    if (this.inData && !this.open) this.cells.run()
    if (!scan.wholeTag()) return false
    const start = scan.at
    scan.nextTag()
    const length = scan.nameTo - scan.nameFrom
    if (length === 1) return this.letter(scan.bytes[scan.nameFrom] ?? 0) || this.wait(start)
    if (length === 3 && scan.isName('row')) this.startRow()
    else if (length === 3 && scan.isName('col')) this.hideColumns()
    else if (length === 3 && scan.isName('rPh')) this.phonetic = this.isOpening()
    else if (length === 9 && scan.isName('mergeCell')) this.merge()
    else if (length === 9 && scan.isName('sheetData')) this.inData = this.isOpening()
    else scan.skipAttributes()
    return true
  }

  /** Nothing was done with the tag at `start`: its text is not whole. */
  private wait(start: number): false {
    this.scan.at = start
    return false
  }

  private isOpening(): boolean {
    const { scan } = this
    const closing = scan.closing
    scan.skipAttributes()
    return !closing && !scan.selfClosing
  }

  /** Elements of one letter: cell, formula, value, text. False where a text is not whole. */
  private letter(char: number): boolean {
    const { scan } = this
    const closing = scan.closing
    // Extensions behind the data have cells of their own, which are no cells of the sheet.
    if (char === CELL && !closing && this.inData) {
      this.startCell()
      return true
    }
    scan.skipAttributes()
    if (!this.open) return true
    if (char === CELL) this.endCell()
    else if (closing) return true
    else if (char === FORMULA) this.formula = true
    else if (char === VALUE || (char === TEXT && !this.phonetic)) return this.takeText(char === VALUE)
    return true
  }

  private takeText(isValue: boolean): boolean {
    const { scan, cell } = this
    if (!scan.selfClosing) {
      const end = scan.textEnd(scan.at)
      if (end < 0) return false
      const text = scan.text(scan.at, end)
      if (isValue) cell.value = text
      else cell.inline += decodeCellText(text)
      scan.at = end
    } else if (!isValue) return true
    this.sawValue = true
    return true
  }

  private startRow(): void {
    const { scan } = this
    const closing = scan.closing
    if (closing) {
      scan.skipAttributes()
      return
    }
    let number = NaN
    let hidden = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('r')) number = scan.valueNumber()
      else if (scan.isAttribute('hidden')) hidden = isTrue(scan.value())
    }
    const { place } = this
    place.row = number >= 1 ? number - 1 : place.row + 1
    place.column = -1
    if (hidden) this.extras.hiddenRows.push(place.row)
  }

  private startCell(): void {
    const { scan, cell, place } = this
    cell.row = place.row
    cell.column = place.column + 1
    cell.type = 'n'
    cell.style = 0
    cell.value = cell.inline = ''
    this.formula = this.sawValue = this.phonetic = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('r')) this.readAddress(scan.valueFrom, scan.valueTo)
      else if (scan.isAttribute('s')) cell.style = scan.valueNumber() || 0
      else if (scan.isAttribute('t')) cell.type = scan.value()
    }
    place.column = cell.column
    this.open = true
    if (scan.selfClosing) this.endCell()
  }

  /** Reads `AB12`; nothing where it is no address. A row number in it wins over the row's. */
  private readAddress(from: number, to: number): void {
    const { bytes } = this.scan
    let column = 0
    let at = from
    for (; at < to; at++) {
      const letter = ((bytes[at] ?? 0) & 0xdf) - 64
      if (letter < 1 || letter > 26) break
      column = column * 26 + letter
    }
    let row = 0
    for (; at < to; at++) row = row * 10 + (bytes[at] ?? 0) - 48
    if (column === 0) return
    this.cell.column = column - 1
    if (row > 0) this.cell.row = row - 1
  }

  private endCell(): void {
    this.open = false
    const { cell } = this
    const mayBeEmpty = cell.type === 'str' || cell.type === 'inlineStr'
    if (this.formula && (!this.sawValue || (!mayBeEmpty && cell.value === ''))) {
      this.withoutValue()
      return
    }
    if (!this.sawValue || putCell(cell, this.builder, this.context)) return
    this.counts.unread++
    if (this.counts.firstUnread === '') this.counts.firstUnread = cellAddress(cell.row, cell.column)
  }

  private withoutValue(): void {
    const { row, column } = this.cell
    if (row >= 0 && row <= MAX_ROW && column <= MAX_COLUMN) this.builder.setFormulaWithoutValue(row, column)
  }

  private merge(): void {
    const { scan } = this
    while (scan.nextAttribute()) {
      if (!scan.isAttribute('ref')) continue
      const range: CellRange | null = parseCellRange(scan.value())
      if (range !== null) this.extras.merges.push(range)
    }
  }

  private hideColumns(): void {
    const { scan } = this
    let first = NaN
    let last = NaN
    let hidden = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('min')) first = scan.valueNumber()
      else if (scan.isAttribute('max')) last = scan.valueNumber()
      else if (scan.isAttribute('hidden')) hidden = isTrue(scan.value())
    }
    if (!hidden) return
    for (let column = first; column <= Math.min(last, MAX_COLUMN + 1); column++)
      this.extras.hiddenColumns.push(column - 1)
  }
}
