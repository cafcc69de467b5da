const SIGNATURE_BYTES = 8
/** Length, type, 13 bytes and checksum of IHDR, which is always the first chunk. */
const HEADER_BYTES = 25
const METRES_PER_INCH = 0.0254

/** A PNG that says how large it is: chunk pHYs (PNG specification 11.3.5.3) right after the header, replacing an older one. */
export function setPngDensity(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const body = removeDensity(png.subarray(SIGNATURE_BYTES + HEADER_BYTES))
  const head = png.subarray(0, SIGNATURE_BYTES + HEADER_BYTES)
  const chunk = densityChunk(Math.round(dpi / METRES_PER_INCH))
  const result = new Uint8Array(head.length + chunk.length + body.length)
  result.set(head)
  result.set(chunk, head.length)
  result.set(body, head.length + chunk.length)
  return result
}

function densityChunk(dotsPerMetre: number): Uint8Array {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, dotsPerMetre)
  view.setUint32(12, dotsPerMetre)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  return chunk
}

function removeDensity(chunks: Uint8Array): Uint8Array {
  const view = new DataView(chunks.buffer, chunks.byteOffset, chunks.byteLength)
  for (let at = 0; at + 12 <= chunks.length;) {
    const size = 12 + view.getUint32(at)
    if (view.getUint32(at + 4) === 0x70485973) {
      const rest = new Uint8Array(chunks.length - size)
      rest.set(chunks.subarray(0, at))
      rest.set(chunks.subarray(at + size), at)
      return rest
    }
    at += size
  }
  return chunks
}

/** Checksum of PNG chunks (ISO 3309), bit by bit: 13 bytes need no table. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
