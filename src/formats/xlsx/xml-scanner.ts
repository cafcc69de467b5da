const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const COLON = 0x3a
const BANG = 0x21
const QUESTION = 0x3f
const EQUALS = 0x3d
const DOUBLE = 0x22
const SINGLE = 0x27
const SPACE = 0x20

const decoder = new TextDecoder()

/**
 * Walks over the tags of an XML part in its UTF-8 bytes, without making a string or an object for any of them.
 * After {@link nextTag}, `nameFrom` to `nameTo` is the local name; after {@link nextAttribute} also `attributeFrom` and `valueFrom`.
 */
export class XmlScanner {
  readonly bytes: Uint8Array
  /** Where the next tag is looked for. */
  at = 0
  nameFrom = 0
  nameTo = 0
  closing = false
  selfClosing = false
  attributeFrom = 0
  attributeTo = 0
  valueFrom = 0
  valueTo = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Moves to the next start or end tag, past comments, CDATA and instructions; false at the end. Its attributes must be read or skipped. */
  nextTag(): boolean {
    const { bytes } = this
    for (;;) {
      const start = bytes.indexOf(LT, this.at)
      if (start < 0 || start + 1 >= bytes.length) return false
      let at = start + 1
      const first = bytes[at]
      if (first === BANG || first === QUESTION) {
        this.at = this.skipMarkup(start)
        continue
      }
      this.closing = first === SLASH
      if (this.closing) at++
      this.nameFrom = at
      for (; at < bytes.length; at++) {
        const char = bytes[at] ?? 0
        if (char === COLON) this.nameFrom = at + 1
        else if (char <= SPACE || char === GT || char === SLASH) break
      }
      this.nameTo = at
      this.at = at
      return true
    }
  }

  /** Moves to the next attribute of the current tag; false at its end, with `selfClosing` set and `at` behind the tag. */
  nextAttribute(): boolean {
    const { bytes } = this
    let at = this.at
    this.selfClosing = false
    for (; at < bytes.length; at++) {
      const char = bytes[at] ?? 0
      if (char === GT) {
        this.at = at + 1
        return false
      }
      if (char === SLASH) this.selfClosing = true
      else if (char > SPACE) break
    }
    this.attributeFrom = at
    for (; at < bytes.length; at++) {
      const char = bytes[at] ?? 0
      if (char === EQUALS || char === GT) break
      if (char === COLON) this.attributeFrom = at + 1
    }
    this.attributeTo = at
    while (this.attributeTo > this.attributeFrom && (bytes[this.attributeTo - 1] ?? 0) <= SPACE) this.attributeTo--
    while (at < bytes.length && bytes[at] !== DOUBLE && bytes[at] !== SINGLE && bytes[at] !== GT) at++
    if (at >= bytes.length || bytes[at] === GT) {
      this.at = Math.min(at + 1, bytes.length)
      return false
    }
    const end = bytes.indexOf(bytes[at] ?? DOUBLE, at + 1)
    this.valueFrom = at + 1
    this.valueTo = end < 0 ? bytes.length : end
    this.at = end < 0 ? bytes.length : end + 1
    return true
  }

  /** Leaves the current tag without looking at its attributes. */
  skipAttributes(): void {
    while (this.nextAttribute()) continue
  }

  /** True when the local name of the current tag is this ASCII text. */
  isName(name: string): boolean {
    return this.equals(this.nameFrom, this.nameTo, name)
  }

  /** True when the local name of the current attribute is this ASCII text. */
  isAttribute(name: string): boolean {
    return this.equals(this.attributeFrom, this.attributeTo, name)
  }

  /** Value of the current attribute, undecoded. */
  value(): string {
    return this.text(this.valueFrom, this.valueTo)
  }

  /** Value of the current attribute as a whole number; NaN where it is none. */
  valueNumber(): number {
    let number = 0
    if (this.valueFrom === this.valueTo) return NaN
    for (let at = this.valueFrom; at < this.valueTo; at++) {
      const digit = (this.bytes[at] ?? 0) - 48
      if (digit < 0 || digit > 9) return NaN
      number = number * 10 + digit
    }
    return number
  }

  /** End of the text that begins at `at`: the next tag. CDATA sections and comments belong to the text. */
  textEnd(from: number): number {
    let at = this.bytes.indexOf(LT, from)
    while (at >= 0 && this.bytes[at + 1] === BANG) at = this.bytes.indexOf(LT, this.skipMarkup(at))
    return at < 0 ? this.bytes.length : at
  }

  /** Bytes as text, undecoded. */
  text(from: number, to: number): string {
    return decoder.decode(this.bytes.subarray(from, to))
  }

  private equals(from: number, to: number, name: string): boolean {
    if (to - from !== name.length) return false
    for (let index = 0; index < name.length; index++)
      if (this.bytes[from + index] !== name.charCodeAt(index)) return false
    return true
  }

  /** Position behind a comment, CDATA section, instruction or declaration that begins at `start`. */
  private skipMarkup(start: number): number {
    const { bytes } = this
    const second = bytes[start + 2]
    const [a, b] = second === 0x2d ? [0x2d, 0x2d] : second === 0x5b ? [0x5d, 0x5d] : [0, 0]
    for (let at = bytes.indexOf(GT, start); at >= 0; at = bytes.indexOf(GT, at + 1)) {
      if (a === 0 || (bytes[at - 1] === a && bytes[at - 2] === b)) return at + 1
    }
    return bytes.length
  }
}
