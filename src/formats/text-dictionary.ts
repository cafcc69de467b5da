const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const START_SLOTS = 1024
const START_BYTES = 16 * 1024

/**
 * Texts of a workbook, each kept once; the sheets of one workbook share it. Id 0 is the empty text. Texts that come as UTF-8 are
 * looked up by their bytes: a JavaScript string is made for a new one only, not for each of the millions of cells that repeat it.
 */
export class TextDictionary {
  readonly texts: string[] = ['']
  private readonly ids = new Map<string, number>([['', 0]])
  // A hash table with open addressing over the texts that came as bytes; a slot holds the number of a text plus one.
  private slots = new Int32Array(START_SLOTS)
  private hashes = new Int32Array(START_SLOTS)
  private textIds = new Int32Array(START_SLOTS)
  private ends = new Int32Array(START_SLOTS)
  private known = 0
  private bytes = new Uint8Array(START_BYTES)
  // Another start each time: nobody can make a file whose texts all meet in one slot.
  private readonly seed = Math.floor(Math.random() * 2 ** 31)

  /** Id of a text, new or known. */
  idOf(text: string): number {
    let id = this.ids.get(text)
    if (id === undefined) {
      id = this.texts.length
      this.texts.push(text)
      this.ids.set(text, id)
    }
    return id
  }

  /** Id of the text that stands in `bytes` as UTF-8, without escapes or entities. */
  idOfUtf8(bytes: Uint8Array, from: number, to: number): number {
    let hash = this.seed
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let entry = this.slots[slot] ?? 0; entry !== 0; entry = this.slots[slot] ?? 0) {
      if (this.hashes[entry - 1] === hash && this.equals(entry - 1, bytes, from, to))
        return this.textIds[entry - 1] ?? 0
      slot = (slot + 1) & mask
    }
    return this.add(bytes.subarray(from, to), hash, slot)
  }

  private equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = entry === 0 ? 0 : (this.ends[entry - 1] ?? 0)
    if ((this.ends[entry] ?? 0) - start !== to - from) return false
    const stored = this.bytes
    for (let at = from, own = start; at < to; at++, own++) if (stored[own] !== bytes[at]) return false
    return true
  }

  private add(utf8: Uint8Array, hash: number, slot: number): number {
    const entry = this.known++
    const start = entry === 0 ? 0 : (this.ends[entry - 1] ?? 0)
    const end = start + utf8.length
    if (end > this.bytes.length) this.bytes = enlarge(this.bytes, new Uint8Array(Math.max(end, this.bytes.length * 2)))
    this.bytes.set(utf8, start)
    const id = this.idOf(decoder.decode(utf8))
    this.hashes[entry] = hash
    this.textIds[entry] = id
    this.ends[entry] = end
    this.slots[slot] = this.known
    if (this.known * 2 > this.slots.length) this.grow()
    return id
  }

  private grow(): void {
    const length = this.slots.length * 2
    this.hashes = enlarge(this.hashes, new Int32Array(length))
    this.textIds = enlarge(this.textIds, new Int32Array(length))
    this.ends = enlarge(this.ends, new Int32Array(length))
    this.slots = new Int32Array(length)
    for (let entry = 0; entry < this.known; entry++) {
      let slot = (this.hashes[entry] ?? 0) & (length - 1)
      while (this.slots[slot] !== 0) slot = (slot + 1) & (length - 1)
      this.slots[slot] = entry + 1
    }
  }
}

function enlarge<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
