type Reader = (this: { l: number }, size: number, kind?: string) => unknown

/** Readings a little beyond the end happen with sound files too. */
const SLACK_BYTES = 1024

/**
 * Makes SheetJS stop at a length that cannot be: it reads texts and lists of whatever length a damaged record names, item by item, far
 * beyond the end of the data, until memory is gone. SheetJS hangs its reading function on the bytes themselves; this wraps it.
 */
export function guardReads(bytes: Uint8Array): Uint8Array {
  let original: Reader | undefined
  const guarded: Reader = function guardedRead(size, kind) {
    if (size > bytes.length || this.l > bytes.length + SLACK_BYTES)
      throw new RangeError(`a length of ${size} in ${bytes.length} bytes`)
    return original?.call(this, size, kind)
  }
  Object.defineProperty(bytes, 'read_shift', {
    configurable: true,
    get: () => guarded,
    set: (reader: Reader) => {
      original = reader
    },
  })
  return bytes
}
