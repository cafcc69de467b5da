type Reader = (this: unknown, size: number, kind?: string) => unknown

/**
 * Makes SheetJS stop at a length that cannot be: it reads texts of whatever length a damaged record names, byte by byte, far beyond
 * the end of the data, until memory is gone. SheetJS hangs its reading function on the bytes themselves; this wraps it.
 */
export function guardReads(bytes: Uint8Array): Uint8Array {
  let original: Reader | undefined
  const guarded: Reader = function guardedRead(size, kind) {
    if (size > bytes.length) throw new RangeError(`a length of ${size} in ${bytes.length} bytes`)
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
