import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js'

/** One file of an archive. Long contents come in chunks, so that they never stand in memory twice. */
export type ZipPart = { path: string; content: Uint8Array | ReadableStream<Uint8Array> }

/** Earliest time that a zip can hold: the same content gives the same bytes on any day and in any time zone. */
const NO_TIME = (1 << 21) | (1 << 16)

/**
 * Packs parts into a zip, in their order, compressed by the platform's own deflate.
 * The archive holds no times, no zip64 records and no data descriptors, because some office programs refuse those.
 * Rejects with the reason of `signal` once that is aborted.
 */
export async function writeZip(parts: Iterable<ZipPart>, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    extendedTimestamp: false,
    rawLastModDate: NO_TIME,
  })
  for (const { path, content } of parts) {
    signal?.throwIfAborted()
    const reader = content instanceof ReadableStream ? content : new Uint8ArrayReader(content)
    await zip.add(path, reader, {
      bufferedWrite: true,
      dataDescriptor: false,
      zip64: false,
      // Any number: the real size is measured, but an unknown one would force zip64.
      uncompressedSize: 0,
      ...(signal === undefined ? {} : { signal }),
    })
  }
  return zip.close()
}
