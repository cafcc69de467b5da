import { dropBrackets, flattenBrackets, readHeader } from './header-words.ts'
import type { HeaderReading } from './header-words.ts'
import type { LogicalField } from './logical-table.ts'

/** How well a header names a field, 0 to 1: measure and time words are compared apart, by the field's label and synonyms. */
export function scoreHeader(field: LogicalField, header: HeaderReading): number {
  let best = 0
  for (const synonym of readingsOf(field)) {
    // A printed rate or share is no fact, unless the field is one.
    if (header.derived !== null && synonym.derived !== header.derived) continue
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
  const [a, b] = [formsOf(field), formsOf(header)]
  if (a.flat === b.flat) return 0.98
  if (a.bare !== '' && a.bare === b.bare) return 0.94
  if (b.flat === '') return 0.6
  // Each level of a merged header may be the name: 工业总产值 over 其中：新产品.
  if (b.levels.length > 1 && a.bare === b.levels.at(-1)) return 0.9
  if (b.levels.length > 1 && b.levels.includes(a.bare)) return 0.7
  const [c, d] = [a.bare, b.bare]
  if (c.length >= 3 && d.length >= 3 && (d.includes(c) || c.includes(d))) {
    return 0.55 + (0.35 * Math.min(c.length, d.length)) / Math.max(c.length, d.length)
  }
  return 0.85 * dice(a.pairs, b.pairs)
}

/** A measure as it is compared: brackets flattened, brackets dropped, by level of the header, and in pairs of characters. */
type Forms = { flat: string; bare: string; levels: string[]; pairs: string[] }

/** Every header meets every field of the model: each text is taken apart once. */
const forms = new Map<string, Forms>()
/** More texts than a model and a year of forms have; then it begins anew. */
const mostForms = 20_000

function formsOf(measure: string): Forms {
  const known = forms.get(measure)
  if (known !== undefined) return known
  if (forms.size >= mostForms) forms.clear()
  const bare = dropBrackets(measure)
  const characters = [...bare]
  const pairs = characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`)
  const made = { flat: flattenBrackets(measure), bare, levels: measure.split('·').map(dropBrackets), pairs }
  forms.set(measure, made)
  return made
}

/** Dice coefficient of the character pairs of two texts. */
function dice(left: readonly string[], right: readonly string[]): number {
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
