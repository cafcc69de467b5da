import { Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import type { Vector } from 'apache-arrow'

/** Rows of texts as an Arrow IPC stream, which makes a table of VARCHAR columns. */
export function writeTextTable(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): Uint8Array {
  const vectors: Record<string, Vector<Utf8>> = {}
  for (const [at, name] of columns.entries()) {
    vectors[name] = vectorFromArray(
      rows.map((row) => row[at] ?? null),
      new Utf8(),
    )
  }
  return tableToIPC(new Table(vectors), 'stream')
}
