import { isWideCharacter } from '../../core/base/wide-character.ts'

/** Width of the longest line of a text in digits of the default font: a Chinese character is two. */
export function textWidth(text: string): number {
  let longest = 0
  for (const line of text.split('\n')) {
    let width = 0
    for (const char of line) width += isWideCharacter(char) ? 2 : 1
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
