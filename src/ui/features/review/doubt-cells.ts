import { listDoubts } from '../../../state/selectors/import-tables.ts'
import type { TableDecision } from '../../../state/slices/imports.ts'
import { parseAddress } from './parse-address.ts'

/** Larger ranges are not marked cell by cell. */
const mostCells = 200

/** Cells that the doubts of a table name, as `row:column`. */
export function listDoubtCells(decision: TableDecision): ReadonlySet<string> {
  const marked = new Set<string>()
  for (const { where } of listDoubts(decision)) {
    const range = where.cell === undefined ? null : parseAddress(where.cell)
    if (range === null || (range.bottom - range.top + 1) * (range.right - range.left + 1) > mostCells) continue
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) marked.add(`${String(row)}:${String(column)}`)
    }
  }
  return marked
}
