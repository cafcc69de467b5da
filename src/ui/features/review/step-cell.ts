import type { MergeIndex } from './merge-index.ts'
import type { ShownRows } from './shown-rows.ts'

type CellPlace = { row: number; column: number }
type Field = { shown: ShownRows; columnCount: number; merges: MergeIndex; page: number }
type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** Where a key leads from a cell, as in Excel; null for keys that do not move. Merged cells are crossed in one step. */
export function stepCell(
  { key, ctrlKey, metaKey, altKey }: Key,
  from: CellPlace,
  { shown, columnCount, merges, page }: Field,
): CellPlace | null {
  if (altKey) return null
  const far = ctrlKey || metaKey
  const merge = merges.at(from.row, from.column) ?? {
    top: from.row,
    left: from.column,
    bottom: from.row,
    right: from.column,
  }
  const lastLine = shown.count - 1
  const at = (line: number): number => {
    const { row, gap } = shown.lineAt(Math.max(0, Math.min(lastLine, line)))
    // Stepping into a fold opens it at the side one comes from.
    return gap !== null && line < shown.lineOf(from.row) ? gap.to : row
  }
  const across = (column: number): number => Math.max(0, Math.min(columnCount - 1, column))
  switch (key) {
    case 'ArrowUp':
      return { row: at(far ? 0 : shown.lineOf(merge.top) - 1), column: from.column }
    case 'ArrowDown':
      return { row: at(far ? lastLine : shown.lineOf(merge.bottom) + 1), column: from.column }
    case 'ArrowLeft':
      return { row: from.row, column: far ? 0 : across(merge.left - 1) }
    case 'ArrowRight':
      return { row: from.row, column: far ? columnCount - 1 : across(merge.right + 1) }
    case 'PageUp':
      return { row: at(shown.lineOf(from.row) - page), column: from.column }
    case 'PageDown':
      return { row: at(shown.lineOf(from.row) + page), column: from.column }
    case 'Home':
      return { row: far ? 0 : from.row, column: 0 }
    case 'End':
      return { row: far ? at(lastLine) : from.row, column: columnCount - 1 }
    default:
      return null
  }
}
