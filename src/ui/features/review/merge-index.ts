import type { CellRange } from '../../../core/workbook/cell-grid.ts'

/** Rows of one bucket. */
const bucketRows = 64
/** Merges over more buckets than this are looked at one by one. */
const tallBuckets = 32

/** Finds the merged ranges of a window without walking all merges of the sheet. */
export type MergeIndex = {
  at: (row: number, column: number) => CellRange | null
  within: (window: CellRange) => CellRange[]
}

/** Builds the index once for each sheet. */
export function indexMerges(merges: readonly CellRange[]): MergeIndex {
  const buckets = new Map<number, CellRange[]>()
  const tall: CellRange[] = []
  for (const merge of merges) {
    const first = Math.floor(merge.top / bucketRows)
    const last = Math.floor(merge.bottom / bucketRows)
    if (last - first > tallBuckets) {
      tall.push(merge)
      continue
    }
    for (let bucket = first; bucket <= last; bucket += 1) {
      const list = buckets.get(bucket)
      if (list === undefined) buckets.set(bucket, [merge])
      else list.push(merge)
    }
  }
  const holds = (merge: CellRange, row: number, column: number): boolean =>
    row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right
  return {
    at(row, column) {
      const near = buckets.get(Math.floor(row / bucketRows))
      return near?.find((merge) => holds(merge, row, column)) ?? tall.find((merge) => holds(merge, row, column)) ?? null
    },
    within(window) {
      const found = new Set<CellRange>(tall)
      for (
        let bucket = Math.floor(window.top / bucketRows);
        bucket <= Math.floor(window.bottom / bucketRows);
        bucket += 1
      ) {
        for (const merge of buckets.get(bucket) ?? []) found.add(merge)
      }
      return [...found].filter(
        (merge) =>
          merge.bottom >= window.top &&
          merge.top <= window.bottom &&
          merge.right >= window.left &&
          merge.left <= window.right,
      )
    },
  }
}
