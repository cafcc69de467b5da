/** Names that a loaded table uses for itself. */
const RESERVED = ['src_row', 'row_kind']

/** Makes names unique without regard to case, as DuckDB compares them: a repeated name gets `_2`, `_3` and so on. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(RESERVED)
  return names.map((wanted) => {
    let name = wanted
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}_${count}`
    taken.add(name.toLowerCase())
    return name
  })
}
