import { expect, it } from 'vitest'
import { blobThreshold, fromStored, toStored } from '../../../src/engine/storage/stored-bytes.ts'

it('stores small rows as they are and large ones as a blob, which comes back byte by byte', async () => {
  const bytes = new Uint8Array([1, 2, 3, 4]).buffer
  expect(toStored(bytes)).toBe(bytes)
  const stored = toStored(bytes, 4)
  expect(stored).toBeInstanceOf(Blob)
  expect(new Uint8Array(await fromStored(stored))).toEqual(new Uint8Array([1, 2, 3, 4]))
  // The largest message of Chromium is 133,169,152 bytes.
  expect(blobThreshold).toBeLessThan(133_169_152)
})
