/** Text of a file without byte order mark; `replaced` counts the characters that could not be decoded (U+FFFD in the result only, not in the file). */
export type DecodedText = { text: string; replaced: number }

/** Decodes bytes in an encoding that the browser knows, or in UTF-32. Never throws on bad bytes: they become U+FFFD and are counted. */
export function decodeText(bytes: Uint8Array, encoding: string): DecodedText {
  const text = /^utf-32/.test(encoding)
    ? decodeUtf32(bytes, encoding === 'utf-32le')
    : new TextDecoder(encoding).decode(bytes)
  let replaced = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) replaced++
  return { text, replaced }
}

/** Browsers have no decoder for UTF-32. What is no character becomes U+FFFD. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    if (code === 0xfeff && at === 0) continue
    parts.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(code))
  }
  return parts.join('')
}
