/** A field as a test wants it; `flags` 2 means that it may be null. */
export type DbfFieldSpec = { name: string; type: string; length: number; decimals?: number; flags?: number }

/** Writes a dBASE or FoxPro table byte by byte. Records begin with their deletion mark. */
export function makeDbf(
  fields: readonly DbfFieldSpec[],
  records: readonly Uint8Array[],
  { version = 0x03, language = 0 }: { version?: number; language?: number } = {},
): Uint8Array {
  const headerBytes = 32 + fields.length * 32 + 1
  const recordBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0)
  const header = Buffer.alloc(headerBytes)
  header[0] = version
  header.set([120, 6, 30], 1)
  header.writeUInt32LE(records.length, 4)
  header.writeUInt16LE(headerBytes, 8)
  header.writeUInt16LE(recordBytes, 10)
  header[29] = language
  for (const [index, { name, type, length, decimals = 0, flags = 0 }] of fields.entries()) {
    const at = 32 + index * 32
    header.write(name, at, 11, 'latin1')
    header.write(type, at + 11, 1, 'latin1')
    header[at + 16] = length
    header[at + 17] = decimals
    header[at + 18] = flags
  }
  header[headerBytes - 1] = 0x0d
  return new Uint8Array(Buffer.concat([header, ...records, Buffer.from([0x1a])]))
}

/** A record of texts, each padded to its field. */
export function textRecord(
  fields: readonly DbfFieldSpec[],
  values: readonly (string | Uint8Array)[],
  mark = ' ',
): Uint8Array {
  const parts = fields.map(({ length }, index) => {
    const field = Buffer.alloc(length, 0x20)
    field.set(Buffer.from(values[index] ?? '').subarray(0, length))
    return field
  })
  return new Uint8Array(Buffer.concat([Buffer.from(mark), ...parts]))
}
