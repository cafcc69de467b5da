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
  /** Sizes and checksum behind the data instead of before them. */
  descriptor?: boolean
  /** Sizes in the extra field of zip64. */
  zip64?: boolean
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
      flags: (entry.encrypted === true ? 1 : 0) | (entry.descriptor === true ? 8 : 0),
      crc: entry.crc ?? crc32(content),
      packed: data.length,
      size: entry.declaredBytes ?? content.length,
    }
    if (entry.sameDataAs === undefined) {
      offsets.push(at)
      const before = entry.descriptor === true ? { ...fields, crc: 0, packed: 0, size: 0 } : fields
      const behind = entry.descriptor === true ? descriptorOf(fields) : Buffer.alloc(0)
      const local = Buffer.concat([header(0x04034b50, before, name.length, 30), name, data, behind])
      parts.push(local)
      at += local.length
    } else offsets.push(offsets[entry.sameDataAs] ?? 0)
    const large = entry.zip64 === true
    const extra = large ? extra64(fields, offsets.at(-1) ?? 0) : Buffer.alloc(0)
    const shown = large ? { ...fields, packed: 0xffffffff, size: 0xffffffff } : fields
    const central = Buffer.concat([header(0x02014b50, shown, name.length, 46), name, extra])
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE(large ? 0xffffffff : (offsets.at(-1) ?? 0), 42)
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

function descriptorOf({ crc, packed, size }: Fields): Buffer {
  const out = Buffer.alloc(16)
  out.writeUInt32LE(0x08074b50, 0)
  out.writeUInt32LE(crc, 4)
  out.writeUInt32LE(packed, 8)
  out.writeUInt32LE(size, 12)
  return out
}

function extra64({ packed, size }: Fields, offset: number): Buffer {
  const out = Buffer.alloc(28)
  out.writeUInt16LE(1, 0)
  out.writeUInt16LE(24, 2)
  for (const [index, value] of [size, packed, offset].entries()) out.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  return out
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
