import { isWideCharacter } from '../../../core/base/wide-character.ts'

/** About the width in pixels of a text in the drawn sheet: counted, not measured, because every cell that arrives is asked for. */
export function estimateTextWidth(text: string): number {
  let width = 0
  for (const character of text) width += isWideCharacter(character) ? 13 : 7.3
  return width
}
