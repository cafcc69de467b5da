import type { DatasetId, RecipeId, VersionId } from '../base/id.ts'
import { periodEnd } from '../base/period.ts'
import type { Dataset, DatasetPart } from './dataset.ts'
import { uniteColumns } from './unite-columns.ts'

/** What a table is besides its parts. */
export type DatasetHead = { id: DatasetId; version: VersionId; name: string; recipe: RecipeId | null }

/** A table of parts: sorted by period, then by the time of loading; columns united, rows and bytes summed up. `parts` is not empty. */
export function combineParts(head: DatasetHead, parts: readonly DatasetPart[]): Dataset {
  const sorted = [...parts].sort(compareParts)
  const sum = (count: (part: DatasetPart) => number): number => sorted.reduce((total, part) => total + count(part), 0)
  return {
    id: head.id,
    version: head.version,
    name: head.name,
    title: sorted.at(-1)?.title ?? '',
    columns: uniteColumns(sorted).columns,
    parts: sorted,
    rowCount: sum(({ rowCount }) => rowCount),
    totalRowCount: sum(({ totalRowCount }) => totalRowCount),
    loadedAt: sorted.reduce((last, { loadedAt }) => (loadedAt > last ? loadedAt : last), ''),
    bytes: sum(({ bytes }) => bytes),
    recipe: head.recipe,
  }
}

function compareParts(one: DatasetPart, other: DatasetPart): number {
  const [a, b] = [periodEnd(one.period ?? ''), periodEnd(other.period ?? '')]
  if (a !== b) return a < b ? -1 : 1
  if (one.loadedAt !== other.loadedAt) return one.loadedAt < other.loadedAt ? -1 : 1
  return one.number - other.number
}
