import { AppError } from '../../core/base/app-error.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ReadWatch } from '../read-limits.ts'

/**
 * Input handed to the browser's inflater at a time. It unpacks a whole chunk before anyone can stop it, and deflate
 * packs up to 1032 to 1, so this bounds what a bomb can allocate past the limit to about 33 MB.
 */
const CHUNK_BYTES = 32 * 1024

/** Sizes in bytes: `expected` only sizes the first allocation, `limit` stops, `named` is the limit that the user is told. */
export type InflateSize = { expected: number; limit: number; named: number }

/**
 * Inflates raw deflate data, counting what really comes out.
 * Throws `workbook/unpacks-too-large` past the limit, `workbook/unreadable` on damaged data, `call/cancelled`.
 */
export async function inflateBounded(data: Uint8Array, size: InflateSize, watch: ReadWatch): Promise<Uint8Array> {
  const { expected, limit } = size
  const inflater = new DecompressionStream('deflate-raw')
  const writer = inflater.writable.getWriter()
  const reader = inflater.readable.getReader()
  // A failure of the writer reaches the reader too; it is handled there.
  feed(writer, data).catch(() => undefined)
  let out = new Uint8Array(Math.max(64, Math.min(expected, limit, data.length * 1032)))
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const chunk = value as Uint8Array
      if (length + chunk.length > limit) throw tooLarge(size.named)
      out = ensureRoom(out, length + chunk.length, limit)
      out.set(chunk, length)
      length += chunk.length
      checkCancelled(watch)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    if (error instanceof AppError) throw error
    // Excel itself ignores bytes after the end of the compressed data; the caller's checksum decides whether the part is whole.
    if (length > 0 && isTrailingJunk(error)) return out.subarray(0, length)
    throw new AppError('workbook/unreadable', {}, { detail: `inflate: ${String(error)}`, cause: error })
  }
  return out.subarray(0, length)
}

/** The error for a file that unpacks beyond a limit given in bytes. */
export function tooLarge(limit: number): AppError {
  return new AppError('workbook/unpacks-too-large', { limitMegabytes: Math.max(1, Math.round(limit / 1_000_000)) })
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, data: Uint8Array): Promise<void> {
  for (let at = 0; at < data.length; at += CHUNK_BYTES) {
    await writer.write(data.slice(at, at + CHUNK_BYTES))
  }
  await writer.close()
}

function ensureRoom(out: Uint8Array<ArrayBuffer>, needed: number, limit: number): Uint8Array<ArrayBuffer> {
  if (needed <= out.length) return out
  const larger = new Uint8Array(Math.max(needed, Math.min(limit, out.length * 2)))
  larger.set(out)
  return larger
}

function isTrailingJunk(error: unknown): boolean {
  return error instanceof Error && /junk|trailing|after end/i.test(error.message)
}
