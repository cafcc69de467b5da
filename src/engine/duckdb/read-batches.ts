import type { RecordBatch, Vector } from 'apache-arrow'
import type { Value } from '../../core/result/page.ts'
import type { Rows } from './duckdb.ts'

/** Converts Arrow record batches to plain columns. Integers beyond 2^53 become digits. */
export function readBatches(batches: readonly RecordBatch[], columns: readonly string[]): Rows {
  const values = columns.map((_name, column) => {
    const cells: Value[] = []
    for (const batch of batches) {
      const vector: Vector | null = batch.getChildAt(column)
      for (let row = 0; row < batch.numRows; row += 1) cells.push(toValue(vector?.get(row)))
    }
    return cells
  })
  return { columns: [...columns], rowCount: batches.reduce((sum, batch) => sum + batch.numRows, 0), values }
}

function toValue(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return integerValue(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // Only statements of our own reach this point without a cast (a count of copied rows and the like).
  return JSON.stringify(value)
}

/** The number, or its digits where a number would round. */
export function integerValue(value: bigint): number | string {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString()
}
