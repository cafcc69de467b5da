import type { Diagnostic } from '../base/diagnostic.ts'
import type { CellGrid } from './cell-grid.ts'
import type { ReadReason } from './cell-value.ts'
import { columnLetter } from './cell-address.ts'
import { reasonDoubts, widthDoubts, markDoubts, type Finding } from './column-doubts.ts'
import { trimText } from './label-text.ts'
import type { LayoutContext } from './layout-context.ts'
import { readDataCells } from './read-column-values.ts'
import type { RowLists } from './row-kinds.ts'
import { RowRuns } from './row-runs.ts'
import type { LayoutColumn } from './table-layout.ts'
import type { WordsColumn } from './words-column.ts'

/** Counts of a column under its type, with the findings that need a look and the text that it cannot hold. */
export type ColumnTally = { counts: LayoutColumn['counts']; doubts: Diagnostic[]; words?: WordsColumn }

/** Ranges and texts that a review shows of what does not fit. */
const MAX_RANGES = 20
const MAX_SAMPLES = 5

/** Reads all data rows of a column under its type and reports what was converted, emptied or cannot be read. */
export function tallyColumn(grid: CellGrid, rows: RowLists, column: LayoutColumn, context: LayoutContext): ColumnTally {
  const counts = { filled: 0, empty: 0, missingMarks: 0, unread: 0 }
  const findings = new Map<ReadReason, Finding>()
  const marks = new Map<string, number>()
  const widths = new Map<number, Finding>()
  const runs = new RowRuns(MAX_RANGES)
  const samples = new Set<string>()
  readDataCells(grid, rows, column, (row, value, reason) => {
    if (value !== null) counts.filled++
    else if (reason === 'missing-mark' || reason === 'below-unit') counts.missingMarks++
    else if (reason === 'unread') counts.unread++
    else counts.empty++
    if (column.type === 'code' && typeof value === 'string') note(widths, value.length, row)
    if (reason === 'same' || reason === 'empty' || reason === 'trimmed') return
    note(findings, reason, row)
    if (reason === 'missing-mark') {
      const mark = trimText(grid.text(row, column.index))
      marks.set(mark, (marks.get(mark) ?? 0) + 1)
    } else if (reason === 'unread') {
      runs.add(row)
      if (samples.size < MAX_SAMPLES) samples.add(trimText(grid.display(row, column.index)).slice(0, 40))
    }
  })
  const place = { grid, column, context }
  const doubts = [...reasonDoubts(place, findings), ...markDoubts(place, marks), ...widthDoubts(place, widths)]
  if (runs.count === 0) return { counts, doubts }
  const cells = runs.write(columnLetter(column.index)) + (runs.unlisted > 0 ? ' …' : '')
  const include = column.words?.include ?? true
  return { counts, doubts, words: { include, count: runs.count, cells, samples: [...samples] } }
}

function note<K>(findings: Map<K, Finding>, key: K, row: number): void {
  const known = findings.get(key)
  if (known === undefined) findings.set(key, { count: 1, row })
  else known.count++
}
