import type { HeaderCell } from '../result/print-table.ts'

/** Texts over one column, outermost first. */
export type HeaderPath = { path: string[]; numeric: boolean }

/** Merged header rows from the texts over each column: equal neighbours under one parent share a cell, short paths reach down. */
export function layoutHeader(columns: readonly HeaderPath[]): HeaderCell[][] {
  const depth = Math.max(1, ...columns.map(({ path }) => path.length))
  const rows: HeaderCell[][] = Array.from({ length: depth }, () => [])
  const place = (from: number, to: number, level: number) => {
    let start = from
    while (start < to) {
      const here = columns[start]
      const text = here?.path[level] ?? ''
      const last = level === (here?.path.length ?? 0) - 1
      let end = start + 1
      // Labels of columns never merge, even when two read the same.
      while (!last && end < to && columns[end]?.path[level] === text && (columns[end]?.path.length ?? 0) > level + 1)
        end += 1
      const numeric = columns.slice(start, end).every((column) => column.numeric)
      rows[level]?.push({ text, rowSpan: last ? depth - level : 1, columnSpan: end - start, numeric })
      if (!last) place(start, end, level + 1)
      start = end
    }
  }
  place(0, columns.length, 0)
  return rows
}
