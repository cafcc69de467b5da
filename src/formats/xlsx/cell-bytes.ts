const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const AMPERSAND = 0x26
const RETURN = 0x0d
const UNDERSCORE = 0x5f
const ZERO = 0x30
const c = 0x63
const v = 0x76
const x = 0x78

/**
 * End of a text in `bytes` that stands for itself: up to the next `<`, without entity, carriage return or what could be an
 * escape of SpreadsheetML. -1 where there is one, or where the text goes on beyond `end`.
 */
export function plainTextEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const char = bytes[at] ?? 0
    if (char === LT) return at
    if (char === AMPERSAND || char === RETURN || (char === UNDERSCORE && bytes[at + 1] === x)) return -1
  }
  return -1
}

/** Position behind `</v></c>`, which must stand at `at`. */
export function valueEnd(bytes: Uint8Array, at: number): number {
  return bytes[at] === LT &&
    bytes[at + 1] === SLASH &&
    bytes[at + 2] === v &&
    bytes[at + 3] === GT &&
    bytes[at + 4] === LT &&
    bytes[at + 5] === SLASH &&
    bytes[at + 6] === c &&
    bytes[at + 7] === GT
    ? at + 8
    : -1
}

/** Position behind the digits that begin at `from`. */
export function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (let digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO) continue
  return at
}

/** The whole number that stands between two positions; NaN where none does. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return NaN
    number = number * 10 + digit
  }
  return from === to ? NaN : number
}
