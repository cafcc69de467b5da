import { Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import type { Vector } from 'apache-arrow'
import type { Rows } from './duckdb.ts'

/** Rows of texts, and of whole numbers in the columns named, as an Arrow IPC stream that the engine takes in again. */
export function rowsToIpc({ columns, values }: Rows, integers: readonly string[]): ArrayBuffer {
  const vectors: Record<string, Vector> = {}
  for (const [at, name] of columns.entries()) {
    const cells = values[at] ?? []
    vectors[name] = integers.includes(name)
      ? vectorFromArray(cells.map(Number), new Int32())
      : vectorFromArray(
          cells.map((cell) => (cell === null ? null : String(cell))),
          new Utf8(),
        )
  }
  return tableToIPC(new Table(vectors), 'stream').slice().buffer
}
