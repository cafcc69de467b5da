import { Int32, makeData, Table, tableToIPC, Vector } from 'apache-arrow'
import type { Rows } from './duckdb.ts'
import { makeTextVector } from './write-text-table.ts'

/**
 * Rows of texts, and of whole numbers in the columns named, as an Arrow IPC stream that the engine takes in again. Arrow's own builders are
 * not used: they make functions from strings, which the policy of the page forbids.
 */
export function rowsToIpc({ columns, values }: Rows, integers: readonly string[]): ArrayBuffer {
  const vectors: Record<string, Vector> = {}
  for (const [at, name] of columns.entries()) {
    const cells = values[at] ?? []
    vectors[name] = integers.includes(name)
      ? new Vector([makeData({ type: new Int32(), data: Int32Array.from(cells, Number) })])
      : makeTextVector(cells.map((cell) => (cell === null ? null : String(cell))))
  }
  return tableToIPC(new Table(vectors), 'stream').slice().buffer
}
