import { unitScales } from './data/unit-scale-data.ts'
import { normaliseWords } from './header-words.ts'

/** Factor from a column's unit to a field's canonical unit: 千元 → 万元 0.1. Null where the two do not measure the same or a unit is unknown. */
export function unitScale(from: string, to: string): number | null {
  const source = normaliseWords(from)
  if (source === normaliseWords(to)) return 1
  const known = unitScales[to]
  if (known === undefined) return null
  for (const [unit, scale] of Object.entries(known)) if (normaliseWords(unit) === source) return scale
  return null
}
