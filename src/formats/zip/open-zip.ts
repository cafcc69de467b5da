import { AppError } from '../../core/base/app-error.ts'
import { sourceOf, type ByteSource } from '../byte-source.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ReadLimits, ReadWatch } from '../read-limits.ts'
import { tooLarge } from '../too-large.ts'
import { crc32 } from './crc32.ts'
import { inflateBounded, type ByteSink, type InflateLimit, type MakeInflater } from './inflate-bounded.ts'
import { readZipDirectory, type ZipEntry } from './read-zip-directory.ts'

/** A zip file of which parts are unpacked on demand, within a budget for all of them together. */
export type OpenZip = {
  entries: readonly ZipEntry[]
  /** The entry with this path, letters of either case (OPC names are case-insensitive); null where there is none. */
  find(name: string): ZipEntry | null
  /**
   * Unpacks one entry. Throws `workbook/unpacks-too-large`, `workbook/unreadable`, `workbook/password-protected`, `call/cancelled`.
   * `intact` is false when the checksum does not fit: the bytes are then suspect.
   */
  unpack(entry: ZipEntry, watch: ReadWatch): Promise<{ bytes: Uint8Array; intact: boolean }>
  /**
   * Unpacks one entry piece by piece, never whole in memory; a budget of its own bounds it. Throws as {@link OpenZip.unpack} does.
   * An entry whose checksum or size is wrong is begun anew with another sink, to which it is given as far as it goes.
   */
  stream(entry: ZipEntry, makeSink: () => ByteSink, watch: ReadWatch): Promise<{ intact: boolean }>
}

/** Opens a zip. Rejects with `workbook/truncated` or `workbook/unreadable`. Nothing is unpacked yet. */
export async function openZip(
  file: Uint8Array | ByteSource,
  limits: ReadLimits,
  inflater?: MakeInflater,
): Promise<OpenZip> {
  const source = sourceOf(file)
  const entries = await readZipDirectory(source)
  const byName = new Map<string, ZipEntry>()
  for (const entry of entries) if (!byName.has(entry.name.toLowerCase())) byName.set(entry.name.toLowerCase(), entry)
  let spent = 0
  let streamed = 0

  async function unpack(entry: ZipEntry, watch: ReadWatch): Promise<{ bytes: Uint8Array; intact: boolean }> {
    const limit = Math.min(limits.partBytes, limits.totalBytes - spent)
    const named = limits.partBytes < limits.totalBytes - spent ? limits.partBytes : limits.totalBytes
    let bytes: GrowingBytes | null = null
    const makeSink = (): ByteSink => {
      const fresh = (bytes = new GrowingBytes(entry, limit))
      return (piece) => fresh.append(piece)
    }
    const { intact, length } = await expand({ source, inflater, entry, limit, named }, makeSink, watch)
    spent += length
    return { bytes: (bytes as GrowingBytes | null)?.whole() ?? new Uint8Array(0), intact }
  }

  async function stream(entry: ZipEntry, makeSink: () => ByteSink, watch: ReadWatch): Promise<{ intact: boolean }> {
    const limit = limits.streamedBytes - streamed
    const named = limits.streamedBytes
    const { intact, length } = await expand({ source, inflater, entry, limit, named }, makeSink, watch)
    streamed += length
    return { intact }
  }

  return { entries, find: (name) => byName.get(name.toLowerCase()) ?? null, unpack, stream }
}

type Job = InflateLimit & { source: ByteSource; inflater: MakeInflater | undefined; entry: ZipEntry }

async function expand(
  { source, inflater, entry, limit, named }: Job,
  makeSink: () => ByteSink,
  watch: ReadWatch,
): Promise<{ intact: boolean; length: number }> {
  checkCancelled(watch)
  if (entry.encrypted) throw new AppError('workbook/password-protected')
  if (entry.declaredBytes > limit) throw tooLarge(named)
  const packed = { source, from: entry.dataOffset, to: entry.dataOffset + entry.compressedBytes, inflater }
  if (entry.method !== 8 && entry.method !== 0)
    throw new AppError('workbook/unreadable', {}, { detail: `zip method ${entry.method}` })
  if (entry.method === 8) {
    const frame = { crc32: entry.crc32, bytes: entry.declaredBytes }
    try {
      return { intact: true, length: await inflateBounded(packed, { limit, named, frame }, makeSink(), watch) }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'workbook/unreadable') throw error
    }
  }
  // Damaged, not deflated, or a lying size: the slow way says which.
  let crc = 0
  const sink = makeSink()
  const check: ByteSink = (piece) => {
    crc = crc32(piece, crc)
    sink(piece)
  }
  const way = entry.method === 8 ? inflateBounded : copyBounded
  const length = await way(packed, { limit, named }, check, watch)
  return { intact: crc === entry.crc32, length }
}

const COPY_BYTES = 1024 * 1024

const copyBounded: typeof inflateBounded = async ({ source, from, to }, { limit, named }, sink, watch) => {
  if (to - from > limit) throw tooLarge(named)
  for (let at = from; at < to; at += COPY_BYTES) {
    sink(await source.read(at, Math.min(to, at + COPY_BYTES)))
    checkCancelled(watch)
  }
  return to - from
}

/** A part that is wanted whole. */
class GrowingBytes {
  private length = 0
  private bytes: Uint8Array<ArrayBuffer>
  private readonly limit: number

  constructor({ compressedBytes, declaredBytes, method }: ZipEntry, limit: number) {
    this.limit = limit
    // The declared size may be a lie; deflate packs up to 1032 to 1.
    const most = method === 0 ? compressedBytes : compressedBytes * 1032
    this.bytes = new Uint8Array(Math.max(64, Math.min(declaredBytes, limit, most)))
  }

  append(piece: Uint8Array): void {
    const needed = this.length + piece.length
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.limit, this.bytes.length * 2)))
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    }
    this.bytes.set(piece, this.length)
    this.length = needed
  }

  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}
