import { ExactSum } from '../base/exact-sum.ts'
import type { CellGrid } from './cell-grid.ts'
import { shiftPercent } from './cell-reader.ts'
import { findNotation, type Notation } from './find-notation.ts'
import { isBlankText, trimText } from './label-text.ts'
import { missingMark } from './missing-mark.ts'
import { parseNumber } from './parse-number.ts'
import { showsPercent } from './read-column-values.ts'
import type { LoadedRows } from './row-kinds.ts'

/** Exact sums of the figures of a column over its loaded rows: of each block of rows, and of the data rows alone. */
export type CellSums = { blocks: ExactSum[]; data: ExactSum }

/** Adds up the figures of a column straight from the sheet; nothing that is loaded goes through here. */
export function sumCells(grid: CellGrid, loaded: LoadedRows, column: number, blockRows: number): CellSums {
  const { rows, kinds } = loaded
  const percent = showsPercent(grid, rows, column)
  const notation = findNotation(grid, rows, column)
  const blocks: ExactSum[] = []
  const data = new ExactSum()
  const others = rows.length > loaded.dataRows.length
  let block = new ExactSum()
  for (let at = 0; at < rows.length; at++) {
    if (at % blockRows === 0) {
      block = new ExactSum()
      blocks.push(block)
    }
    const row = rows[at] ?? 0
    const kind = grid.kind(row, column)
    if (kind !== 'number' && kind !== 'text') continue
    const value =
      kind === 'text'
        ? figureOf(grid.text(row, column), notation)
        : percent && grid.showsPercent(row, column)
          ? shiftPercent(grid.number(row, column))
          : grid.number(row, column)
    if (value === null) continue
    block.add(value)
    if (others && kinds[at] === 'data') data.add(value)
  }
  if (!others) for (const each of blocks) data.addAll(each)
  return { blocks, data }
}

function figureOf(raw: string, { decimalComma }: Notation): number | null {
  if (isBlankText(raw)) return null
  const text = trimText(raw)
  return missingMark(text) === null ? (parseNumber(text, { scaleWords: true, decimalComma })?.value ?? null) : null
}
