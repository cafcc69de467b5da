import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src/formats/read-limits.ts'
import { crc32 } from '../../../src/formats/zip/crc32.ts'
import { openZip } from '../../../src/formats/zip/open-zip.ts'
import { makeZip } from '../support/make-zip.ts'

const MB = 1_000_000
const limits = { ...defaultLimits, totalBytes: 3 * MB, partBytes: 2 * MB }
const zeros = (bytes: number) => new Uint8Array(bytes)

async function unpackAll(zip: Uint8Array) {
  const opened = await openZip(zip, limits)
  const parts: [string, string, boolean][] = []
  for (const entry of opened.entries) {
    const { bytes, intact } = await opened.unpack(entry, {})
    parts.push([entry.name, new TextDecoder().decode(bytes), intact])
  }
  return parts
}

it('computes the published check value of CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

it('unpacks stored and deflated entries whole', async () => {
  const zip = makeZip([
    { name: 'a/第一.xml', content: '甲乙丙' },
    { name: 'b.bin', content: 'stored', method: 0 },
    { name: 'empty', content: '' },
  ])
  expect(await unpackAll(zip)).toEqual([
    ['a/第一.xml', '甲乙丙', true],
    ['b.bin', 'stored', true],
    ['empty', '', true],
  ])
})

it('finds an entry whatever the case of its letters', async () => {
  expect(
    (await openZip(makeZip([{ name: 'xl/SharedStrings.xml', content: 'x' }]), limits)).find('XL/sharedstrings.xml')
      ?.name,
  ).toBe('xl/SharedStrings.xml')
})

it('reads an archive behind foreign bytes', async () => {
  const zip = makeZip([{ name: 'a', content: 'x' }])
  expect(await unpackAll(new Uint8Array([...zeros(100), ...zip]))).toEqual([['a', 'x', true]])
})

it('says when the checksum does not fit', async () => {
  expect(await unpackAll(makeZip([{ name: 'a', content: 'x', crc: 1 }]))).toEqual([['a', 'x', false]])
})

describe('a zip bomb stops at the limit', () => {
  it('when it declares its size', async () => {
    const opened = await openZip(makeZip([{ name: 'bomb', content: zeros(20 * MB) }]), limits)
    await expect(opened.unpack(opened.entries[0]!, {})).rejects.toMatchObject({
      code: 'workbook/unpacks-too-large',
      params: { limitMegabytes: 2 },
    })
  })

  it('when it lies about its size', async () => {
    const opened = await openZip(makeZip([{ name: 'bomb', content: zeros(20 * MB), declaredBytes: 10 }]), limits)
    await expect(opened.unpack(opened.entries[0]!, {})).rejects.toMatchObject({
      code: 'workbook/unpacks-too-large',
      params: { limitMegabytes: 2 },
    })
  })

  it('when many parts add up', async () => {
    const opened = await openZip(
      makeZip([1, 2, 3].map((part) => ({ name: `p${part}`, content: zeros(1.5 * MB), declaredBytes: 1 }))),
      limits,
    )
    await opened.unpack(opened.entries[0]!, {})
    await opened.unpack(opened.entries[1]!, {})
    await expect(opened.unpack(opened.entries[2]!, {})).rejects.toMatchObject({
      code: 'workbook/unpacks-too-large',
      params: { limitMegabytes: 3 },
    })
  })

  it('when entries share their data', async () => {
    const zip = makeZip([
      { name: 'a', content: zeros(MB) },
      { name: 'b', content: zeros(MB), sameDataAs: 0 },
    ])
    await expect(openZip(zip, limits)).rejects.toMatchObject({ code: 'workbook/unreadable' })
  })

  it('before it takes much more memory than the limit', async () => {
    const bomb = makeZip([{ name: 'bomb', content: zeros(400 * MB), declaredBytes: 1 }])
    const before = process.memoryUsage().rss
    const opened = await openZip(bomb, limits)
    await expect(opened.unpack(opened.entries[0]!, {})).rejects.toMatchObject({ code: 'workbook/unpacks-too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB)
  })
})

it('says that an encrypted entry has a password', async () => {
  const opened = await openZip(makeZip([{ name: 'a', content: 'x', encrypted: true }]), limits)
  await expect(opened.unpack(opened.entries[0]!, {})).rejects.toMatchObject({ code: 'workbook/password-protected' })
})

it('stops unpacking when the user cancels', async () => {
  const opened = await openZip(makeZip([{ name: 'a', content: zeros(MB) }]), limits)
  await expect(opened.unpack(opened.entries[0]!, { isCancelled: () => true })).rejects.toMatchObject({
    code: 'call/cancelled',
  })
})

it('refuses an archive that was cut anywhere', async () => {
  const zip = makeZip([
    { name: 'a', content: 'first' },
    { name: 'b', content: 'second' },
  ])
  for (let length = 4; length < zip.length; length++) {
    await expect(openZip(zip.subarray(0, length), limits)).rejects.toMatchObject({ code: 'workbook/truncated' })
  }
})
