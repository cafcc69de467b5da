import { AppError } from '../core/base/app-error.ts'
import { startHash } from '../core/base/hash.ts'
import { defaultLimits } from '../formats/read-limits.ts'
import type { CallContext } from '../protocol/handlers.ts'

const PIECE_BYTES = 4 * 1024 * 1024

/**
 * Reads a dropped file into memory piece by piece, hashing on the way, so that progress shows and cancel works.
 * Throws `workbook/file-too-large`, `workbook/unreadable` (the file went away or may not be read), `call/cancelled`.
 */
export async function readBlob(
  blob: Blob,
  name: string,
  { signal, progress }: CallContext,
): Promise<{ bytes: Uint8Array; hash: string }> {
  const limit = defaultLimits.fileBytes
  if (blob.size > limit) {
    const params = {
      file: name,
      megabytes: Math.ceil(blob.size / 1_000_000),
      limitMegabytes: Math.round(limit / 1_000_000),
    }
    throw new AppError('workbook/file-too-large', params)
  }
  const hash = startHash()
  const bytes = new Uint8Array(blob.size)
  for (let at = 0; at < blob.size; at += PIECE_BYTES) {
    if (signal.aborted) throw new AppError('call/cancelled')
    const piece = await readPiece(blob.slice(at, at + PIECE_BYTES), name)
    bytes.set(piece, at)
    hash.update(piece)
    progress('read', { done: at + piece.length, total: blob.size, unit: 'bytes' }, name)
  }
  return { bytes, hash: hash.hex() }
}

async function readPiece(piece: Blob, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer())
  } catch (error) {
    throw new AppError('workbook/unreadable', { file: name }, { detail: String(error), cause: error })
  }
}
