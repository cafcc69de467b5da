import { AppError } from '../../core/base/app-error.ts'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ColumnGridBuilder, GridExtras } from '../column-grid-builder.ts'
import { parseIsoDate } from '../parse-iso-date.ts'
import type { ReadWatch } from '../read-limits.ts'
import { plainStyle, type CellStyle } from './read-styles.ts'
import { parseCellRange } from './parse-cell-range.ts'
import { XmlScanner } from './xml-scanner.ts'
import { decodeCellText, decodeXmlText } from './xml-text.ts'

/** What the cells of a sheet refer to. `shared` holds dictionary ids, `texts` the dictionary. */
export type SheetContext = { styles: readonly CellStyle[]; shared: Int32Array; texts: readonly string[]; date1904: boolean }

/** Cells of one sheet that could not be taken over. `unread` cells have an address that no workbook can have, or refer to a missing shared string. */
export type SheetCounts = { unread: number; firstUnread: string }

const MAX_ROW = 1_048_575
const MAX_COLUMN = 16_383
/** Days between the two date systems of Excel. */
const DAYS_1904 = 1462
/** Serial of 10000-01-01: dates end the day before. */
const END_OF_DATES = 2_958_466
const ROWS_BETWEEN_CHECKS = 4096

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
    watch.onProgress?.({ phase: 'parse', done: reader.position, total: bytes.length, unit: 'bytes', label: watch.label })
  }
  if (reader.inData) throw new AppError('workbook/unreadable', {}, { detail: `sheet "${watch.label}" ends inside its data` })
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
  private row = -1
  private column = -1
  private cellRow = -1
  private type = ''
  private style = 0
  private open = false
  private formula = false
  private sawValue = false
  private from = 0
  private to = 0
  private inline = ''
  private phonetic = false

  constructor(bytes: Uint8Array, builder: ColumnGridBuilder, context: SheetContext) {
    this.scan = new XmlScanner(bytes)
    this.builder = builder
    this.context = context
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

  private letter(char: number): void {
    const { scan } = this
    const closing = scan.closing
    if (char === 0x63 && !closing) return this.startCell()
    scan.skipAttributes()
    if (!this.open) return
    if (char === 0x63) this.endCell()
    else if (closing) return
    else if (char === 0x66) this.formula = true
    else if (char === 0x76) this.takeValue()
    else if (char === 0x74 && !scan.selfClosing && !this.phonetic) {
      const end = scan.textEnd(scan.at)
      this.inline += decodeCellText(scan.text(scan.at, end))
      this.sawValue = true
      scan.at = end
    }
  }

  private takeValue(): void {
    const { scan } = this
    this.sawValue = true
    if (scan.selfClosing) return
    this.from = scan.at
    this.to = scan.textEnd(scan.at)
    scan.at = this.to
  }

  private startRow(): void {
    const { scan } = this
    const closing = scan.closing
    if (closing) return scan.skipAttributes()
    let number = NaN
    let hidden = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('r')) number = scan.valueNumber()
      else if (scan.isAttribute('hidden')) hidden = isTrueValue(scan.value())
    }
    this.row = number >= 1 ? number - 1 : this.row + 1
    this.column = -1
    this.rowsSeen++
    if (hidden) this.extras.hiddenRows.push(this.row)
  }

  private startCell(): void {
    const { scan } = this
    this.cellRow = this.row
    this.type = 'n'
    this.style = 0
    this.formula = this.sawValue = this.phonetic = false
    this.from = this.to = 0
    this.inline = ''
    let placed = false
    while (scan.nextAttribute()) {
      if (scan.isAttribute('r')) placed = this.readAddress(scan.valueFrom, scan.valueTo)
      else if (scan.isAttribute('s')) this.style = scan.valueNumber() || 0
      else if (scan.isAttribute('t')) this.type = scan.value()
    }
    if (!placed) this.column++
    this.open = true
    if (scan.selfClosing) this.endCell()
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
    for (let digit = at; digit < to; digit++) row = row * 10 + (bytes[digit] ?? 0) - 48
    if (column === 0) return false
    this.column = column - 1
    if (row > 0) this.cellRow = row - 1
    return true
  }

  private endCell(): void {
    this.open = false
    const { type } = this
    const hasText = this.to > this.from
    if (this.formula && type !== 'str' && type !== 'inlineStr' && !hasText) return this.withoutValue()
    if (this.formula && !this.sawValue) return this.withoutValue()
    if (!this.sawValue) return
    if (this.cellRow < 0 || this.cellRow > MAX_ROW || this.column > MAX_COLUMN) return this.unread()
    if (type === 'inlineStr') return this.setText(this.inline)
    if (!hasText) return
    switch (type) {
      case 's':
        return this.setShared()
      case 'str':
        return this.setText(decodeCellText(this.raw()))
      case 'b':
        return this.builder.setBoolean(this.cellRow, this.column, isTrueValue(this.raw().trim()))
      case 'e':
        return this.builder.setError(this.cellRow, this.column, decodeXmlText(this.raw()))
      case 'd':
        return this.setIsoDate()
      default:
        return this.setNumber()
    }
  }

  private raw(): string {
    return this.scan.text(this.from, this.to)
  }

  private setText(text: string): void {
    this.builder.setText(this.cellRow, this.column, text)
    this.indent()
  }

  private setShared(): void {
    const id = this.context.shared[Number(this.raw())]
    if (id === undefined) return this.unread()
    this.setText(this.context.texts[id] ?? '')
  }

  private setNumber(): void {
    const value = this.parseNumber()
    if (Number.isNaN(value)) return this.setText(decodeCellText(this.raw()))
    const { format, kind } = this.context.styles[this.style] ?? plainStyle
    const serial = kind === 'date' && this.context.date1904 ? value + DAYS_1904 : value
    if (kind === 'date' && serial >= 0 && serial < END_OF_DATES) this.builder.setDate(this.cellRow, this.column, serial, format)
    else this.builder.setNumber(this.cellRow, this.column, value, format)
    this.indent()
  }

  /** Short whole numbers digit by digit, everything else by the language's own exact conversion. */
  private parseNumber(): number {
    const { bytes } = this.scan
    if (this.to - this.from > 15) return toNumber(this.raw())
    let value = 0
    for (let at = this.from; at < this.to; at++) {
      const digit = (bytes[at] ?? 0) - 48
      if (digit < 0 || digit > 9) return toNumber(this.raw())
      value = value * 10 + digit
    }
    return value
  }

  private setIsoDate(): void {
    const serial = parseIsoDate(this.raw().trim())
    const { format, kind } = this.context.styles[this.style] ?? plainStyle
    if (serial === null) this.setText(this.raw())
    else this.builder.setDate(this.cellRow, this.column, serial, kind === 'date' ? format : 'yyyy/m/d')
  }

  private indent(): void {
    const level = this.context.styles[this.style]?.indent ?? 0
    if (level > 0) this.builder.setIndent(this.cellRow, this.column, level)
  }

  private withoutValue(): void {
    if (this.cellRow >= 0 && this.cellRow <= MAX_ROW && this.column <= MAX_COLUMN) this.builder.setFormulaWithoutValue(this.cellRow, this.column)
  }

  private unread(): void {
    this.counts.unread++
    if (this.counts.firstUnread === '') this.counts.firstUnread = `R${this.cellRow + 1}C${this.column + 1}`
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
      else if (scan.isAttribute('hidden')) hidden = isTrueValue(scan.value())
    }
    if (!hidden) return
    for (let column = first; column <= Math.min(last, MAX_COLUMN + 1); column++) this.extras.hiddenColumns.push(column - 1)
  }
}

function isTrueValue(text: string): boolean {
  return text === '1' || text === 'true' || text === 'TRUE'
}

function toNumber(text: string): number {
  const trimmed = text.trim()
  return trimmed === '' || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(trimmed) ? NaN : Number(trimmed)
}
