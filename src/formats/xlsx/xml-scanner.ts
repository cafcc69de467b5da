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
const DASH = 0x2d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

// A text may begin with U+FEFF; only that of the whole part is a mark.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Walks over the tags of an XML part in its UTF-8 bytes, without making a string or an object for any of them. The bytes may
 * be a window on a part that is still coming: then {@link wholeTag} says whether the next tag is there.
 * After {@link nextTag}, `nameFrom` to `nameTo` is the local name; after {@link nextAttribute} also `attributeFrom` and `valueFrom`.
 */
export class XmlScanner {
  bytes: Uint8Array
  /** Where the next tag is looked for. */
  at = 0
  /** End of the content in `bytes`. */
  end: number
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
    this.end = bytes.length
  }

  /**
   * Moves past texts, comments, CDATA and instructions to the next tag; true when all of that tag is there. False leaves `at` at
   * the first byte that is still needed.
   */
  wholeTag(): boolean {
    for (;;) {
      const start = this.find(LT, this.at)
      this.at = start < 0 ? this.end : start
      if (this.at + 1 >= this.end) return false
      const first = this.bytes[start + 1]
      if (first !== BANG && first !== QUESTION) return this.tagEnd(start) >= 0
      const behind = this.markupEnd(start)
      if (behind < 0) return false
      this.at = behind
    }
  }

  /** Moves to the next start or end tag, past comments, CDATA and instructions; false at the end. Its attributes must be read or skipped. */
  nextTag(): boolean {
    const { bytes, end } = this
    for (;;) {
      const start = this.find(LT, this.at)
      if (start < 0 || start + 1 >= end) return false
      let at = start + 1
      const first = bytes[at]
      if (first === BANG || first === QUESTION) {
        const behind = this.markupEnd(start)
        if (behind < 0) return false
        this.at = behind
        continue
      }
      this.closing = first === SLASH
      if (this.closing) at++
      this.nameFrom = at
      for (; at < end; at++) {
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
    const { bytes, end } = this
    let at = this.at
    this.selfClosing = false
    for (; at < end; at++) {
      const char = bytes[at] ?? 0
      if (char === GT) {
        this.at = at + 1
        return false
      }
      if (char === SLASH) this.selfClosing = true
      else if (char > SPACE) break
    }
    this.attributeFrom = at
    for (; at < end; at++) {
      const char = bytes[at] ?? 0
      if (char === EQUALS || char === GT) break
      if (char === COLON) this.attributeFrom = at + 1
    }
    this.attributeTo = at
    while (this.attributeTo > this.attributeFrom && (bytes[this.attributeTo - 1] ?? 0) <= SPACE) this.attributeTo--
    while (at < end && bytes[at] !== DOUBLE && bytes[at] !== SINGLE && bytes[at] !== GT) at++
    if (at >= end || bytes[at] === GT) {
      this.at = Math.min(at + 1, end)
      return false
    }
    const close = this.find(bytes[at] ?? DOUBLE, at + 1)
    this.valueFrom = at + 1
    this.valueTo = close < 0 ? end : close
    this.at = close < 0 ? end : close + 1
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

  /** End of the text that begins at `from`: the next tag; -1 where that has not come. CDATA sections and comments belong to the text. */
  textEnd(from: number): number {
    for (let at = this.find(LT, from); at >= 0 && at + 1 < this.end; at = this.find(LT, at)) {
      if (this.bytes[at + 1] !== BANG) return at
      at = this.markupEnd(at)
      if (at < 0) return -1
    }
    return -1
  }

  /** Bytes as text, undecoded. */
  text(from: number, to: number): string {
    return decoder.decode(this.bytes.subarray(from, to))
  }

  private find(char: number, from: number): number {
    const at = this.bytes.indexOf(char, from)
    return at < this.end ? at : -1
  }

  private equals(from: number, to: number, name: string): boolean {
    if (to - from !== name.length) return false
    for (let index = 0; index < name.length; index++)
      if (this.bytes[from + index] !== name.charCodeAt(index)) return false
    return true
  }

  /** Position behind the tag that begins at `start`; -1 where its end has not come. An attribute may hold `>`. */
  private tagEnd(start: number): number {
    const { bytes, end } = this
    let quote = 0
    for (let at = start + 1; at < end; at++) {
      const char = bytes[at] ?? 0
      if (quote !== 0) {
        if (char === quote) quote = 0
      } else if (char === GT) return at + 1
      else if (char === DOUBLE || char === SINGLE) quote = char
    }
    return -1
  }

  /** Position behind a comment, CDATA section, instruction or declaration that begins at `start`; -1 where its end has not come. */
  private markupEnd(start: number): number {
    const { bytes, end } = this
    // What begins here shows itself in three bytes, how it ends too.
    if (start + 3 >= end) return -1
    const second = bytes[start + 1] === BANG ? bytes[start + 2] : 0
    const last = second === DASH ? DASH : second === OPEN_BRACKET ? CLOSE_BRACKET : 0
    for (let at = this.find(GT, start); at >= 0; at = this.find(GT, at + 1)) {
      if (last === 0 || (bytes[at - 1] === last && bytes[at - 2] === last)) return at + 1
    }
    return -1
  }
}
