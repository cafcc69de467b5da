import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import type { CellValue, ReadReason } from '../../core/workbook/cell-value.ts'
import { trimText } from '../../core/workbook/label-text.ts'
import { readColumnValues, readPlainNumbers } from '../../core/workbook/read-column-values.ts'
import type { LoadedRows } from '../../core/workbook/row-kinds.ts'
import { readLevels } from '../../core/workbook/stub-levels.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import { makeColumnVector, makeTextVector, type ColumnVector } from './column-vectors.ts'
import { ColumnPages } from './ledger-book.ts'

/** A column that is loaded behind another: the text that the other could not hold, or level and parent of the rows it labels. */
export type BesideColumn = { kind: 'words' | 'level' | 'parent'; vector: ColumnVector }

/** A column with its values, those that go with it, its part of the ledger, and how many rows have a value. */
export type WrittenColumn = { vector: ColumnVector; beside: BesideColumn[]; pages: ColumnPages; filled: number }

/** A table whose columns are written. */
export type ColumnTable = { grid: CellGrid; layout: TableLayout; loaded: LoadedRows }

/** Reads a column into a vector. Columns of nothing but plain numbers take a way without a call for each cell. */
export function writeColumn({ grid, layout, loaded }: ColumnTable, column: LayoutColumn, name: string): WrittenColumn {
  const length = loaded.rows.length
  const vector = makeColumnVector(column.type, length)
  const apart = holdsNoWords(column) && column.words?.include !== false
  const pages = new ColumnPages(grid, { column: name, index: column.index, apart })
  const { setNumber } = vector
  if (setNumber !== undefined) {
    const read = readPlainNumbers(grid, loaded.rows, column.index, setNumber)
    if (read !== null) {
      pages.cellsRead = read
      return { vector, beside: [], pages, filled: read }
    }
  }
  const beside: BesideColumn[] = []
  let words: ColumnVector | null = null
  let at = 0
  let filled = 0
  readColumnValues(grid, layout, column, (row: number, value: CellValue, reason: ReadReason) => {
    const here = at++
    if (reason === 'empty') return
    pages.cellsRead++
    vector.set(here, value)
    if (value !== null) filled++
    if (reason === 'same') return
    pages.note(row, value, reason)
    if (reason !== 'unread' || !apart) return
    if (words === null) {
      words = makeTextVector(length)
      beside.push({ kind: 'words', vector: words })
    }
    words.set(here, trimText(grid.display(row, column.index)))
  })
  return { vector, beside: [...beside, ...writeLevels({ grid, layout, loaded }, column)], pages, filled }
}

function writeLevels({ grid, layout, loaded }: ColumnTable, column: LayoutColumn): BesideColumn[] {
  if (column.levels?.include !== true) return []
  const level = makeColumnVector('integer', loaded.rows.length)
  const parent = makeTextVector(loaded.rows.length)
  const read = readLevels(grid, layout, column.index)
  read.levels.forEach((value, row) => {
    level.set(row, value)
    parent.set(row, read.parents[row] ?? null)
  })
  return [
    { kind: 'level', vector: level },
    { kind: 'parent', vector: parent },
  ]
}

/** True for types that cannot take every text. */
function holdsNoWords({ type }: LayoutColumn): boolean {
  return type !== 'text' && type !== 'code'
}
