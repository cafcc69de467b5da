import { dropBrackets, flattenBrackets, readHeader } from './header-words.ts'
import type { HeaderReading } from './header-words.ts'
import type { LogicalField } from './logical-table.ts'

/** How well a header path names a field, 0 to 1: measure and time words are compared apart, by the field's label and synonyms. */
export function scoreHeader(field: LogicalField, path: readonly string[], year: number | null): number {
  const header = readHeader(path, year)
  if (header.derived !== null) return 0
  let best = 0
  for (const synonym of readingsOf(field)) {
    const time = scoreTime(synonym, header)
    if (time === 0) continue
    const measure = scoreMeasure(synonym.measure, header.measure)
    best = Math.max(best, time * measure)
  }
  return best
}

const cache = new WeakMap<LogicalField, HeaderReading[]>()

function readingsOf(field: LogicalField): HeaderReading[] {
  const known = cache.get(field)
  if (known !== undefined) return known
  const readings = [field.label.zh, ...field.synonyms].map((text) => readHeader(text.split('·')))
  cache.set(field, readings)
  return readings
}

/** Whether two readings mean the same time; 0 where they exclude each other. */
function scoreTime(field: HeaderReading, header: HeaderReading): number {
  if (field.lastYear !== header.lastYear) return 0
  if (field.span === header.span) return 1
  const pair = `${field.span ?? 'none'} ${header.span ?? 'none'}`
  // 上年同期 alone stands beside a cumulative column far more often than beside a month.
  if (pair === 'ytd none') return header.lastYear ? 0.85 : 0.55
  if (pair === 'ytd cur') return header.lastYear ? 0.85 : 0.65
  if (pair === 'm cur') return 0.8
  if (pair === 'm none') return 0.6
  if (pair === 'cur none' || pair === 'none cur' || pair === 'cur m' || pair === 'cur ytd') return 0.8
  if (pair === 'end none' || pair === 'none end' || pair === 'none ytd') return 0.8
  return 0
}

function scoreMeasure(field: string, header: string): number {
  if (field === header) return 1
  const [a, b] = [flattenBrackets(field), flattenBrackets(header)]
  if (a === b) return 0.98
  const [c, d] = [dropBrackets(field), dropBrackets(header)]
  if (c !== '' && c === d) return 0.94
  if (b === '') return 0.6
  // Each level of a merged header may be the name: 工业总产值 over 其中：新产品.
  const parts = header.split('·').map(dropBrackets)
  if (parts.length > 1 && c === parts.at(-1)) return 0.9
  if (parts.length > 1 && parts.includes(c)) return 0.7
  if (c.length >= 3 && d.length >= 3 && (d.includes(c) || c.includes(d))) {
    return 0.55 + (0.35 * Math.min(c.length, d.length)) / Math.max(c.length, d.length)
  }
  return 0.85 * dice(c, d)
}

/** Dice coefficient of the character pairs of two texts. */
function dice(a: string, b: string): number {
  const pairs = (text: string) => [...text].slice(1).map((character, at) => `${[...text][at] ?? ''}${character}`)
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length === 0 || right.length === 0) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (left.length + right.length)
}
