import { AppError } from '../../core/base/app-error.ts'
import type { ByteSource } from '../byte-source.ts'

/** One entry of a zip's central directory. Sizes are as declared and may be lies. */
export type ZipEntry = {
  /** Path with `/`, without a leading `/`. */
  name: string
  /** 0 stored, 8 deflate. */
  method: number
  encrypted: boolean
  compressedBytes: number
  declaredBytes: number
  crc32: number
  /** First byte of the (compressed) data. */
  dataOffset: number
}

const END_RECORD = 0x06054b50
const END_RECORD_64 = 0x06064b50
const END_LOCATOR_64 = 0x07064b50
const CENTRAL_HEADER = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_RECORD_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff

type End = { position: number; entries: number; directoryBytes: number; directoryOffset: number }

/**
 * Entries of a zip file, from its central directory and checked against the local headers.
 * Throws `workbook/truncated` when the directory or an entry lies outside the file, `workbook/unreadable` when entries
 * share bytes (a known way to build a bomb).
 */
export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const end = await findEnd(source)
  // Bytes in front of the archive (an unpacking program, a mail header) move every offset.
  const shift = Math.max(0, end.position - end.directoryBytes - end.directoryOffset)
  const directory = await source.read(end.directoryOffset + shift, source.size)
  const view = viewOf(directory)
  const entries: ZipEntry[] = []
  const spans: [number, number][] = []
  let at = 0
  for (let index = 0; index < end.entries; index++) {
    if (at + 46 > directory.length) throw truncated('central directory ends early')
    if (view.getUint32(at, true) !== CENTRAL_HEADER)
      throw new AppError('workbook/unreadable', {}, { detail: 'central directory is damaged' })
    const { entry, localOffset, next } = readCentralHeader(directory, view, at)
    entry.dataOffset = await findData(source, entry, localOffset + shift)
    entries.push(entry)
    spans.push([localOffset + shift, entry.dataOffset + entry.compressedBytes])
    at = next
  }
  checkOverlap(spans)
  return entries
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function truncated(detail: string): AppError {
  return new AppError('workbook/truncated', {}, { detail })
}

async function findEnd(source: ByteSource): Promise<End> {
  const start = Math.max(0, source.size - END_RECORD_BYTES - MAX_COMMENT_BYTES)
  const view = viewOf(await source.read(start, source.size))
  for (let at = view.byteLength - END_RECORD_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue
    const end: End = {
      position: start + at,
      entries: view.getUint16(at + 10, true),
      directoryBytes: view.getUint32(at + 12, true),
      directoryOffset: view.getUint32(at + 16, true),
    }
    const whole =
      end.entries === 0xffff || end.directoryBytes === 0xffffffff || end.directoryOffset === 0xffffffff
        ? await findEnd64(source, end)
        : end
    if (whole.directoryOffset + whole.directoryBytes > whole.position)
      throw truncated('central directory lies outside the file')
    return whole
  }
  throw truncated('no end of central directory')
}

async function findEnd64(source: ByteSource, end: End): Promise<End> {
  const locator = end.position - 20
  if (locator < 0) return end
  const where = viewOf(await source.read(locator, locator + 20))
  if (where.getUint32(0, true) !== END_LOCATOR_64) return end
  const at = readSafe64(where, 8)
  const view = viewOf(at + 56 > source.size ? new Uint8Array(56) : await source.read(at, at + 56))
  if (view.getUint32(0, true) !== END_RECORD_64) throw truncated('zip64 end record lies outside the file')
  return {
    position: at,
    entries: readSafe64(view, 32),
    directoryBytes: readSafe64(view, 40),
    directoryOffset: readSafe64(view, 48),
  }
}

function readSafe64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new AppError('workbook/unreadable', {}, { detail: 'zip64 size is no size' })
  return Number(value)
}

/** One entry of the directory; its `dataOffset` is found later. */
function readCentralHeader(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { entry: ZipEntry; localOffset: number; next: number } {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (next > bytes.length) throw truncated('central directory ends early')
  const sizes = {
    declared: view.getUint32(at + 24, true),
    compressed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  applyZip64(view, at + 46 + nameLength, extraLength, sizes)
  const entry: ZipEntry = {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    compressedBytes: sizes.compressed,
    declaredBytes: sizes.declared,
    crc32: view.getUint32(at + 16, true),
    dataOffset: 0,
  }
  return { entry, localOffset: sizes.offset, next }
}

/** The local header repeats the name and has an extra field of its own length. */
async function findData(source: ByteSource, entry: ZipEntry, localOffset: number): Promise<number> {
  if (localOffset + 30 > source.size) throw truncated('an entry begins outside the file')
  const view = viewOf(await source.read(localOffset, localOffset + 30))
  if (view.getUint32(0, true) !== LOCAL_HEADER)
    throw new AppError('workbook/unreadable', {}, { detail: 'local header is damaged' })
  const dataOffset = localOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  if (dataOffset + entry.compressedBytes > source.size) throw truncated('an entry ends outside the file')
  return dataOffset
}

/** Reads the zip64 extra field (id 1): it holds only those sizes that did not fit, in this order. */
function applyZip64(
  view: DataView,
  start: number,
  length: number,
  sizes: { declared: number; compressed: number; offset: number },
): void {
  let at = start
  while (at + 4 <= start + length) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) !== 1) {
      at += 4 + size
      continue
    }
    let field = at + 4
    const end = Math.min(field + size, start + length)
    const take = (value: number): number => {
      if (value !== 0xffffffff || field + 8 > end) return value
      field += 8
      return readSafe64(view, field - 8)
    }
    const declared = take(sizes.declared)
    const compressed = take(sizes.compressed)
    const offset = take(sizes.offset)
    Object.assign(sizes, { declared, compressed, offset })
    return
  }
}

function decodeName(bytes: Uint8Array): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    name = new TextDecoder('gb18030').decode(bytes)
  }
  return name.replaceAll('\\', '/').replace(/^\/+/, '')
}

function checkOverlap(spans: [number, number][]): void {
  let covered = 0
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (start < covered) throw new AppError('workbook/unreadable', {}, { detail: 'entries of the zip overlap' })
    covered = end
  }
}
