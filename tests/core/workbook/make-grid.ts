import type { CellGrid, CellKind, CellRange } from '../../../src/core/workbook/cell-grid.ts'

/** A cell of a test grid: a plain value, or one with a display text, a kind or an indent of its own. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { value: number; display?: string; kind?: 'number' | 'date' }
  | { error: string }
  | { formula: true }

/** A grid from rows of cells; merges as A1 ranges. Used by the tests of layout detection. */
export function makeGrid(rows: readonly (readonly TestCell[])[], merges: readonly string[] = []): CellGrid {
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const at = (row: number, column: number): TestCell => rows[row]?.[column] ?? null
  const kind = (row: number, column: number): CellKind => {
    const cell = at(row, column)
    if (cell === null || cell === '') return 'empty'
    if (typeof cell === 'string') return 'text'
    if (typeof cell === 'number') return 'number'
    if (typeof cell === 'boolean') return 'boolean'
    if ('error' in cell) return 'error'
    return 'formula' in cell ? 'empty' : (cell.kind ?? 'number')
  }
  const text = (row: number, column: number): string => {
    const cell = at(row, column)
    if (typeof cell === 'string') return cell
    return cell !== null && typeof cell === 'object' && 'error' in cell ? cell.error : ''
  }
  const number = (row: number, column: number): number => {
    const cell = at(row, column)
    if (typeof cell === 'number') return cell
    if (typeof cell === 'boolean') return cell ? 1 : 0
    return cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : NaN
  }
  return {
    rowCount: rows.length,
    columnCount,
    merges: merges.map(parseRange),
    hiddenRows: [],
    hiddenColumns: [],
    kind,
    number,
    text,
    display: (row, column) => {
      const cell = at(row, column)
      if (cell === null) return ''
      if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
      if (typeof cell === 'object' && 'value' in cell) return cell.display ?? String(cell.value)
      return typeof cell === 'number' ? String(cell) : text(row, column)
    },
    showsPercent: (row, column) => {
      const cell = at(row, column)
      return cell !== null && typeof cell === 'object' && 'value' in cell && /[%％]$/.test(cell.display ?? '')
    },
    indent: () => 0,
    formulaWithoutValue: (row, column) => {
      const cell = at(row, column)
      return cell !== null && typeof cell === 'object' && 'formula' in cell
    },
  }
}

/** `B2:C4` with rows and columns from 0. */
export function parseRange(range: string): CellRange {
  const [from = '', to = from] = range.split(':')
  const start = parseAddress(from)
  const end = parseAddress(to)
  return { top: start.row, left: start.column, bottom: end.row, right: end.column }
}

function parseAddress(address: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(address)
  const letters = match?.[1] ?? 'A'
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match?.[2] ?? '1') - 1, column }
}
