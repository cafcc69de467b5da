import type { TableLayout } from '../../../core/workbook/table-layout.ts'

/** Rows of a sheet that are folded into one line, both ends included. */
export type Gap = { from: number; to: number }

/** A line of the drawn sheet: a row of the sheet, or a gap. */
export type ShownLine = { row: number; gap: null } | { row: number; gap: Gap }

/** The rows of a sheet as lines: gaps take one line each. */
export type ShownRows = { count: number; lineAt: (line: number) => ShownLine; lineOf: (row: number) => number }

/** Data rows shown before and after the fold. */
const headRows = 14
const tailRows = 3
/** Fewer rows are not worth folding. */
const leastGap = 20
/** Rows around a row that is jumped to. */
const aroundRow = 12

/** What is folded at first: the middle of each table's data, and what lies far from any table. */
export function foldRows(layouts: readonly TableLayout[], rowCount: number): Gap[] {
  if (rowCount === 0) return []
  const kept: Gap[] = [{ from: rowCount - 1, to: rowCount - 1 }]
  if (layouts.length === 0) kept.push({ from: 0, to: 199 })
  else kept.push({ from: 0, to: 7 })
  for (const { range, dataRows } of layouts) {
    const [first, last] = dataRows
    kept.push(
      { from: range.top - 2, to: first + headRows - 1 },
      { from: Math.max(first, last - tailRows + 1), to: range.bottom + 3 },
    )
  }
  kept.sort((a, b) => a.from - b.from)
  const gaps: Gap[] = []
  let next = 0
  for (const { from, to } of kept) {
    if (from - next >= leastGap) gaps.push({ from: next, to: Math.min(from, rowCount) - 1 })
    next = Math.max(next, to + 1)
  }
  return gaps
}

/** Unfolds a row and its neighbours; the same gaps where it is shown already. */
export function revealRow(gaps: readonly Gap[], row: number): readonly Gap[] {
  if (gaps.every(({ from, to }) => row < from || row > to)) return gaps
  return gaps.flatMap((gap) => (row < gap.from || row > gap.to ? [gap] : cut(gap, row - aroundRow, row + aroundRow)))
}

/** Unfolds the first rows of a gap. */
export function revealMore(gaps: readonly Gap[], gap: Gap, rows: number): Gap[] {
  return gaps.flatMap((each) => (each.from === gap.from ? cut(each, each.from, each.from + rows - 1) : [each]))
}

function cut(gap: Gap, from: number, to: number): Gap[] {
  const before = { from: gap.from, to: from - 1 }
  const after = { from: to + 1, to: gap.to }
  // A rest of a line or two is shown instead of being folded.
  return [before, after].filter((rest) => rest.to - rest.from >= 2)
}

/** Lines for a sheet with the given gaps, which are sorted and apart. */
export function showRows(rowCount: number, gaps: readonly Gap[]): ShownRows {
  const folded = gaps.map(({ from, to }, index) => {
    const before = gaps.slice(0, index).reduce((sum, gap) => sum + gap.to - gap.from, 0)
    return { from, to, line: from - before, saved: before + to - from }
  })
  const lastAt = (fits: (gap: (typeof folded)[number]) => boolean): (typeof folded)[number] | undefined =>
    folded.filter(fits).at(-1)
  return {
    count: rowCount - (folded.at(-1)?.saved ?? 0),
    lineAt(line) {
      const gap = lastAt((each) => each.line <= line)
      if (gap === undefined) return { row: line, gap: null }
      return gap.line === line
        ? { row: gap.from, gap: { from: gap.from, to: gap.to } }
        : { row: line + gap.saved, gap: null }
    },
    lineOf(row) {
      const gap = lastAt((each) => each.from <= row)
      if (gap === undefined) return row
      return row <= gap.to ? gap.line : row - gap.saved
    },
  }
}
