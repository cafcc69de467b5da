const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g
const CJK = '\\u2e80-\\u303f\\u3040-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef'
const BLANK_BESIDE_CJK = new RegExp(` (?=[${CJK}])|(?<=[${CJK}]) `, 'g')

/** What a label must have for anything to be cleaned. */
const UNCLEAN = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff([]/

/** What converters leave in Chinese text: pinyin of a polyphone, 統(tǒng)計, and bookmarks. */
const RESIDUE = /(?<=[\u4e00-\u9fff])\([a-zü]*[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü]*\)|\[bookmark:[^\]]*\]/gi

/** True for a text that carries pinyin in brackets after a Chinese character, or a bookmark. */
export function hasResidue(text: string): boolean {
  return (text.includes('(') || text.includes('[')) && text.search(RESIDUE) >= 0
}

/**
 * A label as a reader sees it: line breaks and typographic blanks removed. Chinese print spreads short words over a cell
 * (`合　　计`), so blanks beside a CJK character carry no meaning; between Latin words one blank stays.
 */
export function cleanLabel(text: string): string {
  if (!UNCLEAN.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(RESIDUE, '')
    .replace(/-[ \t]*[\r\n]+\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BLANK_BESIDE_CJK, '')
}

/** True for a text of nothing but blanks of any width. */
export function isBlankText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isBlankCode(text.charCodeAt(at))) return false
  return true
}

function isRareBlank(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0xfeff ||
    code === 0x85
  )
}

/** A text without blanks of any width at its ends; characters inside stay as they are. */
export function trimText(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isBlankCode(text.charCodeAt(from))) from++
  while (to > from && isBlankCode(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

function isBlankCode(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000 || (code > 0x7f && isRareBlank(code))
}

/** The text without footnote marks at its end: `2007 \1`, `May¹`, `合计*`. */
export function stripFootnoteMarks(text: string): string {
  return text.replace(/\s*(?:\\\s*\d+|[¹²³⁰⁴-⁹†‡§]+|[*＊]+|\[(?:note )?\d+\])\s*$/i, '')
}

/** Level of indentation by leading blanks, a wide one counting two. */
export function leadingBlanks(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3000) width += 2
    else if (code === 0x20 || code === 0xa0) width += 1
    else break
  }
  return width
}
