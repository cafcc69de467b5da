const LT = 0x3c
const AMPERSAND = 0x26
const RETURN = 0x0d
const UNDERSCORE = 0x5f
const LETTER_X = 0x78

/**
 * End of a text in `bytes` that stands for itself: up to the next `<`, without entity, carriage return or what could be an
 * escape of SpreadsheetML. -1 where there is one, or where the text goes on beyond `end`.
 */
export function plainTextEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const char = bytes[at] ?? 0
    if (char === LT) return at
    if (char === AMPERSAND || char === RETURN || (char === UNDERSCORE && bytes[at + 1] === LETTER_X)) return -1
  }
  return -1
}
