import type { TextDictionary } from '../text-dictionary.ts'
import type { XmlScanner } from './xml-scanner.ts'
import { XmlStream } from './xml-stream.ts'
import { decodeCellText } from './xml-text.ts'
import { plainTextEnd } from './cell-bytes.ts'

const START_TEXTS = 1024
const ITEM_STARTS = ['<si><t>', '<si><t xml:space="preserve">'].map((text) => new TextEncoder().encode(text))
const TEXT_END = new TextEncoder().encode('</t>')
const ITEM_END = new TextEncoder().encode('</si>')
/** How Excel for Chinese ends each text: settings of a reading aid that it does not have. */
const PHONETIC = new TextEncoder().encode('<phoneticPr ')
const GT = 0x3e
const SLASH = 0x2f
const SPACE = 0x20

/**
 * Reads the shared strings of a workbook, as their bytes come, into the dictionary. The runs of rich text are joined, phonetic
 * runs are dropped.
 */
export class SharedStringsReader {
  private ids = new Int32Array(START_TEXTS)
  private count = 0
  private readonly dictionary: TextDictionary
  private readonly stream: XmlStream
  private readonly scan: XmlScanner
  private text = ''
  private inItem = false
  private phonetic = false

  constructor(dictionary: TextDictionary) {
    this.dictionary = dictionary
    this.stream = new XmlStream(() => this.step())
    this.scan = this.stream.scan
  }

  /** Takes the next bytes of the part. Throws `workbook/unreadable`. */
  push(piece: Uint8Array): void {
    this.stream.push(piece)
  }

  /** Ends the part; ids in the dictionary, in the order in which cells name them. */
  finish(): Int32Array {
    this.stream.finish()
    return this.ids.slice(0, this.count)
  }

  private step(): boolean {
    const { scan } = this
    if (!this.inItem) while (this.plainItem()) continue
    if (!scan.wholeTag()) return false
    const start = scan.at
    scan.nextTag()
    const { closing } = scan
    if (scan.isName('si')) {
      scan.skipAttributes()
      this.inItem = !closing && !scan.selfClosing
      if (!this.inItem) this.add(this.dictionary.idOf(this.text))
      this.text = ''
    } else if (scan.isName('rPh')) {
      scan.skipAttributes()
      this.phonetic = !closing && !scan.selfClosing
    } else if (!scan.isName('t') || closing) scan.skipAttributes()
    else return this.takeText(start)
    return true
  }

  private takeText(start: number): boolean {
    const { scan } = this
    scan.skipAttributes()
    if (scan.selfClosing) return true
    const end = scan.textEnd(scan.at)
    if (end < 0) {
      scan.at = start
      return false
    }
    if (!this.phonetic) this.text += decodeCellText(scan.text(scan.at, end))
    scan.at = end
    return true
  }

  /** Takes an item of the form `<si><t>text</t></si>` and what Excel makes of it; false, and nothing done, where another one follows. */
  private plainItem(): boolean {
    const { scan } = this
    const { bytes } = scan
    while (scan.at < scan.end && (bytes[scan.at] ?? 0) <= SPACE) scan.at++
    const start = ITEM_STARTS.find((each) => standsAt(bytes, scan.at, each))
    if (start === undefined) return false
    const from = scan.at + start.length
    const end = plainTextEnd(bytes, from, scan.end)
    if (end < 0 || !standsAt(bytes, end, TEXT_END)) return false
    const close = pastPhonetic(bytes, end + TEXT_END.length, scan.end)
    if (!standsAt(bytes, close, ITEM_END)) return false
    this.add(end === from ? 0 : this.dictionary.idOfUtf8(bytes, from, end))
    scan.at = close + ITEM_END.length
    return true
  }

  private add(id: number): void {
    if (this.count === this.ids.length) {
      const larger = new Int32Array(this.ids.length * 2)
      larger.set(this.ids)
      this.ids = larger
    }
    this.ids[this.count++] = id
  }
}

/** Position behind an empty `phoneticPr` at `at`; `at` itself where there is none. */
function pastPhonetic(bytes: Uint8Array, at: number, end: number): number {
  if (!standsAt(bytes, at, PHONETIC)) return at
  let close = at
  while (close < end && bytes[close] !== GT) close++
  return bytes[close - 1] === SLASH ? close + 1 : at
}

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false
  return true
}
