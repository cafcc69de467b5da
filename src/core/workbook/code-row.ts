import { cellClass } from './cell-class.ts'
import type { SheetView } from './sheet-view.ts'

const SIGN =
  /^[(（]?(?:[甲乙丙丁戊己庚辛壬癸款項项目節节類类級级]|栏次|欄次|序号|行次|代码|代號|[A-Za-z]|\d{1,3}|[IVX]{1,4}|\d{1,3}(?:\s*[=＝]\s*[\d+\-−*/×÷()（）\s]+)|[①-⑳])[)）]?$/
const SERIES = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{3,9}$/

/** True for a text that numbers or codes a column and names nothing: 甲, 1, (2), 3=1+2, MV36. */
export function isColumnCode(text: string): boolean {
  return SIGN.test(text) || SERIES.test(text)
}

/** Longer texts beside codes are values of a row. */
const LONGEST_WORD = 24

/**
 * True for a row of a header that holds only codes or running numbers (甲 乙 1 2 3; 款; MV36 MV37). Numbers must run: each is one more
 * than the one before, or begins anew at 1, so that a row of small figures is no code row; nor is the first of rows that count downwards.
 */
export function isCodeRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  return codeRowKind(view, row, columns) !== null
}

/** Kind of a code row: `series` holds codes of time series and names nothing; in a row of `numbers` a lone word still names its column. */
export function codeRowKind(view: SheetView, row: number, columns: readonly number[]): 'series' | 'numbers' | null {
  if (columns.length < 2) return null
  let codes = 0
  let series = 0
  const numbers: { column: number; value: number }[] = []
  for (const column of columns) {
    const text = view.label(row, column)
    if (text.length > LONGEST_WORD) return null
    if (SERIES.test(text)) series++
    if (isColumnCode(text)) codes++
    const digits = numberIn(text)
    if (digits !== null) numbers.push({ column, value: digits })
    else if (view.row(row)[column] === cellClass.number || view.row(row)[column] === cellClass.period) return null
  }
  if (codes < 0.6 * columns.length) return null
  if (series >= 2 && series + numbers.length >= 0.6 * columns.length) return 'series'
  const runs = numbers.every(({ value }, at) => {
    const before = numbers[at - 1]?.value ?? 0
    return value === 1 || (at === 0 ? value <= 1 : value - before === 1 || value === before)
  })
  const signs = codes - numbers.length
  const coded = numbers.length >= 3 || (signs >= 1 && codes >= 2)
  return runs && coded && !countsDown(view, row, numbers) ? 'numbers' : null
}

/** 1 over 2: the number goes on below, so it counts rows and no columns. */
function countsDown(view: SheetView, row: number, numbers: readonly { column: number; value: number }[]): boolean {
  if (row + 1 >= view.rowCount || numbers.length === 0) return false
  const down = numbers.filter(({ column, value }) => numberIn(view.label(row + 1, column)) === value + 1)
  return down.length >= 0.5 * numbers.length || down[0]?.column === view.columns[0]
}

function numberIn(text: string): number | null {
  const digits = /^[(（]?(\d{1,3})(?:[)）]|\s*[=＝].*)?$/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}
