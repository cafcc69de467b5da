import { AppError } from '../../core/base/app-error.ts'
import { cellAddress } from '../../core/workbook/cell-address.ts'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ColumnGridBuilder, GridExtras } from '../column-grid-builder.ts'
import type { ReadWatch } from '../read-limits.ts'
import { parseCellRange } from './parse-cell-range.ts'
import { MAX_COLUMN, MAX_ROW, putCell, type ScannedCell, type SheetContext } from './put-cell.ts'
import { XmlScanner } from './xml-scanner.ts'
import { isTrue } from './xml-tags.ts'
import { decodeCellText } from './xml-text.ts'

/** Cells of one sheet that could not be taken over. `unread` cells have an address that no workbook can have, or refer to a missing shared string. */
export type SheetCounts = { unread: number; firstUnread: string }

const ROWS_BETWEEN_CHECKS = 4096
const CELL = 0x63
const FORMULA = 0x66
const VALUE = 0x76
const TEXT = 0x74
const ONE_LETTER_TYPES: Readonly<Record<number, string>> = { 0x73: 's', 0x6e: 'n', 0x62: 'b', 0x65: 'e', 0x64: 'd' }

/**
 * Reads one worksheet part into a grid: cells, merges, hidden rows and columns. Rows and cells without an address follow the one before.
 * Throws `workbook/unreadable` when the part ends inside its data, `call/cancelled`.
 */
export function readSheetXml(
  bytes: Uint8Array,
  builder: ColumnGridBuilder,
  context: SheetContext,
  watch: ReadWatch & { label: string },
): { extras: GridExtras; counts: SheetCounts } {
  const reader = new SheetReader(bytes, builder, context)
  let rows = 0
  while (reader.step()) {
    if (reader.rowsSeen < rows + ROWS_BETWEEN_CHECKS) continue
    rows = reader.rowsSeen
    checkCancelled(watch)
    watch.onProgress?.({
      phase: 'parse',
      done: reader.position,
      total: bytes.length,
      unit: 'bytes',
      label: watch.label,
    })
  }
  if (reader.inData)
    throw new AppError('workbook/unreadable', {}, { detail: `sheet "${watch.label}" ends inside its data` })
  return { extras: reader.extras, counts: reader.counts }
}

class SheetReader {
  readonly extras: GridExtras = { merges: [], hiddenRows: [], hiddenColumns: [] }
  readonly counts: SheetCounts = { unread: 0, firstUnread: '' }
  rowsSeen = 0
  inData = false
  private readonly scan: XmlScanner
  private readonly builder: ColumnGridBuilder
  private readonly context: SheetContext
  private readonly cell: ScannedCell
  private row = -1
  private open = false
  private formula = false
  private sawValue = false
  private phonetic = false

  constructor(bytes: Uint8Array, builder: ColumnGridBuilder, context: SheetContext) {
    this.scan = new XmlScanner(bytes)
    this.builder = builder
    this.context = context
    this.cell = { bytes, row: -1, column: -1, type: 'n', style: 0, from: 0, to: 0, inline: '' }
  }

  get position(): number {
    return this.scan.at
  }

  /** Handles one tag; false at the end of the part. */
  step(): boolean {
    const { scan } = this
    if (!scan.nextTag()) return false
    const length = scan.nameTo - scan.nameFrom
    if (length === 1) this.letter(scan.bytes[scan.nameFrom] ?? 0)
    else if (length === 3 && scan.isName('row')) this.startRow()
    else if (length === 3 && scan.isName('col')) this.hideColumns()
    else if (length === 3 && scan.isName('rPh')) this.phonetic = this.isOpening()
    else if (length === 9 && scan.isName('mergeCell')) this.merge()
    else if (length === 9 && scan.isName('sheetData')) this.inData = this.isOpening()
    else scan.skipAttributes()
    return true
  }

  private isOpening(): boolean {
    const { scan } = this
    const closing = scan.closing
    scan.skipAttributes()
    return !closing && !scan.selfClosing
  }

  /** Elements of one letter: cell, formula, value, text. */
  private letter(char: number): void {
    const { scan } = this
    const closing = scan.closing
    if (char === CELL && !closing) {
      this.startCell()
      return
    }
    scan.skipAttributes()
    if (!this.open) return
    if (char === CELL) this.endCell()
    else if (closing) return
    else if (char === FORMULA) this.formula = true
    else if (char === VALUE) this.takeValue()
    else if (char === TEXT && !scan.selfClosing && !this.phonetic) this.takeText()
  }

  private takeValue(): void {
    const { scan, cell } = this
    this.sawValue = true
    if (scan.selfClosing) return
    cell.from = scan.at
    cell.to = scan.textEnd(scan.at)
    scan.at = cell.to
  }

  private takeText(): void {
    const { scan } = this
    this.sawValue = true
    const end = scan.textEnd(scan.at)
    this.cell.inline += decodeCellText(scan.text(scan.at, end))
    scan.at = end
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
    this.row = number >= 1 ? number - 1 : this.row + 1
    this.cell.column = -1
    this.rowsSeen++
    if (hidden) this.extras.hiddenRows.push(this.row)
  }

  private startCell(): void {
    const { scan, cell } = this
    cell.row = this.row
    cell.type = 'n'
    cell.style = cell.from = cell.to = 0
    cell.inline = ''
    this.formula = this.sawValue = this.phonetic = false
    let placed = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('r')) placed = this.readAddress(scan.valueFrom, scan.valueTo)
      else if (scan.isAttribute('s')) cell.style = scan.valueNumber() || 0
      else if (scan.isAttribute('t')) cell.type = this.readType()
    }
    if (!placed) cell.column++
    this.open = true
    if (scan.selfClosing) this.endCell()
  }

  /** Value of the attribute `t`; no text is made for the usual ones, of which there are millions. */
  private readType(): string {
    const { bytes, valueFrom, valueTo } = this.scan
    if (valueTo - valueFrom === 1) return ONE_LETTER_TYPES[bytes[valueFrom] ?? 0] ?? this.scan.value()
    return this.scan.value()
  }

  /** Reads `AB12`; false where it is no address. A row number in it wins over the row's. */
  private readAddress(from: number, to: number): boolean {
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
    if (column === 0) return false
    this.cell.column = column - 1
    if (row > 0) this.cell.row = row - 1
    return true
  }

  private endCell(): void {
    this.open = false
    const { cell } = this
    const mayBeEmpty = cell.type === 'str' || cell.type === 'inlineStr'
    if (this.formula && (!this.sawValue || (!mayBeEmpty && cell.to === cell.from))) {
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
