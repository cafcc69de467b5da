/** Guess of a text file's encoding. `sure` is false where another encoding could fit too; `binary` where it is no text at all. */
export type SniffedEncoding = { encoding: string; sure: boolean; binary: boolean }

const SAMPLE_BYTES = 256 * 1024

/**
 * Encoding of a text by its bytes: byte order mark, UTF-32 and UTF-16 by their zero bytes, valid UTF-8, else GB18030 or Big5 by which
 * of the two gives common characters, else Windows-1252. `length` bounds the sample (a whole small file is `bytes.length`).
 */
export function sniffEncoding(bytes: Uint8Array, length: number): SniffedEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return sure('utf-8')
  const widest = sniffUtf32(bytes)
  if (widest !== null) return sure(widest)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16be')
  const sample = bytes.subarray(0, Math.min(length, SAMPLE_BYTES))
  const wide = sniffUtf16(sample)
  if (wide !== null) return sure(wide)
  if (controlShare(sample) > 0.01) return { encoding: 'utf-8', sure: false, binary: true }
  if (isUtf8(bytes)) return sure('utf-8')
  return sniffMultiByte(sample)
}

function sure(encoding: string): SniffedEncoding {
  return { encoding, sure: true, binary: false }
}

/** UTF-32 by its mark, or by two zero bytes in each of the first characters. */
function sniffUtf32(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  if (bytes.length < 4 || bytes.length % 4 !== 0) return null
  const characters = Math.min(bytes.length / 4, 64)
  let little = 0
  let big = 0
  for (let index = 0; index < characters; index++) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(index * 4, index * 4 + 4)
    if (d === 0 && c <= 0x10 && (a | b) !== 0) little++
    if (a === 0 && b <= 0x10 && (c | d) !== 0) big++
  }
  return little === characters ? 'utf-32le' : big === characters ? 'utf-32be' : null
}

/** UTF-16 without a mark: in tables the delimiters, digits and line ends have a zero byte, always at the same parity. */
function sniffUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const pairs = sample.length / 2
  // Text of seven bits with stray zeros: in UTF-16 it would have a zero in every pair.
  if (even + odd < pairs * 0.9 && sample.every((byte) => byte < 0x80)) return null
  if (odd > pairs * 0.05 && even <= odd * 0.02 && plausible(sample, 'utf-16le')) return 'utf-16le'
  if (even > pairs * 0.05 && odd <= even * 0.02 && plausible(sample, 'utf-16be')) return 'utf-16be'
  return null
}

function plausible(sample: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1))
  let bad = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) bad++
  }
  return bad <= text.length * 0.01
}

function controlShare(sample: Uint8Array): number {
  let controls = 0
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1a) controls++
  return sample.length === 0 ? 0 : controls / sample.length
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * GB18030 or Big5: both decode nearly any pair of bytes, but the wrong one gives rare characters.
 * Common simplified and traditional characters sit in level 1 of their sets: GB 2312 rows 16 to 55, Big5 A440 to C67E.
 */
function sniffMultiByte(sample: Uint8Array): SniffedEncoding {
  const gb = pairShare(
    sample,
    (lead, trail) =>
      trail >= 0xa1 && lead <= 0xf7 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa3 || lead === 0xa1),
  )
  const big5 = pairShare(
    sample,
    (lead, trail) => isBig5Trail(trail) && ((lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1),
  )
  const gbBad = badShare(sample, 'gb18030')
  const big5Bad = badShare(sample, 'big5')
  if (gbBad > 0.02 && big5Bad > 0.02) return { encoding: 'windows-1252', sure: false, binary: false }
  if (isLatin(sample)) return { encoding: 'windows-1252', sure: false, binary: false }
  const chosen = big5Bad < gbBad || (big5Bad === gbBad && big5 > gb + 0.05) ? 'big5' : 'gb18030'
  return { encoding: chosen, sure: false, binary: false }
}

function isBig5Trail(trail: number): boolean {
  return (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)
}

function pairShare(sample: Uint8Array, common: (lead: number, trail: number) => boolean): number {
  let pairs = 0
  let hits = 0
  for (let at = 0; at + 1 < sample.length; at++) {
    const lead = sample[at] ?? 0
    if (lead < 0x81) continue
    pairs++
    if (common(lead, sample[at + 1] ?? 0)) hits++
    at++
  }
  return pairs === 0 ? 0 : hits / pairs
}

function badShare(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample)
  let bad = 0
  let high = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) high++
    // Undecodable, or the private use area, into which GB18030 maps its unassigned cells.
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) bad++
  }
  return high === 0 ? 0 : bad / high
}

/** Western text: high bytes stand alone between letters ("Zürich"), where Chinese text has them in pairs. */
function isLatin(sample: Uint8Array): boolean {
  let alone = 0
  let runs = 0
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] ?? 0) < 0x80) continue
    let end = at
    while (end < sample.length && (sample[end] ?? 0) >= 0x80) end++
    runs++
    if (end - at === 1 && end < sample.length) alone++
    at = end
  }
  return runs > 0 && alone / runs > 0.8
}
