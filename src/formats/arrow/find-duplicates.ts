import type { ColumnVector } from './column-vectors.ts'
import { RowHashes } from './row-hashes.ts'

/** Positions of rows that repeat an earlier row in every column, with the first row that they repeat. */
export type Duplicate = { at: number; of: number }

/**
 * Finds rows that are equal to an earlier one in all columns. `takes` says which rows are compared at all.
 * Hashes only point: what they point at is compared value by value.
 */
export function findDuplicates(
  vectors: readonly ColumnVector[],
  length: number,
  takes: (at: number) => boolean,
): Duplicate[] {
  const hashes = new RowHashes(length)
  for (const vector of vectors) vector.hashInto(hashes)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(8, 2 * length)))).fill(-1)
  const mask = slots.length - 1
  const found: Duplicate[] = []
  for (let at = 0; at < length; at++) {
    if (!takes(at)) continue
    for (let slot = (hashes.low[at] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const other = slots[slot] ?? -1
      if (other < 0) {
        slots[slot] = at
        break
      }
      if (hashes.low[other] !== hashes.low[at] || hashes.high[other] !== hashes.high[at]) continue
      if (!vectors.every((vector) => vector.same(at, other))) continue
      found.push({ at, of: other })
      break
    }
  }
  return found
}
