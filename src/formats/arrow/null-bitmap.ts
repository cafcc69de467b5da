/** Which of a column's values are there, as Arrow wants it: one bit a row, lowest first, 1 for a value. */
export class NullBitmap {
  readonly bytes: Uint8Array
  nullCount: number

  constructor(length: number) {
    // Arrow buffers are padded to 8 bytes.
    this.bytes = new Uint8Array(((length + 63) >> 6) << 3)
    this.nullCount = length
  }

  /** True where the value of a row is present. */
  has(row: number): boolean {
    return ((this.bytes[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
  }

  /** Marks the value of a row as present; once for each row at most. */
  setPresent(row: number): void {
    this.bytes[row >> 3] = (this.bytes[row >> 3] ?? 0) | (1 << (row & 7))
    this.nullCount--
  }
}
