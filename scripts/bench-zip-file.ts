import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number }

/** Texts handed to the compressor at a time. */
const PIECE_CHARS = 256 * 1024

/** Writes a zip straight into a file: a part is never whole in memory. */
export class ZipFile {
  private readonly file: number
  private readonly entries: Written[] = []
  private at = 0

  constructor(path: string) {
    this.file = openSync(path, 'w')
  }

  /** Deflates one part as its pieces of text come. */
  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset: this.at }
    this.at += 30 + entry.name.length
    const deflate = createDeflateRaw({ level: 6, chunkSize: PIECE_CHARS })
    deflate.on('data', (data: Buffer) => {
      writeSync(this.file, data, 0, data.length, this.at)
      this.at += data.length
      entry.packed += data.length
    })
    const ended = new Promise((resolve, reject) => deflate.on('end', resolve).on('error', reject))
    for (const text of joined(pieces)) {
      const bytes = Buffer.from(text)
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      await new Promise((resolve) => deflate.write(bytes, resolve))
    }
    deflate.end()
    await ended
    // Sizes and checksum are known now: Excel writes them in front, not in a descriptor behind.
    writeSync(this.file, Buffer.concat([header(0x04034b50, entry, 30), entry.name]), 0, null, entry.offset)
    this.entries.push(entry)
  }

  /** Writes the directory. */
  close(): void {
    const directory = Buffer.concat(this.entries.flatMap((entry) => [header(0x02014b50, entry, 46), entry.name]))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.entries.length, 8)
    end.writeUInt16LE(this.entries.length, 10)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(this.at, 16)
    writeSync(this.file, Buffer.concat([directory, end]), 0, null, this.at)
    closeSync(this.file)
  }
}

function* joined(pieces: Iterable<string>): Generator<string> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < PIECE_CHARS) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function header(signature: number, entry: Written, length: 30 | 46): Buffer {
  const out = Buffer.alloc(length)
  out.writeUInt32LE(signature, 0)
  const at = length === 30 ? 6 : 8
  out.writeUInt16LE(8, at + 2)
  out.writeUInt32LE(entry.crc, at + 8)
  out.writeUInt32LE(entry.packed, at + 12)
  out.writeUInt32LE(entry.size, at + 16)
  out.writeUInt16LE(entry.name.length, at + 20)
  if (length === 46) out.writeUInt32LE(entry.offset, 42)
  return out
}
