import { createGunzip, createInflateRaw } from 'node:zlib'
import type { MakeInflater } from '../src/formats/zip/inflate-bounded.ts'

/** Output handed over at a time: Node's own DecompressionStream changes threads for every 16 KB. */
const CHUNK_BYTES = 256 * 1024

/** The inflater of Node for the readers, with a handover that is worth its price. */
export const nodeInflater: MakeInflater = (format) => {
  const inflate = (format === 'gzip' ? createGunzip : createInflateRaw)({ chunkSize: CHUNK_BYTES })
  return {
    readable: new ReadableStream({
      start(controller) {
        inflate.on('data', (piece: Buffer) => {
          controller.enqueue(piece)
          if ((controller.desiredSize ?? 0) <= 0) inflate.pause()
        })
        inflate.on('end', () => controller.close())
        inflate.on('error', (error) => controller.error(error))
      },
      pull: () => void inflate.resume(),
      cancel: () => void inflate.destroy(),
    }),
    writable: new WritableStream({
      write: (piece) =>
        new Promise((resolve, reject) => {
          inflate.write(piece, (error) => (error ? reject(error) : resolve()))
        }),
      close: () => void inflate.end(),
      abort: (reason: unknown) => void inflate.destroy(reason instanceof Error ? reason : new Error(String(reason))),
    }),
  }
}
