import type { PrintTable } from '../../result/print-table.ts'

/** The texts above each column of a printed table, outermost first, by the column's name. */
export function readHeaderPaths({ header, columns }: Pick<PrintTable, 'header' | 'columns'>): Map<string, string[]> {
  const paths = columns.map((): string[] => [])
  const filled = columns.map(() => 0)
  header.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while ((filled[column] ?? 0) > row) column += 1
      for (let at = column; at < column + cell.columnSpan; at += 1) {
        paths[at]?.push(cell.text)
        filled[at] = row + cell.rowSpan
      }
      column += cell.columnSpan
    }
  })
  return new Map(columns.map(({ name }, at) => [name, paths[at] ?? []]))
}
