type Patch = { from: number; to: number; bytes: ArrayLike<number> }

/** Replacements in a run of bytes, collected in any order and made at once. */
export class BytePatches {
  private readonly patches: Patch[] = []

  /** Replaces the bytes from `from` to before `to`. Replacements must not overlap. */
  replace(from: number, to: number, bytes: ArrayLike<number>): void {
    this.patches.push({ from, to, bytes })
  }

  /** The bytes with every replacement made; the bytes themselves where there is none. */
  apply(source: Uint8Array): Uint8Array {
    if (this.patches.length === 0) return source
    const patches = [...this.patches].sort((a, b) => a.from - b.from)
    const growth = patches.reduce((sum, { from, to, bytes }) => sum + bytes.length - (to - from), 0)
    const out = new Uint8Array(source.length + growth)
    let read = 0
    let written = 0
    for (const { from, to, bytes } of patches) {
      out.set(source.subarray(read, from), written)
      written += from - read
      out.set(bytes, written)
      written += bytes.length
      read = to
    }
    out.set(source.subarray(read), written)
    return out
  }
}
