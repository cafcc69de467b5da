/** Bytes that are read piece by piece: a file that need not stand in memory whole. */
export interface ByteSource {
  readonly size: number
  /** The bytes from `from` up to `to`, cut at the end. They belong to the source and are not to be changed. */
  read(from: number, to: number): Promise<Uint8Array>
}

/** Bytes in memory as a source; what is read are views of them. */
export function sourceOf(bytes: Uint8Array | ByteSource): ByteSource {
  if (!(bytes instanceof Uint8Array)) return bytes
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) }
}
