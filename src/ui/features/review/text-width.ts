/** Width of a text in cells of the drawn sheet, in pixels: 13 px for full-width characters, 7.3 px for others. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7.3
  return width
}
