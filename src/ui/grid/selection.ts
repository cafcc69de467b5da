/** A rectangle of cells by two corners; rows and columns from 0. */
export type Selection = { anchorRow: number; anchorColumn: number; row: number; column: number }

/** The rectangle with ordered bounds, inclusive. */
export function boundsOf(selection: Selection): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(selection.anchorRow, selection.row),
    bottom: Math.max(selection.anchorRow, selection.row),
    left: Math.min(selection.anchorColumn, selection.column),
    right: Math.max(selection.anchorColumn, selection.column),
  }
}

/** A single cell. */
export function cellAt(row: number, column: number): Selection {
  return { anchorRow: row, anchorColumn: column, row, column }
}

/** The key press of a grid, as far as moving goes. */
export type MoveKey = { key: string; shift: boolean; control: boolean }

/** The selection after a key, or null when the key does not move. Shift extends, Ctrl goes to the edge, as in a spreadsheet. */
export function moveSelection(selection: Selection, key: MoveKey, size: { rows: number; columns: number; page: number }): Selection | null {
  const { row, column } = selection
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  const target = ((): [number, number] | null => {
    switch (key.key) {
      case 'ArrowUp':
        return [key.control ? 0 : row - 1, column]
      case 'ArrowDown':
        return [key.control ? lastRow : row + 1, column]
      case 'ArrowLeft':
        return [row, key.control ? 0 : column - 1]
      case 'ArrowRight':
        return [row, key.control ? lastColumn : column + 1]
      case 'PageUp':
        return [row - size.page, column]
      case 'PageDown':
        return [row + size.page, column]
      case 'Home':
        return [key.control ? 0 : row, 0]
      case 'End':
        return [key.control ? lastRow : row, lastColumn]
      default:
        return null
    }
  })()
  if (target === null) return null
  const nextRow = Math.max(0, Math.min(lastRow, target[0]))
  const nextColumn = Math.max(0, Math.min(lastColumn, target[1]))
  if (!key.shift) return cellAt(nextRow, nextColumn)
  return { ...selection, row: nextRow, column: nextColumn }
}
