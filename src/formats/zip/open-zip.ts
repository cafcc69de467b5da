import { AppError } from '../../core/base/app-error.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ReadLimits, ReadWatch } from '../read-limits.ts'
import { crc32 } from './crc32.ts'
import { inflateBounded, tooLarge, type InflateSize } from './inflate-bounded.ts'
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
}

/** Opens a zip. Throws `workbook/truncated` or `workbook/unreadable`. Nothing is unpacked yet. */
export function openZip(bytes: Uint8Array, limits: ReadLimits): OpenZip {
  const entries = readZipDirectory(bytes)
  const byName = new Map<string, ZipEntry>()
  for (const entry of entries) if (!byName.has(entry.name.toLowerCase())) byName.set(entry.name.toLowerCase(), entry)
  let spent = 0

  async function unpack(entry: ZipEntry, watch: ReadWatch): Promise<{ bytes: Uint8Array; intact: boolean }> {
    checkCancelled(watch)
    if (entry.encrypted) throw new AppError('workbook/password-protected')
    const limit = Math.min(limits.partBytes, limits.totalBytes - spent)
    const named = limits.partBytes < limits.totalBytes - spent ? limits.partBytes : limits.totalBytes
    if (entry.declaredBytes > limit) throw tooLarge(named)
    const data = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedBytes)
    const part = await expand(entry, data, { expected: entry.declaredBytes, limit, named }, watch)
    spent += part.length
    return { bytes: part, intact: crc32(part) === entry.crc32 }
  }

  return { entries, find: (name) => byName.get(name.toLowerCase()) ?? null, unpack }
}

async function expand(entry: ZipEntry, data: Uint8Array, size: InflateSize, watch: ReadWatch): Promise<Uint8Array> {
  if (entry.method === 8) return inflateBounded(data, size, watch)
  if (entry.method !== 0) throw new AppError('workbook/unreadable', {}, { detail: `zip method ${entry.method}` })
  if (data.length > size.limit) throw tooLarge(size.named)
  return data
}
