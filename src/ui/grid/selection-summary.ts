import type { Page, Value } from '../../core/result/page.ts'
import { pageRows, plainValue } from './grid-source.ts'
import type { Selection } from './selection.ts'
import { boundsOf } from './selection.ts'

/** Selections of more cells are not summed while the user drags. */
export const maxSummedCells = 200_000
/** Selections of more cells are not copied: no clipboard of an office program takes them. */
export const maxCopiedCells = 2_000_000

/** Facts of the status line. `sum` and `mean` are null where no cell holds a number. */
export type SelectionSummary = { cells: number; filled: number; numbers: number; sum: number | null; mean: number | null }

/** How many cells a selection covers. */
export function cellCount(selection: Selection): number {
  const { top, bottom, left, right } = boundsOf(selection)
  return (bottom - top + 1) * (right - left + 1)
}

/** Visits each cell of a selection, row by row, in pages that cover it. */
function visitCells(selection: Selection, pages: Page[], visit: (value: Value, row: number) => void): void {
  const { top, bottom, left, right } = boundsOf(selection)
  const firstPage = Math.floor(top / pageRows)
  for (let row = top; row <= bottom; row += 1) {
    const page = pages[Math.floor(row / pageRows) - firstPage]
    for (let column = left; column <= right; column += 1) visit(page?.values[column]?.[row % pageRows] ?? null, row)
  }
}

/** Sum (compensated, Neumaier 1974), mean and counts of a selection. Numbers that JavaScript holds as digits are summed as doubles. */
export function summariseSelection(selection: Selection, pages: Page[], numericColumns: ReadonlySet<number>): SelectionSummary {
  const { left, right } = boundsOf(selection)
  const width = right - left + 1
  let index = 0
  let filled = 0
  let numbers = 0
  let sum = 0
  let correction = 0
  visitCells(selection, pages, (value) => {
    const column = left + (index % width)
    index += 1
    if (value === null) return
    filled += 1
    const number = numericColumns.has(column) ? Number(value) : Number.NaN
    if (Number.isNaN(number)) return
    numbers += 1
    const next = sum + number
    correction += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum
    sum = next
  })
  const total = sum + correction
  return { cells: index, filled, numbers, sum: numbers === 0 ? null : total, mean: numbers === 0 ? null : total / numbers }
}

/** The selected cells as texts, row by row. */
export function selectedTexts(selection: Selection, pages: Page[]): string[][] {
  const rows: string[][] = []
  let current = -1
  visitCells(selection, pages, (value, row) => {
    if (row !== current) rows.push([])
    current = row
    rows.at(-1)?.push(plainValue(value))
  })
  return rows
}
