/** Text of a file without byte order mark; `replaced` counts the characters that could not be decoded (U+FFFD in the result only, not in the file). */
export type DecodedText = { text: string; replaced: number }

/** Decodes bytes in an encoding that the browser knows. Never throws on bad bytes: they become U+FFFD and are counted. */
export function decodeText(bytes: Uint8Array, encoding: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  let replaced = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) replaced++
  return { text, replaced }
}
