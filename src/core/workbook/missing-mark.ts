/**
 * Marks that stand for "no value" wherever they stand alone in a cell (domain model 2.2 and the practice of national
 * and international offices). They are compared after NFKC, in lower case, without blanks.
 */
const typicalMarks = new Set([
  '-', '--', '---', '—', '——', '–', '−', '―', '─', '…', '……', '...', '⋯', '..', 'n/a', '#n/a', 'n.a.', '(na)', '(d)', '(s)', '(x)', '(z)', '(b)',
  '[c]', '[x]', '[z]', '[u]', '[w]', '[low]', '[d]', '(c)', '(n/a)', '[n/a]', '[na]',
]) // prettier-ignore

/** Marks that are words or signs of their own elsewhere: missing only in a column of numbers or dates. */
const numericMarks = new Set([
  '/', '\\', '*', '**', '***', '.', ':', 'na', 'nd', 'n.d.', 'x', 'z', 'c', 'u', 'd', 's', '~', '·', '无', '無', '缺', '缺失', '不详', '不適用', '不适用',
  'nil', 'null', 'none', 'nan', '(nd)', '(l)', '(h)', '×', '空',
]) // prettier-ignore

/** Marks for a value that is there but smaller than the smallest printed unit. */
const belowUnitMarks = new Set(['…', '……', '...', '⋯', '(z)', '[low]'])

/** How a text may stand for a missing value: always, only among numbers, or not at all. */
export type MarkStrength = 'typical' | 'numeric' | null

/** Strength of a missing mark; null for every other text. */
export function missingMark(text: string): MarkStrength {
  if (text.length > 12) return null
  const key = markKey(text)
  if (key.length > 7) return null
  if (typicalMarks.has(key)) return 'typical'
  return numericMarks.has(key) ? 'numeric' : null
}

/** True for marks that mean "below the smallest unit" (…, (Z)). */
export function isBelowUnitMark(text: string): boolean {
  return text.length <= 12 && belowUnitMarks.has(markKey(text))
}

function markKey(text: string): string {
  // NFKC would take … apart into three dots, which is a mark too.
  return text.replace(/\s+/g, '').normalize('NFKC').toLowerCase()
}
