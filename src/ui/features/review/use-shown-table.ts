import { useEffect, useMemo, useState } from 'react'
import type { TableLayout } from '../../../core/workbook/table-layout.ts'
import type { ReadSheet, TableDecision } from '../../../state/slices/imports.ts'
import type { MovedEdge } from './grid-edges.tsx'
import type { Band } from './row-bands.ts'
import { listBands } from './row-bands.ts'
import type { Gap, ShownRows } from './shown-rows.ts'
import { foldRows, revealRow, showRows } from './shown-rows.ts'
import type { TableEdge } from './table-edges.ts'
import { listEdges, moveEdge, previewLayout } from './table-edges.ts'

/** Which rows of a sheet are shown, and the selected table as it would be with the border that is on its way. */
export type ShownTable = {
  layout: TableLayout | null
  bands: Band[]
  edges: TableEdge[]
  moved: MovedEdge | null
  setMoved: (moved: MovedEdge | null) => void
  shown: ShownRows
  gaps: readonly Gap[]
  setGaps: (gaps: readonly Gap[]) => void
  /** Folds everything again as at first; null while it is. */
  foldAgain: (() => void) | null
}

/** Folds the middle of long tables, keeps borders and the active row in sight, previews a moved border. */
export function useShownTable(
  sheet: ReadSheet,
  tables: readonly TableDecision[],
  selected: TableDecision | null,
  activeRow: number,
): ShownTable {
  const { rowCount } = sheet
  const [folded] = useState<readonly Gap[]>(() => {
    const layouts = tables.map(({ choice }) => choice.layout)
    return foldRows(layouts, rowCount)
  })
  const [gaps, setGaps] = useState(folded)
  const [moved, setMoved] = useState<MovedEdge | null>(null)
  const found = selected?.choice.layout ?? null
  const edges = useMemo(() => (found === null ? [] : listEdges(found, sheet)), [found, sheet])
  const shownGaps = useMemo(() => {
    const wanted = edges.flatMap(({ name, at }) => (name === 'left' || name === 'right' ? [] : [at]))
    return [...wanted, activeRow, ...(moved === null ? [] : [moved.at])].reduce<readonly Gap[]>(revealRow, gaps)
  }, [edges, gaps, activeRow, moved])
  const shown = useMemo(() => showRows(rowCount, shownGaps), [rowCount, shownGaps])
  const layout = useMemo(
    () => (found === null || moved === null ? found : previewLayout(found, moveEdge(found, moved.name, moved.at))),
    [found, moved],
  )
  const bands = useMemo(() => (layout === null ? [] : listBands(layout)), [layout])
  useEffect(() => {
    setMoved(null)
  }, [found])
  const foldAgain = gaps === folded ? null : () => setGaps(folded)
  return { layout, bands, edges, moved, setMoved, shown, gaps: shownGaps, setGaps, foldAgain }
}
