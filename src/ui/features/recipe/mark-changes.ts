import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { Page, Value } from '../../../core/result/page.ts'

/** Rows are the same row where file, sheet and row number are. */
const keyColumns = ['src_part', 'src_file', 'src_sheet', 'src_row']

/**
 * Cells of a page whose value is another than before the step, as `row column` by index. Rows are found again by where they came from;
 * what cannot be found (rows that a step made) is not marked. Filled cells of new columns count as changed.
 */
export function markChanges(
  before: Page,
  after: Page,
  { columnCount, step }: { columnCount: number; step: RecipeStep | null },
): Set<string> {
  const marked = new Set<string>()
  // Rows that unpivoting makes are no longer the row that they came from.
  const places = step?.kind === 'unpivot' ? null : indexRows(before)
  if (places === null) return marked
  const nameBefore = (name: string): string => (step?.kind === 'rename' && step.to === name ? step.column : name)
  const columns = after.columns
    .slice(0, columnCount)
    .map(({ name }) => before.columns.findIndex((each) => each.name === nameBefore(name)))
  for (let row = 0; row < after.rowCount; row += 1) {
    const place = places.get(rowKey(after, row) ?? '')
    if (place === undefined) continue
    columns.forEach((source, column) => {
      const value = after.values[column]?.[row] ?? null
      // The cells of a new column were empty before.
      const earlier = source < 0 ? null : (before.values[source]?.[place] ?? null)
      if (!isSame(earlier, value)) marked.add(`${row} ${column}`)
    })
  }
  return marked
}

/** Row of each key; null where keys repeat, for then rows cannot be told apart. */
function indexRows(page: Page): Map<string, number> | null {
  const places = new Map<string, number>()
  for (let row = 0; row < page.rowCount; row += 1) {
    const key = rowKey(page, row)
    if (key === null || places.has(key)) return null
    places.set(key, row)
  }
  return places
}

function rowKey(page: Page, row: number): string | null {
  const parts: Value[] = []
  page.columns.forEach(({ name }, at) => {
    if (keyColumns.includes(name)) parts.push(page.values[at]?.[row] ?? null)
  })
  return parts.length === 0 ? null : JSON.stringify(parts)
}

/** A number and its text are the same figure where only the type changed. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return one === other || (one !== null && other !== null && String(one) === String(other))
}
