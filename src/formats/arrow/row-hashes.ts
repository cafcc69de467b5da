/** A hash of 64 bits for each row, into which columns are mixed one after another. */
export class RowHashes {
  readonly high: Uint32Array
  readonly low: Uint32Array

  constructor(length: number) {
    this.high = new Uint32Array(length).fill(0x811c9dc5)
    this.low = new Uint32Array(length).fill(0x9e3779b9)
  }

  /** Mixes 32 bits into the hash of a row. */
  mix(row: number, bits: number): void {
    const high = Math.imul((this.high[row] ?? 0) ^ bits, 0x01000193)
    const low = Math.imul((this.low[row] ?? 0) + bits, 0x85ebca6b)
    this.high[row] = high ^ (high >>> 15)
    this.low[row] = low ^ (low >>> 13) ^ (high << 7)
  }
}
