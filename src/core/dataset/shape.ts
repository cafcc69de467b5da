import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Column } from './dataset.ts'
import { normaliseWords } from './header-words.ts'
import type { ShapeKey } from './mapping.ts'

/** What of a table decides about its shape; a Dataset is one, a part and a layout too. Columns that no sheet holds do not count. */
export type Shaped = {
  columns: readonly { name: string; unit: string | null; made?: Column['made']; textOf?: string; levelOf?: string }[]
}

/**
 * Column names as shapes compare them, in the order of the columns: months made neutral, so that `1—5月` and `1—6月` are one.
 * Names that would become equal by that (months as columns) keep their own wording. Years stay: a header that names
 * its years is confirmed once a year, because 2019 may be this year's or last year's column.
 */
export function neutralNames(table: Shaped): string[] {
  const neutral = table.columns.map(({ name }) => neutralName(name))
  const count = new Map<string, number>()
  for (const name of neutral) count.set(name, (count.get(name) ?? 0) + 1)
  return table.columns.map(({ name }, at) => {
    const short = neutral[at] ?? ''
    return count.get(short) === 1 ? short : normaliseWords(name)
  })
}

function neutralName(name: string): string {
  return normaliseWords(name)
    .replace(/(?<!\d)1月?-(?:1[0-2]|0?[1-9])月/gu, '1-本月')
    .replace(/(?<!\d)(?:1[0-2]|0?[1-9])月(?!\d)/gu, '本月')
}

/** Fingerprints by list of columns; such lists never change, and a catalogue asks for the same ones thousands of times. */
const known = new WeakMap<Shaped['columns'], ShapeKey>()

/** Fingerprint of a table's columns: 16 hex digits over neutral names and units, whatever the order of the columns. */
export function shapeOf(table: Shaped): ShapeKey {
  const found = known.get(table.columns)
  if (found !== undefined) return found
  const shape = fingerprint(table)
  known.set(table.columns, shape)
  return shape
}

function fingerprint(table: Shaped): ShapeKey {
  // Text kept beside figures comes and goes with stray words, levels with a heading; the form stays the same.
  const columns = table.columns.filter(
    ({ made, textOf, levelOf }) => made === undefined && textOf === undefined && levelOf === undefined,
  )
  const names = neutralNames({ columns })
  const parts = columns.map(({ unit }, at) => `${names[at] ?? ''}\u0001${unit === null ? '' : normaliseWords(unit)}`)
  return bytesToHex(sha256(utf8ToBytes(parts.sort().join('\u0002')))).slice(0, 16)
}

/** The column of `table` that a mapping means by `column`: the same name, else the only one of the same neutral name; null if there is none. */
export function resolveColumn(table: Shaped, column: string): string | null {
  if (table.columns.some(({ name }) => name === column)) return column
  const wanted = neutralName(column)
  const hits = table.columns.filter((_, at) => neutralNames(table)[at] === wanted)
  return hits.length === 1 ? (hits[0]?.name ?? null) : null
}
