import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ReadSheet } from '../../../state/slices/imports.ts'
import { useActions } from '../../hooks/use-app.ts'
import { ColumnWidths } from './column-widths.ts'
import type { MergeIndex } from './merge-index.ts'
import { indexMerges } from './merge-index.ts'
import { SheetCells } from './sheet-cells.ts'

/** Everything that is drawn of one sheet. `version` changes when cells have arrived. */
export type DrawnSheet = { cells: SheetCells; merges: MergeIndex; widths: ColumnWidths; version: number }

/** Cells, merges and widths of a sheet, anew for every other sheet. */
export function useSheetCells(file: string, index: number, sheet: ReadSheet): DrawnSheet {
  const actions = useActions()
  const { rowCount, columnCount, merges } = sheet
  const drawn = useMemo(() => {
    const merged = indexMerges(merges)
    const widths = new ColumnWidths(merged)
    const cells = new SheetCells(
      (range) => actions.imports.readCells(file, index, range),
      { rowCount, columnCount },
      (window) => {
        widths.take(window)
      },
    )
    return { cells, merges: merged, widths }
  }, [actions, file, index, rowCount, columnCount, merges])
  const version = useSyncExternalStore(drawn.cells.subscribe, () => drawn.cells.version)
  const { cells } = drawn
  useEffect(() => {
    // Headers stand in the first rows and decide most widths, wherever the view begins.
    cells.want([0], 0, Math.min(columnCount - 1, 31))
  }, [cells, columnCount])
  return { ...drawn, version }
}
