import { cellClass } from './cell-class.ts'
import type { CellRange } from './cell-grid.ts'
import { isCodeRow } from './code-row.ts'
import type { FoundHeader } from './find-header.ts'
import { isUnitText } from './parse-unit.ts'
import type { SheetView } from './sheet-view.ts'

/** Rows of the body that are looked at for words. */
const MAX_SEEN = 30

/**
 * Cuts a header of several rows down to its first where that one alone names every column and the rows below it read like the body:
 * full rows of words over columns that hold words further down, or figures of several kinds. Returns the header as it was where they may
 * be levels: merges, gaps, units, codes, words of a sentence that goes on.
 */
export function endAtNames(view: SheetView, area: CellRange, header: FoundHeader, data: number): FoundHeader {
  const { top, bottom } = header
  if (bottom === top || data !== bottom + 1) return header
  const columns = view.columns.filter((column) => column >= area.left && column <= area.right)
  for (let row = top; row <= bottom; row++)
    if (view.mergesOf(row).some((merge) => isLevel(merge, row, area, top))) return header
  if (!namesAll(view, area, top, columns)) return header
  let attributes = 0
  for (let row = top + 1; row <= bottom; row++) {
    if (!isLikeBody(view, area, row, columns)) return header
    if (isAttribute(view, area, row)) attributes++
  }
  if (attributes === bottom - top) return header
  return holdsWords(view, area, data, columns) ? { ...header, bottom: top, sure: Math.min(header.sure, 0.75) } : header
}

/** A word over several columns, or one that begins in the first row and goes down: levels of a header. */
function isLevel(merge: CellRange, row: number, area: CellRange, top: number): boolean {
  return merge.left <= area.right && merge.right >= area.left && (merge.right > merge.left || row === top)
}

function namesAll(view: SheetView, area: CellRange, row: number, columns: readonly number[]): boolean {
  const filled = view.filledColumns(row, area)
  if (filled.length < columns.length || columns.length < 2) return false
  const labels = new Set(columns.map((column) => view.label(row, column).toLowerCase()))
  const classes = view.row(row)
  return (
    labels.size === columns.length &&
    columns.every((column) => classes[column] === cellClass.text || classes[column] === cellClass.code)
  )
}

function isLikeBody(view: SheetView, area: CellRange, row: number, columns: readonly number[]): boolean {
  const filled = view.filledColumns(row, area)
  const [first] = columns
  if (first === undefined || filled[0] !== first || filled.length < Math.min(3, columns.length)) return false
  if (isCodeRow(view, row, filled)) return false
  const classes = view.row(row)
  const labels = filled.map((column) => view.label(row, column))
  if (labels.some((label) => /^[(（[]/.test(label) || isUnitText(label))) return false
  return !filled.some((column) => classes[column] === cellClass.period || classes[column] === cellClass.part)
}

/** 全国 全国 全国, 月 月 月: one attribute for all columns. */
function isAttribute(view: SheetView, area: CellRange, row: number): boolean {
  const [, ...beside] = view.filledColumns(row, area).map((column) => view.label(row, column))
  return beside.length >= 4 && 2 * new Set(beside).size <= beside.length
}

/** True where a column behind the first holds words, or both dates and numbers, so that words at its top need not be names. */
function holdsWords(view: SheetView, area: CellRange, data: number, columns: readonly number[]): boolean {
  return columns.slice(1).some((column) => {
    let words = false
    let numbers = false
    let dates = false
    for (let row = data; row <= Math.min(area.bottom, data + MAX_SEEN); row++) {
      const value = view.row(row)[column]
      if (value === cellClass.text) words = true
      if (value === cellClass.number) numbers = true
      if (value === cellClass.date) dates = true
    }
    return words || (numbers && dates)
  })
}
