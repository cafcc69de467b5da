// Scripts and signs that a Chinese font draws in a full em: CJK, kana, Hangul, full-width forms, enclosed numbers, emoji.
const WIDE =
  /[\u1100-\u11ff\u2460-\u24ff\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3ffff}]/u

/** Width of the longest line of a text in digits of the default font: a Chinese character is two. */
export function textWidth(text: string): number {
  let longest = 0
  for (const line of text.split('\n')) {
    let width = 0
    for (const char of line) width += WIDE.test(char) ? 2 : 1
    longest = Math.max(longest, width)
  }
  return longest
}

/** Width for a column of such texts, between the bounds. */
export function fitWidth(texts: Iterable<string>, least: number, most: number): number {
  let widest = 0
  for (const text of texts) widest = Math.max(widest, textWidth(text))
  return Math.min(Math.max(widest + 3, least), most)
}
