import { AppError } from '../../core/base/app-error.ts'

/** One stream or storage of an OLE compound file ([MS-CFB]); the container of .xls, .doc, .msg and of encrypted .xlsx. */
export type CfbEntry = { name: string; kind: 'storage' | 'stream' | 'root'; start: number; bytes: number }

/** The directory of a compound file, and its streams. */
export type OpenCfb = {
  entries: readonly CfbEntry[]
  /** First stream with this name, letters of either case; null where there is none. */
  find(name: string): CfbEntry | null
  /** The first `most` bytes of a stream. Throws `workbook/truncated` when its sectors lie outside the file. */
  read(entry: CfbEntry, most: number): Uint8Array
}

const FREE = 0xfffffffb // this and everything above is no sector: end of chain, free, FAT, DIFAT
const HEADER_BYTES = 512
const DIRECTORY_ENTRY_BYTES = 128

type Layout = { sectorBytes: number; miniBytes: number; miniCutoff: number; fat: Uint32Array; miniFat: Uint32Array }

/** Opens a compound file. Throws `workbook/truncated` or `workbook/unreadable`. */
export function openCfb(bytes: Uint8Array): OpenCfb {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const layout = readLayout(bytes, view)
  const directory = readChain(bytes, layout, view.getUint32(48, true), bytes.length)
  const entries = readDirectory(directory)
  const root = entries.find((entry) => entry.kind === 'root')
  let mini: Uint8Array | null = null

  function read(entry: CfbEntry, most: number): Uint8Array {
    const length = Math.min(entry.bytes, most)
    if (entry.bytes >= layout.miniCutoff || root === undefined) {
      const data = readChain(bytes, layout, entry.start, length)
      if (data.length < length)
        throw new AppError('workbook/truncated', {}, { detail: `stream ${entry.name} ends early` })
      return data.subarray(0, length)
    }
    mini ??= readChain(bytes, layout, root.start, root.bytes)
    return readMiniChain(mini, layout, entry.start, length)
  }

  const find = (name: string): CfbEntry | null =>
    entries.find((entry) => entry.kind === 'stream' && entry.name.toLowerCase() === name.toLowerCase()) ?? null
  return { entries, find, read }
}

function readLayout(bytes: Uint8Array, view: DataView): Layout {
  if (bytes.length < HEADER_BYTES)
    throw new AppError('workbook/truncated', {}, { detail: 'compound file header ends early' })
  const shift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  const version = view.getUint16(26, true)
  if (shift < 7 || shift > 16 || miniShift >= shift || (version !== 3 && version !== 4))
    throw new AppError('workbook/unreadable', {}, { detail: 'compound file header is damaged' })
  const layout: Layout = {
    sectorBytes: 1 << shift,
    miniBytes: 1 << miniShift,
    miniCutoff: view.getUint32(56, true),
    fat: new Uint32Array(0),
    miniFat: new Uint32Array(0),
  }
  layout.fat = toNumbers(readFatSectors(bytes, view, layout.sectorBytes))
  layout.miniFat = toNumbers(readChain(bytes, layout, view.getUint32(60, true), bytes.length))
  return layout
}

function readFatSectors(bytes: Uint8Array, view: DataView, sectorBytes: number): Uint8Array {
  const most = Math.ceil(bytes.length / sectorBytes)
  const sectors: number[] = []
  for (let at = 76; at < HEADER_BYTES; at += 4) {
    const sector = view.getUint32(at, true)
    if (sector < FREE) sectors.push(sector)
  }
  let next = view.getUint32(68, true)
  for (let turn = 0; next < FREE && turn < most; turn++) {
    const start = (next + 1) * sectorBytes
    if (start + sectorBytes > bytes.length) break
    for (let at = start; at < start + sectorBytes - 4; at += 4) {
      const sector = view.getUint32(at, true)
      if (sector < FREE) sectors.push(sector)
    }
    next = view.getUint32(start + sectorBytes - 4, true)
  }
  const parts = sectors
    .slice(0, most)
    .map((sector) => bytes.subarray((sector + 1) * sectorBytes, (sector + 2) * sectorBytes))
  return join(parts)
}

function readChain(bytes: Uint8Array, layout: Layout, start: number, most: number): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  let sector = start
  // A chain longer than the file is a loop.
  const turns = Math.ceil(bytes.length / layout.sectorBytes) + 1
  for (let turn = 0; sector < FREE && length < most && turn < turns; turn++) {
    const part = bytes.subarray((sector + 1) * layout.sectorBytes, (sector + 2) * layout.sectorBytes)
    if (part.length === 0) break
    parts.push(part)
    length += part.length
    sector = layout.fat[sector] ?? FREE
  }
  return join(parts)
}

function readMiniChain(mini: Uint8Array, layout: Layout, start: number, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let sector = start
  let done = 0
  while (sector < FREE && done < length) {
    const from = sector * layout.miniBytes
    const part = mini.subarray(from, Math.min(from + layout.miniBytes, from + length - done))
    if (part.length === 0) break
    out.set(part, done)
    done += part.length
    sector = layout.miniFat[sector] ?? FREE
  }
  return out.subarray(0, done)
}

function readDirectory(data: Uint8Array): CfbEntry[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const kinds: Record<number, CfbEntry['kind']> = { 1: 'storage', 2: 'stream', 5: 'root' }
  const entries: CfbEntry[] = []
  for (let at = 0; at + DIRECTORY_ENTRY_BYTES <= data.length; at += DIRECTORY_ENTRY_BYTES) {
    const kind = kinds[data[at + 66] ?? 0]
    if (kind === undefined) continue
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    const name = new TextDecoder('utf-16le').decode(data.subarray(at, at + nameBytes))
    entries.push({ name, kind, start: view.getUint32(at + 116, true), bytes: view.getUint32(at + 120, true) })
  }
  return entries
}

function toNumbers(data: Uint8Array): Uint32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const numbers = new Uint32Array(data.length >> 2)
  for (let index = 0; index < numbers.length; index++) numbers[index] = view.getUint32(index * 4, true)
  return numbers
}

function join(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
