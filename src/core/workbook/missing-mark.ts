/**
 * Marks that stand for "no value" wherever they stand alone in a cell (domain model 2.2 and the practice of national
 * and international offices). They are compared after NFKC, in lower case, without blanks.
 */
const typicalMarks = new Set([
  '-', '--', '---', '—', '——', '–', '−', '―', '─', '...', '......', '⋯', '..', 'n/a', '#n/a', 'n.a.', '(na)', '(d)', '(s)', '(x)', '(z)', '(b)',
  '[c]', '[x]', '[z]', '[u]', '[w]', '[low]', '[d]', '(c)', '(n/a)', '[n/a]', '[na]',
]) // prettier-ignore

/** Marks that are words or signs of their own elsewhere: missing only in a column of numbers or dates. */
const numericMarks = new Set([
  '/', '\\', '*', '**', '***', '.', ':', 'na', 'nd', 'n.d.', 'x', 'z', 'c', 'u', 'd', 's', '~', '·', '无', '無', '缺', '缺失', '不详', '不適用', '不适用',
  '#', '##', '###', 'nc', 'np', 'n/k', 'nk', '(略)', '略', '保密', '暂无', '暫無', '暂缺', '未统计', '未統計', '不可比', '无数据', '無資料', 'nil', 'null', 'none', 'nan', '(nd)', '(l)', '(h)', '×', '空',
]) // prettier-ignore

/** Marks for a value that is there but smaller than the smallest printed unit. */
const belowUnitMarks = new Set(['...', '......', '⋯', '(z)', '[low]'])

/** How a text may stand for a missing value: always, only among numbers, or not at all. */
export type MarkStrength = 'typical' | 'numeric' | null

const MAX_LENGTH = 12

/** First characters that a mark may have, full-width forms included: nearly every other text is refused by a look at one character. */
const firstCodes = new Set<number>()
firstCodes.add('…'.charCodeAt(0))
for (const mark of [...typicalMarks, ...numericMarks]) {
  const code = mark.charCodeAt(0)
  firstCodes.add(code).add(mark.toUpperCase().charCodeAt(0))
  if (code > 0x20 && code < 0x7f) firstCodes.add(code + 0xfee0).add(mark.toUpperCase().charCodeAt(0) + 0xfee0)
}

/** Strength of a missing mark; null for every other text. */
export function missingMark(text: string): MarkStrength {
  if (text.length > MAX_LENGTH || !firstCodes.has(text.charCodeAt(0))) return null
  const key = markKey(text)
  if (key.length > 7) return null
  if (typicalMarks.has(key)) return 'typical'
  return numericMarks.has(key) ? 'numeric' : null
}

/** All marks as they are compared: NFKC, lower case, without blanks. */
export function missingMarkKeys(): string[] {
  return [...typicalMarks, ...numericMarks]
}

/** True for marks that mean "below the smallest unit" (…, (Z)). */
export function isBelowUnitMark(text: string): boolean {
  return text.length <= MAX_LENGTH && belowUnitMarks.has(markKey(text))
}

function markKey(text: string): string {
  // NFKC takes … apart into three dots.
  return text.replace(/\s+/g, '').normalize('NFKC').toLowerCase()
}
