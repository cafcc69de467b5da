/**
 * Rows of this many bytes and more are stored as a blob: Chromium hands a value over in one message of at most 127 MiB, a blob
 * is passed by reference. Smaller ones stay plain bytes, which every browser keeps in private windows too.
 */
export const blobThreshold = 64 * 1024 * 1024

/** Bytes as they lie in the database. */
export type StoredBytes = ArrayBuffer | Blob

/** What to put into the database for these bytes. */
export function toStored(bytes: ArrayBuffer, threshold = blobThreshold): StoredBytes {
  return bytes.byteLength < threshold ? bytes : new Blob([bytes])
}

/** The bytes again. */
export async function fromStored(stored: StoredBytes): Promise<ArrayBuffer> {
  return stored instanceof Blob ? stored.arrayBuffer() : stored
}
