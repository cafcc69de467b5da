import type { CellGrid } from './cell-grid.ts'
import type { LayoutContext } from './layout-context.ts'
import { profileColumn } from './profile-column.ts'
import type { LayoutColumn, TableLayout } from './table-layout.ts'
import { tallyColumn } from './tally-column.ts'

/**
 * The column as it reads under the type it now has: counts, doubts and samples anew. Name, unit and inclusion are the user's and stay;
 * texts and codes lose their unit, which means nothing to them.
 */
export function retypeColumn(
  grid: CellGrid,
  layout: TableLayout,
  column: LayoutColumn,
  context: LayoutContext,
): LayoutColumn {
  const figures = column.type === 'integer' || column.type === 'number'
  const kept = column.doubts.filter(
    (doubt) =>
      doubt.code === 'column/name-empty' ||
      doubt.code === 'column/name-duplicate' ||
      doubt.code === 'column/name-shortened',
  )
  const { words: before, ...rest } = column
  const bare: LayoutColumn = figures || column.unitFrom === 'user' ? rest : { ...rest, unit: null, unitFrom: null }
  const { counts, doubts, words } = tallyColumn(grid, layout, bare, context)
  const readable = counts.filled / Math.max(1, counts.filled + counts.unread)
  return {
    ...bare,
    counts,
    ...(words === undefined ? {} : { words: { ...words, include: before?.include ?? true } }),
    doubts: [...kept, ...doubts],
    samples: profileColumn(grid, layout, column.index).samples,
    confidence: Math.round(100 * readable) / 100,
  }
}
