// Scripts and signs that a Chinese font draws in a full em: CJK, kana, Hangul, full-width forms, enclosed numbers, emoji.
const WIDE =
  /[\u1100-\u11ff\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3ffff}]/u

/** True for a character (one code point) that is as wide as a Chinese character. For widths where no font can be asked. */
export function isWideCharacter(character: string): boolean {
  return WIDE.test(character)
}
