import type { PrintTable } from '../../result/print-table.ts'

/** A row of the compared table: its place in each of the tables, null where a table lacks it. */
export type MatchedRow = readonly (number | null)[]

/** `keys` are the names of the columns that tell the rows apart. */
export type RowMatch = { keys: string[]; rows: MatchedRow[] }

/**
 * Matches the rows of tables of one form by their texts: by as many of the leading columns `dimensions` as tell the rows of every table
 * apart, below the same parents. Rows keep the order of the first table; what only a later one has follows the row after which it stood
 * there. Rows that nothing tells apart are matched in their order.
 */
export function matchRows(tables: readonly PrintTable[], dimensions: readonly string[]): RowMatch {
  let keys = dimensions.slice(0, 1)
  while (keys.length < dimensions.length && !tables.every((table) => isDistinct(listPaths(table, keys))))
    keys = dimensions.slice(0, keys.length + 1)
  const paths = tables.map((table) => numberRepeats(listPaths(table, keys)))
  const places = paths.map((list) => new Map(list.map((path, row) => [path, row])))
  return { keys, rows: mergeOrders(paths).map((path) => places.map((place) => place.get(path) ?? null)) }
}

/** What each row is called, below the rows of lower levels before it. */
function listPaths({ columns, rows }: PrintTable, keys: readonly string[]): string[] {
  const at = keys.map((key) => columns.findIndex(({ name }) => name === key))
  const parents: string[] = []
  return rows.map(({ cells, level, kind }) => {
    const own = JSON.stringify([kind === 'total', ...at.map((column) => cells[column]?.text ?? '')])
    parents.length = Math.min(parents.length, level)
    const path = [...parents, own].join(' ')
    parents.push(own)
    return path
  })
}

function isDistinct(paths: readonly string[]): boolean {
  return new Set(paths).size === paths.length
}

function numberRepeats(paths: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return paths.map((path) => {
    const times = (seen.get(path) ?? 0) + 1
    seen.set(path, times)
    return `${path} ${String(times)}`
  })
}

function mergeOrders(lists: readonly string[][]): string[] {
  const merged: string[] = []
  const known = new Set<string>()
  for (const list of lists) {
    let after = -1
    for (const path of list) {
      if (known.has(path)) {
        after = merged.indexOf(path)
        continue
      }
      after += 1
      merged.splice(after, 0, path)
      known.add(path)
    }
  }
  return merged
}
