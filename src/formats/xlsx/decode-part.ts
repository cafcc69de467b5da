/** A part as UTF-8 bytes without byte order mark; parts in another encoding are transcoded. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  return new Utf8Pieces().next(bytes, true)
}

/** Bytes that tell an encoding: a mark, or the declaration in the first line. */
const HEAD_BYTES = 128

/** Makes the pieces of a part, as they come, pieces of UTF-8 without byte order mark. */
export class Utf8Pieces {
  private decoder: TextDecoder | null = null
  private head: Uint8Array | null = new Uint8Array(0)

  /** The same bytes where they are UTF-8 already. The first ones are held back until they tell the encoding, or are the last. */
  next(piece: Uint8Array, last = false): Uint8Array {
    let own = piece
    if (this.head !== null) {
      own = this.head.length === 0 ? piece : concat(this.head, piece)
      if (own.length < HEAD_BYTES && !last) {
        this.head = own.slice()
        return own.subarray(0, 0)
      }
      this.head = null
      const encoding = encodingOf(own)
      if (encoding !== null) this.decoder = new TextDecoder(encoding)
      else if (own[0] === 0xef && own[1] === 0xbb && own[2] === 0xbf) own = own.subarray(3)
    }
    return this.decoder === null ? own : new TextEncoder().encode(this.decoder.decode(own, { stream: !last }))
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Encoding of a part that begins with these bytes; null for UTF-8. */
function encodingOf(bytes: Uint8Array): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return 'utf-16le'
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
  const label = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  // A part that says UTF-16 in bytes that are not cannot mean it.
  if (/^(?:utf-?8|utf-?16.*|us-ascii)$/i.test(label)) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}
