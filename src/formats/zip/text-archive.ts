import { AppError } from '../../core/base/app-error.ts'
import { defaultLimits } from '../read-limits.ts'
import type { ReadWatch } from '../read-limits.ts'
import { openZip } from './open-zip.ts'
import { writeZip } from './write-zip.ts'

/** A text in an archive, UTF-8. */
export type ArchivedText = { path: string; text: string }

const mebibyte = 1024 * 1024
/** A text of more than 4 MiB, or more than 64 MiB of them, were not written by anyone. */
const limits = { partBytes: 4 * mebibyte, totalBytes: 64 * mebibyte, streamedBytes: 64 * mebibyte }
const mostTexts = 5000

/** Packs texts into a zip; the same texts give the same bytes. */
export function writeTextArchive(
  texts: readonly ArchivedText[],
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return writeZip(
    texts.map(({ path, text }) => ({ path, content: encoder.encode(text) })),
    signal,
  )
}

/**
 * The texts of a zip whose names end as given, in their order; other entries are passed over. Throws workbook/unreadable,
 * workbook/truncated, workbook/password-protected, workbook/unpacks-too-large.
 */
export async function readTextArchive(
  bytes: Uint8Array,
  endings: readonly string[],
  watch: ReadWatch,
): Promise<ArchivedText[]> {
  const zip = await openZip(bytes, { ...defaultLimits, ...limits })
  const wanted = zip.entries.filter(({ name }) => endings.some((ending) => name.toLowerCase().endsWith(ending)))
  if (wanted.length > mostTexts)
    throw new AppError('workbook/unreadable', {}, { detail: `${String(wanted.length)} files` })
  const texts: ArchivedText[] = []
  for (const entry of wanted) {
    const { bytes: content } = await zip.unpack(entry, watch)
    texts.push({ path: entry.name, text: new TextDecoder().decode(content) })
  }
  return texts
}
