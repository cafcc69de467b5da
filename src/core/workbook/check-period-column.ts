import type { Diagnostic } from '../base/diagnostic.ts'
import { cellAddress } from './cell-address.ts'
import type { CellGrid } from './cell-grid.ts'
import { whereOf } from './column-doubts.ts'
import { periodsAgree } from './find-table-period.ts'
import type { LayoutContext } from './layout-context.ts'
import { readDataCells } from './read-column-values.ts'
import type { RowLists } from './row-kinds.ts'
import type { FoundPeriod, LayoutColumn } from './table-layout.ts'

/** Different periods up to which a column says one reporting period and is no series. */
const MAX_DIFFERENT = 2

type Place = { column: LayoutColumn; context: LayoutContext }

/** A column of periods with what contradicts the period of the table; every other column as it is. */
export function withPeriodDoubts(
  grid: CellGrid,
  rows: RowLists,
  place: Place,
  period: FoundPeriod | null,
): LayoutColumn {
  const { column } = place
  if (column.type !== 'period' || !column.include || period === null) return column
  const doubts = checkPeriodColumn(grid, rows, place, period)
  return doubts.length === 0 ? column : { ...column, doubts: [...column.doubts, ...doubts] }
}

/** A column whose periods all lie outside that of the table: one of them is wrong. Series of many periods are not compared. */
function checkPeriodColumn(
  grid: CellGrid,
  rows: RowLists,
  { column, context }: Place,
  period: FoundPeriod,
): Diagnostic[] {
  const found = new Map<string, number>()
  readDataCells(grid, rows, column, (row, value) => {
    if (typeof value === 'string' && found.size <= MAX_DIFFERENT && !found.has(value)) found.set(value, row)
  })
  const dated = [...found].filter(([value]) => /^\d{4}/.test(value))
  const [first] = dated
  if (first === undefined || found.size > MAX_DIFFERENT || dated.length < found.size) return []
  const parts = dated.flatMap(([value]) => [value, ...value.split('/')])
  if (parts.some((value) => periodsAgree(value, period.value))) return []
  const cell = cellAddress(first[1], column.index)
  const params = { found: first[0], cell, period: period.value, firstFrom: period.from }
  return [{ level: 'warning', code: 'column/period-contradicts', params, where: whereOf({ column, context }, cell) }]
}
