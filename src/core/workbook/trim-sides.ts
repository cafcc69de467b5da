import type { CellRange } from './cell-grid.ts'
import type { SheetView } from './sheet-view.ts'

/** Cuts columns at the sides that have no header and next to nothing in the body: remarks and legends beside the table. */
export function trimSides(
  view: SheetView,
  area: CellRange,
  rows: { top: number; data: number; last: number },
): { left: number; right: number } {
  const used = view.columns.filter((column) => column >= area.left && column <= area.right)
  const step = Math.max(1, Math.floor((rows.last - rows.data) / 2000))
  const kept = used.filter((column) => {
    if (headed(view, column, rows)) return true
    let filled = 0
    let seen = 0
    for (let row = rows.data; row <= rows.last; row += step) {
      seen++
      if (view.filled(row, column)) filled++
    }
    const apart = !view.columns.includes(column - 1) && !view.columns.includes(column + 1)
    return filled > 0 && (filled >= 0.3 * seen || (!apart && filled >= 0.02 * seen))
  })
  return { left: kept[0] ?? area.left, right: kept.at(-1) ?? area.right }
}

function headed(view: SheetView, column: number, rows: { top: number; data: number }): boolean {
  for (let row = rows.top; row < rows.data; row++) {
    if (view.filled(row, column)) return true
    if (view.mergesOf(row).some((merge) => merge.left <= column && merge.right >= column)) return true
  }
  return false
}
