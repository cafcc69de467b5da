import { quoteIdentifier } from '../sql/quote.ts'
import { castColumn, columnSqlTypes } from './compile-part.ts'
import type { Column, Dataset, DatasetPart } from './dataset.ts'
import { uniteColumns } from './unite-columns.ts'

/**
 * How the columns of a table's next state are read from its present physical table, for the parts that stay; in order of
 * `after.columns`. Null where the parts do not tell which column has become which: the table is then built anew from its blobs.
 */
export function carryColumns(before: Dataset, after: Dataset, kept: readonly DatasetPart[]): string[] | null {
  const [old, next] = [uniteColumns(before.parts).fits, uniteColumns(after.parts).fits]
  const result: string[] = []
  for (const [at, column] of after.columns.entries()) {
    const sources = new Set<number>()
    for (const { version } of kept) {
      const place = next.get(version)?.[at] ?? null
      const from = place === null ? -1 : (old.get(version) ?? []).indexOf(place)
      if (from >= 0) sources.add(from)
    }
    if (sources.size > 1) return null
    const [source] = sources
    const found = source === undefined ? madeBefore(before, column) : before.columns[source]
    if (found === undefined && (column.made !== undefined || fillsByConstant(kept, column))) return null
    result.push(
      found === undefined
        ? `CAST(NULL AS ${columnSqlTypes[column.type]})`
        : castColumn(quoteIdentifier(found.name), found, column),
    )
  }
  return result
}

function madeBefore({ columns }: Dataset, { made, headerPath }: Column): Column | undefined {
  if (made === undefined) return undefined
  return columns.find((each) => each.made === made && each.headerPath.join() === headerPath.join())
}

function fillsByConstant(kept: readonly DatasetPart[], { name }: Column): boolean {
  return kept.some(({ constants }) => constants.some((each) => each.name.toLowerCase() === name.toLowerCase()))
}
