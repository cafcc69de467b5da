import { unitScales } from './data/unit-scale-data.ts'
import { normaliseWords } from './header-words.ts'

/**
 * Factor from a column's unit to a field's: 千元 → 万元 0.1. A field of a user may have any unit, so two units are compared by the canonical
 * one of their kind: 元 → 千元 0.001. Null where the two do not measure the same or a unit is unknown.
 */
export function unitScale(from: string, to: string): number | null {
  if (normaliseWords(from) === normaliseWords(to)) return 1
  const known = unitScales[to]
  if (known !== undefined) return factorOf(known, from)
  for (const units of Object.values(unitScales)) {
    const [source, target] = [factorOf(units, from), factorOf(units, to)]
    if (source !== null && target !== null) return Number((source / target).toPrecision(12))
  }
  return null
}

function factorOf(units: Readonly<Record<string, number>>, wanted: string): number | null {
  for (const [unit, scale] of Object.entries(units)) if (normaliseWords(unit) === normaliseWords(wanted)) return scale
  return null
}
