import { expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import type { ByteSource } from '../../../src/formats/byte-source.ts'
import { defaultLimits } from '../../../src/formats/read-limits.ts'
import { openZip } from '../../../src/formats/zip/open-zip.ts'
import { makeZip, type RawEntry } from '../support/make-zip.ts'

const MB = 1_000_000
/** Text that hardly packs, so that it is read in several pieces. */
const long = Array.from({ length: 400_000 }, (_, index) => String(Math.imul(index, 0x9e3779b1))).join(' ')

function sourceOf(bytes: Uint8Array, onRead: (from: number, to: number) => void = () => undefined): ByteSource {
  return {
    size: bytes.length,
    read: (from, to) => {
      onRead(from, to)
      return Promise.resolve(bytes.slice(from, to))
    },
  }
}

async function stream(file: Uint8Array | ByteSource, limits = defaultLimits) {
  const zip = await openZip(file, limits)
  const begun: string[][] = []
  const decoder = new TextDecoder()
  const makeSink = () => {
    const texts: string[] = []
    begun.push(texts)
    return (piece: Uint8Array) => void texts.push(decoder.decode(piece, { stream: true }))
  }
  const { intact } = await zip.stream(zip.entries[0]!, makeSink, {})
  return { text: begun.at(-1)?.join(''), intact, times: begun.length }
}
const one = (entry: Partial<RawEntry>) => makeZip([{ name: 'a', content: long, ...entry }])

it('gives an entry piece by piece, deflated or stored', async () => {
  expect(await stream(one({}))).toEqual({ text: long, intact: true, times: 1 })
  expect(await stream(one({ method: 0 }))).toEqual({ text: long, intact: true, times: 1 })
})

it('reads no more of the file at a time than a piece', async () => {
  let largest = 0
  const zip = one({ method: 0 })
  await stream(sourceOf(zip, (from, to) => (largest = Math.max(largest, Math.min(to, zip.length) - from))))
  expect(zip.length).toBeGreaterThan(3 * MB)
  expect(largest).toBeLessThanOrEqual(1024 * 1024)
})

it('begins anew where checksum or size are wrong, and says that it is not intact', async () => {
  expect(await stream(one({ crc: 1 }))).toEqual({ text: long, intact: false, times: 2 })
  // The checksum alone decides: some programs write a wrong size.
  expect(await stream(one({ declaredBytes: 10 }))).toEqual({ text: long, intact: true, times: 2 })
})

it('stops at the limit for all streamed entries together', async () => {
  const limits = { ...defaultLimits, streamedBytes: 5 * MB }
  const zip = await openZip(
    makeZip([1, 2].map((part) => ({ name: `p${part}`, content: new Uint8Array(3 * MB), declaredBytes: 1 }))),
    limits,
  )
  const makeSink = () => () => undefined
  await zip.stream(zip.entries[0]!, makeSink, {})
  await expect(zip.stream(zip.entries[1]!, makeSink, {})).rejects.toMatchObject({
    code: 'workbook/unpacks-too-large',
    params: { limitMegabytes: 5 },
  })
})

it('fails with the reason of the file when that goes away while it is read', async () => {
  const bytes = one({})
  let gone = false
  const source: ByteSource = {
    size: bytes.length,
    read: (from, to) =>
      gone
        ? Promise.reject(new AppError('workbook/unreadable', { file: 'x' }))
        : Promise.resolve(bytes.slice(from, to)),
  }
  const zip = await openZip(source, defaultLimits)
  gone = true
  await expect(zip.stream(zip.entries[0]!, () => () => undefined, {})).rejects.toMatchObject({
    code: 'workbook/unreadable',
    params: { file: 'x' },
  })
})

it('gives what the sink throws', async () => {
  const zip = await openZip(one({}), defaultLimits)
  const sink = () => {
    throw new AppError('call/cancelled')
  }
  await expect(zip.stream(zip.entries[0]!, () => sink, {})).rejects.toMatchObject({ code: 'call/cancelled' })
})
