import { crc32, deflateRawSync } from 'node:zlib'

/** One entry as a test wants it, lies included. `method` 8 deflates. */
export type RawEntry = {
  name: string
  content: Uint8Array | string
  method?: 0 | 8
  /** Declared unpacked size, where it shall differ from the truth. */
  declaredBytes?: number
  encrypted?: boolean
  crc?: number
  /** Points this entry at the data of an earlier one. */
  sameDataAs?: number
}

/** Writes a zip byte by byte, so that tests can say what no library would write. */
export function makeZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const offsets: number[] = []
  const headers: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content)
    const method = entry.method ?? 8
    const data = method === 8 ? deflateRawSync(content) : content
    const name = Buffer.from(entry.name)
    const fields = {
      method,
      flags: entry.encrypted === true ? 1 : 0,
      crc: entry.crc ?? crc32(content),
      packed: data.length,
      size: entry.declaredBytes ?? content.length,
    }
    if (entry.sameDataAs === undefined) {
      offsets.push(at)
      const local = Buffer.concat([header(0x04034b50, fields, name.length, 30), name, data])
      parts.push(local)
      at += local.length
    } else offsets.push(offsets[entry.sameDataAs] ?? 0)
    const central = Buffer.concat([header(0x02014b50, fields, name.length, 46), name])
    central.writeUInt32LE(offsets.at(-1) ?? 0, 42)
    headers.push(central)
  }
  const directory = Buffer.concat(headers)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

type Fields = { method: number; flags: number; crc: number; packed: number; size: number }

function header(signature: number, fields: Fields, nameLength: number, length: 30 | 46): Buffer {
  const out = Buffer.alloc(length)
  out.writeUInt32LE(signature, 0)
  const at = length === 30 ? 6 : 8
  out.writeUInt16LE(fields.flags, at)
  out.writeUInt16LE(fields.method, at + 2)
  out.writeUInt32LE(fields.crc, at + 8)
  out.writeUInt32LE(fields.packed, at + 12)
  out.writeUInt32LE(fields.size, at + 16)
  out.writeUInt16LE(nameLength, at + 20)
  return out
}
