import { useEffect, useRef, useState } from 'react'
import type { CellRange } from '../../../core/workbook/cell-grid.ts'
import { holdsCell } from './holds-cell.ts'

/** A cell that someone wants to see; `wish` counts, so that the same cell can be wished twice. */
export type CellWish = { row: number; column: number; wish: number }

/** Where the keyboard stands in the grid. */
export type ActiveCell = { row: number; column: number }

/** The active cell; it follows wishes from outside. */
export function useActiveCell(
  wish: CellWish | null,
  start: CellRange | null,
  size: { rowCount: number; columnCount: number },
): [ActiveCell, (cell: ActiveCell) => void] {
  const [active, setActive] = useState<ActiveCell>({ row: start?.top ?? 0, column: start?.left ?? 0 })
  const [seen, setSeen] = useState<CellWish | null>(null)
  if (wish !== seen) {
    setSeen(wish)
    if (wish !== null) {
      setActive({ row: Math.min(wish.row, size.rowCount - 1), column: Math.min(wish.column, size.columnCount - 1) })
    }
  }
  return [active, setActive]
}

/** Brings what is wished into view, and another table of the sheet when it is chosen. */
export function useFollow(
  target: { wish: CellWish | null; table: number | null; range: CellRange | null; active: ActiveCell },
  act: { showCell: (wish: CellWish) => void; showTable: (range: CellRange) => void },
): void {
  const { wish, table, range, active } = target
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (wish !== null) latest.current.showCell(wish)
  }, [wish])
  const before = useRef(table)
  useEffect(() => {
    if (before.current === table) return
    before.current = table
    // A press on a cell of the other table has chosen it: it is in view already.
    if (range !== null && !holdsCell(range, active.row, active.column)) latest.current.showTable(range)
  }, [table, range, active])
}
