/** Rows of a chunk: 2 to the power of this. */
export const chunkBits = 10
/** Mask of the row number inside a chunk. */
export const chunkMask = (1 << chunkBits) - 1
/** Bits of `kinds` that hold the kind of the cell. */
export const KIND_MASK = 0x0f
/** Bit of `kinds` that marks a formula without a cached value. */
export const NO_VALUE_FLAG = 0x10

/** Kinds of cells by their number in a chunk. */
export const KIND = { empty: 0, text: 1, number: 2, boolean: 3, date: 4, error: 5 } as const

/** 1,024 cells of one column. Arrays that no cell of the chunk needs are null. Text id 0 is the empty text, format id 0 is General. */
export type ColumnChunk = {
  /** Which thousand rows of the column these are, from 0. */
  block: number
  kinds: Uint8Array
  numbers: Float64Array | null
  texts: Int32Array | null
  formats: Uint16Array | null
  indents: Uint8Array | null
}

/** A chunk of empty cells. */
export function makeChunk(block: number): ColumnChunk {
  return { block, kinds: new Uint8Array(1 << chunkBits), numbers: null, texts: null, formats: null, indents: null }
}
