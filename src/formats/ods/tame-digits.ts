/** Counts of digits in a number style. SheetJS writes as many zeros as they say. */
const DIGITS =
  /(?:min-integer-digits|decimal-places|min-exponent-digits|min-numerator-digits|min-denominator-digits)\s*=\s*(["'])(.*?)\1/g
const MOST_DIGITS = 99
const BODY = /<(?:\w+:)?body[\s>]/
const ZERO = 0x30

/**
 * Number styles of an OpenDocument part with no count of digits above 99 and none that is no number (`1e999`): a damaged one would take
 * all memory. Such a count becomes 1; lengths do not change. The body is not looked at.
 */
export function tameDigits(xml: Uint8Array): Uint8Array {
  // One byte, one character: places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(xml)
  const body = BODY.exec(text)?.index ?? text.length
  let tamed = xml
  for (const match of text.slice(0, body).matchAll(DIGITS)) {
    const value = match[2] ?? ''
    if (value === '' || (/^\d+$/.test(value) && Number(value) <= MOST_DIGITS)) continue
    if (tamed === xml) tamed = xml.slice()
    const end = match.index + match[0].length - 1
    tamed.fill(ZERO, end - value.length, end)
    tamed[end - 1] = ZERO + 1
  }
  return tamed
}
