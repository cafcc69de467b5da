import { AppError } from '../../core/base/app-error.ts'

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
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  // Bytes in front of the archive (an unpacking program, a mail header) move every offset.
  const shift = Math.max(0, end.position - end.directoryBytes - end.directoryOffset)
  const entries: ZipEntry[] = []
  const spans: [number, number][] = []
  let at = end.directoryOffset + shift
  for (let index = 0; index < end.entries; index++) {
    if (at + 46 > bytes.length) throw truncated('central directory ends early')
    if (view.getUint32(at, true) !== CENTRAL_HEADER)
      throw new AppError('workbook/unreadable', {}, { detail: 'central directory is damaged' })
    const { entry, localOffset, next } = readCentralHeader(bytes, view, at, shift)
    entries.push(entry)
    spans.push([localOffset, entry.dataOffset + entry.compressedBytes])
    at = next
  }
  checkOverlap(spans)
  return entries
}

function truncated(detail: string): AppError {
  return new AppError('workbook/truncated', {}, { detail })
}

function findEnd(view: DataView): End {
  const last = view.byteLength - END_RECORD_BYTES
  const first = Math.max(0, last - MAX_COMMENT_BYTES)
  for (let at = last; at >= first; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue
    const end: End = {
      position: at,
      entries: view.getUint16(at + 10, true),
      directoryBytes: view.getUint32(at + 12, true),
      directoryOffset: view.getUint32(at + 16, true),
    }
    const whole =
      end.entries === 0xffff || end.directoryBytes === 0xffffffff || end.directoryOffset === 0xffffffff
        ? findEnd64(view, at, end)
        : end
    if (whole.directoryOffset + whole.directoryBytes > whole.position)
      throw truncated('central directory lies outside the file')
    return whole
  }
  throw truncated('no end of central directory')
}

function findEnd64(view: DataView, endAt: number, end: End): End {
  const locator = endAt - 20
  if (locator < 0 || view.getUint32(locator, true) !== END_LOCATOR_64) return end
  const at = readSafe64(view, locator + 8)
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_RECORD_64)
    throw truncated('zip64 end record lies outside the file')
  return {
    position: at,
    entries: readSafe64(view, at + 32),
    directoryBytes: readSafe64(view, at + 40),
    directoryOffset: readSafe64(view, at + 48),
  }
}

function readSafe64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new AppError('workbook/unreadable', {}, { detail: 'zip64 size is no size' })
  return Number(value)
}

function readCentralHeader(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  shift: number,
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
  const localOffset = sizes.offset + shift
  if (localOffset + 30 > bytes.length) throw truncated('an entry begins outside the file')
  if (view.getUint32(localOffset, true) !== LOCAL_HEADER)
    throw new AppError('workbook/unreadable', {}, { detail: 'local header is damaged' })
  const dataOffset = localOffset + 30 + view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true)
  if (dataOffset + sizes.compressed > bytes.length) throw truncated('an entry ends outside the file')
  const entry: ZipEntry = {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    compressedBytes: sizes.compressed,
    declaredBytes: sizes.declared,
    crc32: view.getUint32(at + 16, true),
    dataOffset,
  }
  return { entry, localOffset, next }
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
