/**
 * What the cells of a loaded column of figures add up to, by another way than the one on which they are loaded: the engine adds up
 * its rows again and refuses the table where they differ. Rows are cut into blocks so that a difference has a place.
 */
export type ColumnSum = {
  column: string
  /** Cells with a number. */
  count: number
  /** Sums are whole numbers times 2 to the power of minus this; digits below are beyond what 53 bits beside the largest number hold. */
  bits: number
  /** First and last row of the sheet of each block, from 1, with count and exact sum. */
  blocks: { first: number; last: number; count: number; sum: bigint }[]
}

/** Blocks of a column at most. */
export const maxSumBlocks = 256

/** Scale for numbers up to `largest`: two whole numbers of 62 bits, one below the other, hold every one of them. */
export function sumBits(largest: number): number {
  const exponent = largest === 0 ? 0 : Math.floor(Math.log2(largest)) + 2
  return 122 - Math.max(-800, exponent)
}
