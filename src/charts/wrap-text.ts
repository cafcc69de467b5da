import type { Measure, Weight } from './measure-text.ts'

/** Type of a text: size in px. */
export type Face = { size: number; weight: Weight }

// Signs that must not begin a line, and signs that must not end one (GB/T 15834).
const NOT_FIRST = /^[，。、；：？！）》」』】〕’”…—,.;:?!)\]%‰·]/u
const NOT_LAST = /[（《「『【〔‘“([]$/u
// A word of Latin letters and digits, white space, or one other character.
const PIECES = /[\p{Script=Latin}\p{N}_.,:%‰/+\u2212-]+|\s+|./gsu

/**
 * Breaks a text into lines no wider than `width`: Chinese between characters, Latin between words, over-long words inside.
 * What does not fit into `maxLines` ends with `…`.
 */
export function wrapText(
  text: string,
  width: number,
  face: Face,
  { measure, maxLines }: { measure: Measure; maxLines: number },
): string[] {
  const fits = (line: string) => measure(line, face.size, face.weight) <= width
  const lines: string[] = []
  let line = ''
  for (const piece of text.replace(/\s+/g, ' ').trim().match(PIECES) ?? []) {
    for (const part of splitPiece(piece, fits)) {
      if (line === '' || fits(line + part)) {
        line = line === '' ? part.trimStart() : line + part
        continue
      }
      const wanted = carriedOver(line, part)
      const carried = fits(wanted + part) ? wanted : ''
      lines.push(line.slice(0, line.length - carried.length).trimEnd())
      line = (carried + part).trimStart()
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  if (lines.length <= maxLines) return lines
  const kept = lines.slice(0, maxLines)
  kept[maxLines - 1] = ellipsis(`${kept[maxLines - 1] ?? ''}${lines[maxLines] ?? ''}`, width, face, measure)
  return kept
}

/** The text cut so that it fits with `…`; unchanged where it fits. */
export function ellipsis(text: string, width: number, face: Face, measure: Measure): string {
  if (measure(text, face.size, face.weight) <= width) return text
  const chars = [...text]
  let low = 0
  let high = chars.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${chars.slice(0, middle).join('')}…`, face.size, face.weight) <= width) low = middle
    else high = middle - 1
  }
  return `${chars.slice(0, low).join('').trimEnd()}…`
}

/** What moves to the next line together with the piece: an opening bracket, or the character before a closing sign. */
function carriedOver(line: string, part: string): string {
  const opening = NOT_LAST.exec(line)?.[0] ?? ''
  if (opening !== '') return opening.length < line.length ? opening : ''
  if (!NOT_FIRST.test(part)) return ''
  const last = [...line].at(-1) ?? ''
  return last.length < line.length ? last : ''
}

function splitPiece(piece: string, fits: (text: string) => boolean): string[] {
  if (fits(piece)) return [piece]
  const parts: string[] = []
  let part = ''
  for (const char of piece) {
    if (part !== '' && !fits(part + char)) {
      parts.push(part)
      part = ''
    }
    part += char
  }
  return part === '' ? parts : [...parts, part]
}
