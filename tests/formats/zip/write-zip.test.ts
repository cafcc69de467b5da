import { expect, test } from 'vitest'
import { writeZip } from '../../../src/formats/zip/write-zip.ts'
import { unpackZip } from '../../support/unpack-zip.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function streamOf(...texts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(encode(text))
      controller.close()
    },
  })
}

test('another library unpacks what was packed, from bytes and from streams', async () => {
  const long = 'æ'.repeat(200_000)
  const bytes = await writeZip([
    { path: 'a.txt', content: encode('first') },
    { path: 'folder/b.txt', content: streamOf(long, 'end') },
  ])
  expect(Object.fromEntries(unpackZip(bytes))).toEqual({ 'a.txt': 'first', 'folder/b.txt': `${long}end` })
})

test('a part from a stream has its sizes in its header, without zip64 or data descriptor', async () => {
  const bytes = await writeZip([{ path: 'a.txt', content: streamOf('hello') }])
  const header = new DataView(bytes.buffer)
  expect(header.getUint32(0, true)).toBe(0x04034b50)
  expect(header.getUint16(4, true)).toBeLessThan(45)
  expect(header.getUint16(6, true) & 8).toBe(0)
  expect(header.getUint32(22, true)).toBe(5)
  expect(header.getUint16(28, true)).toBe(0)
})

test('the same content gives the same bytes', async () => {
  const once = await writeZip([{ path: 'a', content: encode('x'.repeat(9999)) }])
  await new Promise((done) => setTimeout(done, 2100))
  const again = await writeZip([{ path: 'a', content: encode('x'.repeat(9999)) }])
  expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
})

test('an aborted signal stops the packing', async () => {
  const abort = new AbortController()
  abort.abort(new Error('enough'))
  await expect(writeZip([{ path: 'a', content: encode('x') }], abort.signal)).rejects.toThrow('enough')
})
