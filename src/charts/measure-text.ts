import { isWideCharacter } from '../core/base/wide-character.ts'

/** Weight of type; the design knows two. */
export type Weight = 400 | 600

/** Width of one line of text in px. */
export type Measure = (text: string, size: number, weight?: Weight) => number

/** Real fonts are a little wider than measured where hinting rounds up. */
const SAFETY = 1.02

// Punctuation that a Chinese font alone draws in a full em.
const FULL = /[\u2014\u2026]/
const NARROW = /[ iIjl.,:;'|!()[\]{}ftr\u2009\u202f]/
const BROAD = /[A-HJ-Z@%&mw\u2212+=<>]/

/** Measures with the fonts of the browser; without a canvas (in tests) by classes of characters. */
export function createMeasure(fontFamily: string): Measure {
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d')
  if (context === null) return estimateWidth
  const known = new Map<string, number>()
  return (text, size, weight = 400) => {
    const key = `${weight}|${size}|${text}`
    const found = known.get(key)
    if (found !== undefined) return found
    context.font = `${weight} ${size}px ${fontFamily}`
    const width = context.measureText(text).width * SAFETY
    known.set(key, width)
    return width
  }
}

/** Width by classes of characters: a Chinese character is one em, Latin between a third and two thirds. */
export function estimateWidth(text: string, size: number, weight: Weight = 400): number {
  let ems = 0
  for (const char of text) ems += emsOf(char)
  return ems * size * (weight === 600 ? 1.05 : 1)
}

function emsOf(char: string): number {
  if (isWideCharacter(char) || FULL.test(char)) return 1
  if (NARROW.test(char)) return 0.32
  return BROAD.test(char) ? 0.68 : 0.56
}
