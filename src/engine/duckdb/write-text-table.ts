import { makeData, Table, tableToIPC, Utf8, Vector } from 'apache-arrow'

/**
 * Rows of texts as an Arrow IPC stream, which makes a table of VARCHAR columns. Arrow's own builders are not used: they make functions
 * from strings, which the policy of the page forbids.
 */
export function writeTextTable(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): Uint8Array {
  const vectors: Record<string, Vector<Utf8>> = {}
  for (const [at, name] of columns.entries()) vectors[name] = makeTextVector(rows.map((row) => row[at] ?? null))
  return tableToIPC(new Table(vectors), 'stream')
}

/** A column of texts. */
export function makeTextVector(texts: readonly (string | null)[]): Vector<Utf8> {
  const encoder = new TextEncoder()
  const data = encoder.encode(texts.join(''))
  const valueOffsets = new Int32Array(texts.length + 1)
  const nullBitmap = new Uint8Array(Math.ceil(texts.length / 8))
  let end = 0
  let nullCount = 0
  for (const [row, text] of texts.entries()) {
    if (text === null) nullCount += 1
    else {
      end += encoder.encode(text).byteLength
      nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
    }
    valueOffsets[row + 1] = end
  }
  return new Vector([makeData({ type: new Utf8(), length: texts.length, nullCount, nullBitmap, valueOffsets, data })])
}
