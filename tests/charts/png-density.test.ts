import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { setPngDensity } from '../../src/charts/png-density.ts'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
const pixel = deflateSync(Buffer.from([0, 255]))
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const png = (...more: Buffer[]) =>
  Buffer.concat([signature, chunk('IHDR', header), ...more, chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))])

function density(perMetre: number): Buffer {
  const data = Buffer.alloc(9)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  data[8] = 1
  return chunk('pHYs', data)
}

test('300 dots per inch are 11811 dots per metre, right after the header', () => {
  expect(Buffer.from(setPngDensity(png(), 300))).toEqual(png(density(11811)))
})

test('a density that the browser wrote is replaced', () => {
  const text = chunk('tEXt', Buffer.from('a\0b'))
  expect(Buffer.from(setPngDensity(png(text, density(2835)), 300))).toEqual(png(density(11811), text))
})
