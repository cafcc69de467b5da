import { XmlScanner } from '../xlsx/xml-scanner.ts'
import { BytePatches } from './byte-patches.ts'

/** What SheetJS does not tell of a sheet of OpenDocument. Bounds are inclusive, rows and columns count from 0. */
export type OdsHidden = { name: string; hidden: boolean; rows: [number, number][]; columns: [number, number][] }

/** Content of an OpenDocument spreadsheet made ready for SheetJS, with the filled cells that it stands for, repeats multiplied out. */
export type MendedOds = { content: Uint8Array; cells: number; sheets: OdsHidden[] }

const SINGLE = 0x27
const DOUBLE = 0x22
const SLASH = 0x2f
const COVERED = 'covered-table-cell'
const CELL = 'table-cell'
const ROW = 'table-row'

/**
 * Rewrites what SheetJS reads over: values in cells that a merge covers, values in cells without a text, rows without
 * cells, attributes in single quotes. Collects hidden sheets, rows and columns on the way. Counts cells because `number-rows-repeated` lets a file of 1 KB fill 17 thousand
 * million; stops counting, and mending, beyond `most`.
 */
export function mendOds(content: Uint8Array, most: number): MendedOds {
  const mender = new OdsMender(content)
  while (mender.cells <= most && mender.step()) continue
  return { content: mender.patches.apply(content), cells: mender.cells, sheets: mender.sheets }
}

class OdsMender {
  cells = 0
  readonly sheets: OdsHidden[] = []
  readonly patches = new BytePatches()
  private readonly scan: XmlScanner
  /** Table styles that hide their sheet. */
  private readonly hiding = new Set<string>()
  private style = ''
  private row = 0
  private column = 0
  private rowRepeat = 1
  private renamed = false

  constructor(content: Uint8Array) {
    this.scan = new XmlScanner(content)
  }

  /** Handles one tag; false at the end. */
  step(): boolean {
    const { scan } = this
    if (!scan.nextTag()) return false
    const start = scan.at
    if (scan.isName(ROW)) this.onRow()
    else if (scan.isName(CELL) || scan.isName(COVERED)) this.onCell(start)
    else if (scan.isName('table-column')) this.onColumn()
    else if (scan.isName('table')) this.onTable()
    else if (scan.isName('style')) this.style = this.read('name')
    else if (scan.isName('table-properties')) {
      if (this.read('display') === 'false') this.hiding.add(this.style)
    } else this.read('')
    return true
  }

  /** Value of an attribute of the current tag; leaves the tag. */
  private read(name: string): string {
    const { scan } = this
    let value = ''
    while (scan.nextAttribute()) {
      this.mendQuotes()
      if (name !== '' && scan.isAttribute(name)) value = scan.value()
    }
    return value
  }

  private mendQuotes(): void {
    const { bytes, valueFrom, valueTo } = this.scan
    if (bytes[valueFrom - 1] !== SINGLE || bytes.subarray(valueFrom, valueTo).includes(DOUBLE)) return
    this.patches.replace(valueFrom - 1, valueFrom, [DOUBLE])
    this.patches.replace(valueTo, valueTo + 1, [DOUBLE])
  }

  private onTable(): void {
    const { scan } = this
    if (scan.closing) {
      this.read('')
      return
    }
    const sheet: OdsHidden = { name: '', hidden: false, rows: [], columns: [] }
    while (scan.nextAttribute()) {
      this.mendQuotes()
      if (scan.isAttribute('name')) sheet.name = scan.value()
      else if (scan.isAttribute('style-name')) sheet.hidden = this.hiding.has(scan.value())
    }
    this.sheets.push(sheet)
    this.row = this.column = 0
    this.rowRepeat = 1
  }

  private onColumn(): void {
    if (this.scan.closing) {
      this.read('')
      return
    }
    const { hidden, repeat } = this.readLine('number-columns-repeated')
    if (hidden) this.sheets.at(-1)?.columns.push([this.column, this.column + repeat - 1])
    this.column += repeat
  }

  private onRow(): void {
    if (this.scan.closing) {
      this.read('')
      return
    }
    const nameFrom = this.scan.nameFrom
    const { hidden, repeat } = this.readLine('number-rows-repeated')
    if (this.scan.selfClosing) this.addEndTag(nameFrom, ROW)
    if (hidden) this.sheets.at(-1)?.rows.push([this.row, this.row + repeat - 1])
    this.row += repeat
    this.rowRepeat = repeat
  }

  private readLine(repeatName: string): { hidden: boolean; repeat: number } {
    const { scan } = this
    let hidden = false
    let repeat = 1
    while (scan.nextAttribute()) {
      this.mendQuotes()
      if (scan.isAttribute(repeatName)) repeat = Math.max(1, scan.valueNumber() || 1)
      else if (scan.isAttribute('visibility')) hidden = /^(?:collapse|filter)$/.test(scan.value())
    }
    return { hidden, repeat }
  }

  private onCell(nameEnd: number): void {
    const { scan } = this
    const covered = scan.isName(COVERED)
    const nameFrom = scan.nameFrom
    if (scan.closing) {
      this.read('')
      if (covered && this.renamed) this.rename(nameFrom, nameEnd)
      this.renamed = false
      return
    }
    let valued = false
    let repeat = 1
    while (scan.nextAttribute()) {
      this.mendQuotes()
      if (scan.isAttribute('value-type')) valued = true
      else if (scan.isAttribute('number-columns-repeated')) repeat = Math.max(1, scan.valueNumber() || 1)
    }
    if (scan.selfClosing && !valued) return
    this.cells += this.rowRepeat * repeat
    if (covered) this.rename(nameFrom, nameEnd)
    this.renamed = covered && !scan.selfClosing
    if (scan.selfClosing) this.addEndTag(nameFrom, CELL)
  }

  /** SheetJS leaves covered cells empty; under the other name, padded to the same length, it reads them. */
  private rename(nameFrom: number, nameEnd: number): void {
    this.patches.replace(nameFrom, nameEnd, new TextEncoder().encode(CELL.padEnd(COVERED.length)))
  }

  /** SheetJS takes a number from a cell, and counts a row, only at the end tag. */
  private addEndTag(nameFrom: number, name: string): void {
    const { bytes, at } = this.scan
    const slash = bytes.lastIndexOf(SLASH, at - 1)
    let prefixFrom = nameFrom
    while (bytes[prefixFrom - 1] !== 0x3c) prefixFrom--
    const prefix = this.scan.text(prefixFrom, nameFrom)
    this.patches.replace(slash, at, new TextEncoder().encode(`></${prefix}${name}>`))
  }
}
