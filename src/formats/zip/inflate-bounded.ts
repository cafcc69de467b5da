import { AppError } from '../../core/base/app-error.ts'
import { makeBreather } from '../breathe.ts'
import type { ByteSource } from '../byte-source.ts'
import { checkCancelled } from '../check-cancelled.ts'
import type { ReadWatch } from '../read-limits.ts'
import { tooLarge } from '../too-large.ts'

/** Takes what is unpacked, piece by piece, as it comes. A piece is not to be kept. */
export type ByteSink = (piece: Uint8Array) => void

/**
 * Input handed to the platform's inflater at a time. It unpacks a whole piece before anyone can stop it, and deflate
 * packs up to 1032 to 1, so this bounds what a bomb can allocate past the limit to about 33 MB.
 */
const PIECE_BYTES = 32 * 1024
/** Bytes read from the file at a time. */
const READ_BYTES = 1024 * 1024

/** Compressed bytes of one entry: where they lie in the file, and what inflates them where that is not the browser. */
export type PackedBytes = { source: ByteSource; from: number; to: number; inflater?: MakeInflater | undefined }

/** Makes an inflater of the platform. Node, where the browser's own hands over 16 KB at a time between threads, may bring a better one. */
export type MakeInflater = (format: 'deflate-raw' | 'gzip') => {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<BufferSource>
}

const browserInflater: MakeInflater = (format) => new DecompressionStream(format)

/** `limit` in bytes stops; `named` is the limit that the user is told. */
export type InflateLimit = { limit: number; named: number }

/** What stands around deflate data to make it a gzip file, whose checksum and size the platform itself verifies. */
export type GzipFrame = { crc32: number; bytes: number }

/**
 * Inflates raw deflate data into `sink`, counting what really comes out; gives the count. With a frame it also fails where
 * checksum or size are not those of the frame.
 * Throws `workbook/unpacks-too-large` past the limit, `workbook/unreadable` on damaged data, `call/cancelled`; what `sink` throws.
 */
export async function inflateBounded(
  packed: PackedBytes,
  { limit, named, frame = null }: InflateLimit & { frame?: GzipFrame | null },
  sink: ByteSink,
  watch: ReadWatch,
): Promise<number> {
  const inflater = (packed.inflater ?? browserInflater)(frame === null ? 'deflate-raw' : 'gzip')
  const reader = inflater.readable.getReader()
  const writer = inflater.writable.getWriter()
  // A failure of the feeding reaches the reader too; it is handled there.
  feed(writer, packed, frame).catch((error: unknown) => writer.abort(error).catch(() => undefined))
  const breathe = makeBreather()
  let length = 0
  try {
    for (;;) {
      const piece = await readPiece(reader, length)
      if (piece === null) return length
      length += piece.length
      if (length > limit) throw tooLarge(named)
      sink(piece)
      await breathe()
      checkCancelled(watch)
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

async function readPiece(reader: ReadableStreamDefaultReader<Uint8Array>, before: number): Promise<Uint8Array | null> {
  try {
    const { done, value } = await reader.read()
    return done ? null : value
  } catch (error) {
    if (error instanceof AppError) throw error
    // Excel itself ignores bytes after the end of the compressed data; the caller's checksum decides whether the part is whole.
    if (before > 0 && isTrailingJunk(error)) return null
    throw new AppError('workbook/unreadable', {}, { detail: `inflate: ${String(error)}`, cause: error })
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  { source, from, to }: PackedBytes,
  frame: GzipFrame | null,
): Promise<void> {
  for (let at = from; at < to || at === from; at += READ_BYTES) {
    const bytes = await source.read(at, Math.min(to, at + READ_BYTES))
    for (let start = 0; start < bytes.length || start === 0; start += PIECE_BYTES) {
      const piece = bytes.subarray(start, start + PIECE_BYTES)
      const first = at + start === from
      const last = at + start + piece.length >= to
      await writer.write(frame === null ? piece.slice() : framed(piece, frame, { first, last }))
    }
  }
  await writer.close()
}

const GZIP_HEAD = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
const GZIP_TRAILER_BYTES = 8

/** A copy of a piece with the head of a gzip file before the first and its trailer after the last. */
function framed(
  piece: Uint8Array,
  { crc32, bytes }: GzipFrame,
  { first, last }: { first: boolean; last: boolean },
): Uint8Array<ArrayBuffer> {
  const start = first ? GZIP_HEAD.length : 0
  const out = new Uint8Array(start + piece.length + (last ? GZIP_TRAILER_BYTES : 0))
  if (first) out.set(GZIP_HEAD)
  out.set(piece, start)
  if (last) {
    const trailer = new DataView(out.buffer, start + piece.length)
    trailer.setUint32(0, crc32, true)
    trailer.setUint32(4, bytes % 2 ** 32, true)
  }
  return out
}

function isTrailingJunk(error: unknown): boolean {
  return error instanceof Error && /junk|trailing|after end/i.test(error.message)
}
