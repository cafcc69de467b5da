import { AppError } from '../core/base/app-error.ts'
import { startHash } from '../core/base/hash.ts'
import type { ByteSource } from '../formats/byte-source.ts'
import { defaultLimits } from '../formats/read-limits.ts'
import type { CallContext } from '../protocol/handlers.ts'

const PIECE_BYTES = 4 * 1024 * 1024
/** A file up to this size is kept in memory while it is read; of a larger one only the piece at hand is. */
const KEPT_BYTES = 32 * 1024 * 1024

/** A dropped file, hashed (SHA-256 in hex) and ready to be read. */
export type ReadBlob = { source: Uint8Array | ByteSource; hash: string }

/**
 * Reads a dropped file once, piece by piece, for its hash, so that progress shows and cancel works; a large one is not kept.
 * Throws `workbook/file-too-large`, `workbook/unreadable` (the file went away or may not be read), `call/cancelled`.
 */
export async function readBlob(blob: Blob, name: string, { signal, progress }: CallContext): Promise<ReadBlob> {
  const limit = defaultLimits.fileBytes
  if (blob.size > limit) {
    const params = {
      file: name,
      megabytes: Math.ceil(blob.size / 1_000_000),
      limitMegabytes: Math.round(limit / 1_000_000),
    }
    throw new AppError('workbook/file-too-large', params)
  }
  const file = blobSource(blob, name)
  const hash = startHash()
  const kept = blob.size <= KEPT_BYTES ? new Uint8Array(blob.size) : null
  for (let at = 0; at < blob.size; at += PIECE_BYTES) {
    if (signal.aborted) throw new AppError('call/cancelled')
    const piece = await file.read(at, at + PIECE_BYTES)
    kept?.set(piece, at)
    hash.update(piece)
    progress('read', { done: at + piece.length, total: blob.size, unit: 'bytes' }, name)
  }
  return { source: kept ?? file, hash: hash.hex() }
}

/** A file of the browser, read where it lies. Reading throws `workbook/unreadable`. */
function blobSource(blob: Blob, name: string): ByteSource {
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    try {
      return new Uint8Array(await blob.slice(from, to).arrayBuffer())
    } catch (error) {
      throw new AppError('workbook/unreadable', { file: name }, { detail: String(error), cause: error })
    }
  }
  return { size: blob.size, read }
}
