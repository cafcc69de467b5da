/** Sum of what is known; null where nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Rows by a key, keys in the order of their first row. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** Order of two texts by code point, as the engine compares them. */
export const compareText = (a: string, b: string): number => {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return Buffer.compare(first, second)
}

/** Descending order with null last. Sums that differ only by the order in which they were added up are equal: six decimals count. */
export const compareDescending = (a: number | null, b: number | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : Math.round(b * 1e6) - Math.round(a * 1e6)
