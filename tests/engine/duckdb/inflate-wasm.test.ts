import { gzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { inflateWasm } from '../../../src/engine/duckdb/inflate-wasm.ts'

const wasm = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

it('inflates a compressed module and reports bytes', async () => {
  const progress = vi.fn()
  const blob = await inflateWasm(new Blob([gzipSync(wasm)]), progress)
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(wasm)
  expect(blob.type).toBe('application/wasm')
  expect(progress).toHaveBeenLastCalledWith('inflate', expect.objectContaining({ done: 8, unit: 'bytes' }))
})

it('takes a module as it is that the server has unpacked', async () => {
  const blob = await inflateWasm(new Blob([wasm]), () => undefined)
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(wasm)
  expect(blob.type).toBe('application/wasm')
})

it.each<[string, BlobPart]>([
  ['a page of the server', '<!doctype html>'],
  ['nothing', ''],
  ['half a file', new Uint8Array(gzipSync(Buffer.alloc(100_000, 7))).slice(0, 60)],
])('says that the engine file is missing when it gets %s', async (_what, content) => {
  await expect(inflateWasm(new Blob([content]), () => undefined)).rejects.toMatchObject({
    code: 'worker/engine-files-missing',
  })
})
