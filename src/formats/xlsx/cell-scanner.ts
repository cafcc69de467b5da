import type { ColumnGridBuilder } from '../column-grid-builder.ts'
import type { TextDictionary } from '../text-dictionary.ts'
import { cellLooks, type CellLook } from './cell-styles.ts'
import { digitsEnd, plainTextEnd, valueEnd, wholeNumber } from './cell-bytes.ts'
import { DAYS_1904, END_OF_DATES, MAX_COLUMN, MAX_ROW, type SheetContext } from './put-cell.ts'
import { NumberScanner } from './scan-number.ts'
import type { XmlScanner } from './xml-scanner.ts'

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const EQUALS = 0x3d
const QUOTE = 0x22
const SPACE = 0x20
const ZERO = 0x30
const LETTER_A = 0x41
const LETTER_Z = 0x5a
const b = 0x62
const c = 0x63
const f = 0x66
const h = 0x68
const i = 0x69
const n = 0x6e
const o = 0x6f
const r = 0x72
const s = 0x73
const t = 0x74
const v = 0x76
const w = 0x77
const x = 0x78

/** Values of the attribute `t` by their first letter; 0 is left to the general reader. `str` is told from `s` by its length. */
const STR = 1
const INLINE = i

/** Where the cells of a sheet go on, for both readers of it. Rows and columns count from 0; -1 before the first. */
export type CellPlace = { row: number; column: number }

/**
 * Reads rows and cells that are written as spreadsheet programs write them, `<c r="A1" s="1" t="s"><v>123</v></c>`, in one pass over the
 * bytes. At anything else it stops, has done nothing, and leaves the rest to the general reader, which knows all of XML.
 */
export class CellScanner {
  private readonly scan: XmlScanner
  private readonly place: CellPlace
  private readonly builder: ColumnGridBuilder
  private readonly shared: Int32Array
  private readonly dictionary: TextDictionary
  private readonly looks: readonly CellLook[]
  private readonly days: number
  private readonly numbers = new NumberScanner()
  private bytes: Uint8Array
  // Attributes of the cell that is being read.
  private row = 0
  private column = 0
  private style = 0
  private type = n

  constructor(scan: XmlScanner, place: CellPlace, builder: ColumnGridBuilder, context: SheetContext) {
    this.scan = scan
    this.place = place
    this.builder = builder
    this.shared = context.shared
    this.dictionary = context.dictionary
    this.looks = cellLooks(context.styles, builder)
    this.days = context.date1904 ? DAYS_1904 : 0
    this.bytes = scan.bytes
  }

  /** Reads on from `scan.at` as far as it can. */
  run(): void {
    const { scan } = this
    this.bytes = scan.bytes
    for (let next = scan.at; next >= 0;) {
      while (next < scan.end && (this.bytes[next] ?? 0) <= SPACE) next++
      scan.at = next
      if (this.bytes[next] !== LT) return
      const char = this.bytes[next + 1] ?? 0
      next =
        char === c ? this.cell(next + 2) : char === r ? this.startRow(next) : char === SLASH ? this.endRow(next) : -1
    }
  }

  private endRow(at: number): number {
    const { bytes } = this
    return bytes[at + 2] === r && bytes[at + 3] === o && bytes[at + 4] === w && bytes[at + 5] === GT ? at + 6 : -1
  }

  /** A row's tag with attributes in double quotes, none of them `hidden`. */
  private startRow(from: number): number {
    const { bytes, place } = this
    const { end } = this.scan
    if (bytes[from + 2] !== o || bytes[from + 3] !== w) return -1
    let row = place.row + 1
    let at = from + 4
    for (; bytes[at] === SPACE; at++) {
      const name = at + 1
      // `hidden` and `height` are not told apart here: `ht` is.
      if (bytes[name] === h && bytes[name + 1] === i) return -1
      at = name
      while (at < end && bytes[at] !== EQUALS && bytes[at] !== GT && bytes[at] !== SPACE) at++
      if (bytes[at] !== EQUALS || bytes[at + 1] !== QUOTE) return -1
      const value = at + 2
      at = value
      while (at < end && bytes[at] !== QUOTE) at++
      if (bytes[name] === r && bytes[name + 1] === EQUALS) row = wholeNumber(bytes, value, at) - 1
    }
    if (!(row >= 0 && row <= MAX_ROW)) return -1
    const empty = bytes[at] === SLASH
    if (empty) at++
    if (bytes[at] !== GT) return -1
    place.row = row
    place.column = -1
    return at + 1
  }

  /** The rest of a cell behind `<c`; -1 where it has another form or is not whole. */
  private cell(from: number): number {
    const { bytes } = this
    let at = this.attributes(from)
    if (at < 0) return -1
    if (bytes[at] === SLASH) {
      if (bytes[at + 1] !== GT) return -1
      this.place.column = this.column
      return at + 2
    }
    if (bytes[at] !== GT) return -1
    at = this.formula(at + 1)
    if (at < 0 || bytes[at] !== LT) return -1
    const next = bytes[at + 1] === v && bytes[at + 2] === GT ? this.value(at + 3) : this.inlineText(at)
    if (next < 0) return -1
    this.place.column = this.column
    const indent = this.looks[this.style]?.indent ?? 0
    if (indent > 0) this.builder.setIndent(this.row, this.column, indent)
    return next
  }

  /** Position of the `>` or `/` that ends the attributes. */
  private attributes(from: number): number {
    const { bytes } = this
    this.row = this.place.row
    this.column = this.place.column + 1
    this.style = 0
    this.type = n
    let at = from
    while (bytes[at] === SPACE) {
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return -1
      const name = bytes[at + 1]
      at =
        name === r
          ? this.address(at + 4)
          : name === s
            ? this.styleNumber(at + 4)
            : name === t
              ? this.typeName(at + 4)
              : -1
      if (at < 0 || bytes[at] !== QUOTE) return -1
      at++
    }
    return this.row >= 0 && this.row <= MAX_ROW && this.column <= MAX_COLUMN ? at : -1
  }

  private address(from: number): number {
    const { bytes } = this
    let at = from
    let char = bytes[at] ?? 0
    let column = 0
    for (; char >= LETTER_A && char <= LETTER_Z && column <= MAX_COLUMN; char = bytes[++at] ?? 0)
      column = column * 26 + char - 64
    let row = 0
    for (let digit = char - ZERO; digit >= 0 && digit <= 9 && row <= MAX_ROW; digit = (bytes[++at] ?? 0) - ZERO)
      row = row * 10 + digit
    if (column === 0 || row === 0) return -1
    this.column = column - 1
    this.row = row - 1
    return at
  }

  private styleNumber(from: number): number {
    let at = from
    let style = 0
    for (
      let digit = (this.bytes[at] ?? 0) - ZERO;
      digit >= 0 && digit <= 9 && style < 1_000_000;
      digit = (this.bytes[++at] ?? 0) - ZERO
    )
      style = style * 10 + digit
    this.style = style
    return style < this.looks.length ? at : -1
  }

  private typeName(from: number): number {
    const { bytes } = this
    const first = bytes[from] ?? 0
    if (bytes[from + 1] === QUOTE) {
      this.type = first
      return first === s || first === n || first === b ? from + 1 : -1
    }
    if (first === s && bytes[from + 1] === t && bytes[from + 2] === r) {
      this.type = STR
      return from + 3
    }
    // `inlineStr`: no other value begins so.
    this.type = INLINE
    return first === i && bytes[from + 1] === n && bytes[from + 8] === r ? from + 9 : -1
  }

  /** Position behind a formula, or `from` where there is none. */
  private formula(from: number): number {
    const { bytes } = this
    if (bytes[from] !== LT || bytes[from + 1] !== f) return from
    const { end } = this.scan
    let at = from + 2
    let quoted = false
    for (; at < end && (quoted || bytes[at] !== GT); at++) if (bytes[at] === QUOTE) quoted = !quoted
    if (bytes[at - 1] !== SLASH) {
      while (at < end && bytes[at] !== LT) at++
      if (bytes[at + 1] !== SLASH || bytes[at + 2] !== f || bytes[at + 3] !== GT) return -1
      at += 3
    }
    // A formula without a saved result is a case of its own.
    return bytes[at] === GT && bytes[at + 1] === LT && bytes[at + 2] === v ? at + 1 : -1
  }

  /** Takes the value that begins at `from`, inside `<v>`; position behind the cell. */
  private value(from: number): number {
    const { bytes, builder, row, column } = this
    if (this.type === s) {
      const end = digitsEnd(bytes, from)
      const next = valueEnd(bytes, end)
      if (next < 0 || end === from || end > from + 9) return -1
      const id = this.shared[wholeNumber(bytes, from, end)]
      if (id === undefined) return -1
      builder.putTextId(row, column, id)
      return next
    }
    if (this.type === n) return this.numberValue(from)
    if (this.type === STR) {
      const end = plainTextEnd(bytes, from, this.scan.end)
      const next = end < 0 ? -1 : valueEnd(bytes, end)
      if (next < 0 || end === from) return -1
      builder.putTextId(row, column, this.dictionary.idOfUtf8(bytes, from, end))
      return next
    }
    const digit = (bytes[from] ?? 0) - ZERO
    const next = valueEnd(bytes, from + 1)
    if (this.type !== b || next < 0 || (digit !== 0 && digit !== 1)) return -1
    builder.setBoolean(row, column, digit === 1)
    return next
  }

  private numberValue(from: number): number {
    const { numbers, builder, row, column } = this
    const value = numbers.read(this.bytes, from)
    if (Number.isNaN(value)) return -1
    const next = valueEnd(this.bytes, numbers.end)
    const look = this.looks[this.style]
    if (next < 0 || look === undefined) return -1
    const serial = value + this.days
    if (look.isDate && serial >= 0 && serial < END_OF_DATES) builder.putNumber(row, column, serial, look.date)
    else builder.putNumber(row, column, value, look.number)
    return next
  }

  /** Takes a text in `<is><t>`, where `from` is; position behind the cell. */
  private inlineText(from: number): number {
    const { bytes } = this
    if (this.type !== INLINE || bytes[from + 1] !== i || bytes[from + 2] !== s || bytes[from + 3] !== GT) return -1
    if (bytes[from + 4] !== LT || bytes[from + 5] !== t) return -1
    let at = from + 6
    // ` xml:space="preserve"`; spaces count in any case.
    if (bytes[at] === SPACE && bytes[at + 1] === x && bytes[at + 11] === QUOTE && bytes[at + 20] === QUOTE) at += 21
    if (bytes[at] !== GT) return -1
    const end = plainTextEnd(bytes, at + 1, this.scan.end)
    if (end < 0 || end === at + 1) return -1
    for (let index = 0; index < INLINE_END.length; index++) if (bytes[end + index] !== INLINE_END[index]) return -1
    this.builder.putTextId(this.row, this.column, this.dictionary.idOfUtf8(bytes, at + 1, end))
    return end + INLINE_END.length
  }
}

const INLINE_END = new TextEncoder().encode('</t></is></c>')
