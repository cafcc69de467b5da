/** A long list of figures set out as a table of rows and columns. */
export type Pivot = {
  rows: string[]
  columns: string[]
  /** Line of the list that fills a cell, by column and row; null where no line does. */
  cells: (number | null)[][]
  /** Lines whose cell was taken by an earlier one. */
  repeated: number
}

/**
 * Sets out lines of (row, column) as a table. Rows and columns stand in the order in which they come first; `sorted` rows (periods)
 * stand in the order of their text, because the first column may lack some.
 */
export function pivotGroups(lines: readonly { row: string; column: string }[], sorted: boolean): Pivot {
  const rows = [...new Set(lines.map(({ row }) => row))]
  if (sorted) rows.sort()
  const columns = [...new Set(lines.map(({ column }) => column))]
  const cells = columns.map(() => rows.map((): number | null => null))
  const rowAt = new Map(rows.map((row, at) => [row, at]))
  const columnAt = new Map(columns.map((column, at) => [column, at]))
  let repeated = 0
  for (const [line, { row, column }] of lines.entries()) {
    const [at, list] = [rowAt.get(row) ?? 0, cells[columnAt.get(column) ?? 0] ?? []]
    if (list[at] === null) list[at] = line
    else repeated += 1
  }
  return { rows, columns, cells, repeated }
}
