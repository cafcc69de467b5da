import { useCallback, useEffect, useId, useMemo } from 'react'
import type { CellRange } from '../../../core/workbook/cell-grid.ts'
import type { TableDecision } from '../../../state/slices/imports.ts'
import { listDoubtCells } from './doubt-cells.ts'
import type { RowScene } from './grid-row.tsx'
import type { ShownLine } from './shown-rows.ts'
import type { ShownTable } from './use-shown-table.ts'
import type { GridView } from './use-grid-view.ts'
import type { DrawnSheet } from './use-sheet-cells.ts'

/** What is in view: its lines, what all its rows share, its merged cells, and a way to fetch its cells once more. */
export type SheetScene = {
  visible: readonly (ShownLine & { line: number })[]
  scene: RowScene
  merged: readonly CellRange[]
  fetchVisible: () => void
}

/** Puts together what rows need to be drawn, and fetches the cells that come into view. */
export function useSheetScene(
  drawn: DrawnSheet,
  { shown, layout }: ShownTable,
  view: GridView,
  options: { selected: TableDecision | null; onPick: (row: number, column: number) => void },
): SheetScene {
  const { selected, onPick } = options
  const { cells, merges, version } = drawn
  const { geometry } = view
  const id = useId()
  const firstColumn = view.columns[0] ?? 0
  const lastColumn = view.columns.at(-1) ?? 0
  const firstLine = view.lines[0] ?? 0
  const lastLine = Math.min(view.lines.at(-1) ?? 0, shown.count - 1)
  const visible = useMemo(
    () =>
      Array.from({ length: Math.max(0, lastLine - firstLine + 1) }, (_, offset) => {
        const line = firstLine + offset
        return { line, ...shown.lineAt(line) }
      }),
    [firstLine, lastLine, shown],
  )
  const fetchVisible = useCallback(() => {
    const rows = visible.filter(({ gap }) => gap === null).map(({ row }) => row)
    cells.want(rows, firstColumn, lastColumn)
  }, [cells, visible, firstColumn, lastColumn])
  useEffect(fetchVisible, [fetchVisible])
  const marks = useMemo(() => (selected === null ? new Set<string>() : listDoubtCells(selected)), [selected])
  const out = useMemo(() => {
    const columns = selected?.choice.columns ?? []
    return new Set(columns.filter(({ include }) => !include).map(({ index }) => index))
  }, [selected])
  const columns = useMemo(
    () => Array.from({ length: lastColumn - firstColumn + 1 }, (_, offset) => firstColumn + offset),
    [firstColumn, lastColumn],
  )
  const table = layout?.range ?? null
  const scene = useMemo<RowScene>(
    () => ({ id, cells, merges, version, geometry, columns, table, marks, out, onPick }),
    [id, cells, merges, version, geometry, columns, table, marks, out, onPick],
  )
  const top = visible[0]?.row ?? 0
  const bottom = visible.at(-1)?.row ?? 0
  const merged = useMemo(
    () => merges.within({ top, bottom, left: firstColumn, right: lastColumn }),
    [merges, top, bottom, firstColumn, lastColumn],
  )
  return { visible, scene, merged, fetchVisible }
}
