/**
 * Whole numbers by row and column whose rows add up to `rows` and whose columns add up to `columns`, each cell near its share. The two must have
 * one sum.
 */
export function spread<Row>(rows: ReadonlyMap<Row, number>, columns: readonly number[]): Map<Row, number[]> {
  const total = columns.reduce((sum, count) => sum + count, 0)
  const left = [...columns]
  const result = new Map<Row, number[]>()
  const names = [...rows.keys()]
  names.forEach((name, at) => {
    const wanted = rows.get(name) ?? 0
    const last = at === names.length - 1
    const cells = columns.map((count, column) =>
      last ? (left[column] ?? 0) : Math.min(left[column] ?? 0, Math.floor((wanted * count) / total)),
    )
    let rest = wanted - cells.reduce((sum, count) => sum + count, 0)
    for (let column = 0; rest > 0; column = (column + 1) % columns.length) {
      if ((left[column] ?? 0) <= (cells[column] ?? 0)) continue
      cells[column] = (cells[column] ?? 0) + 1
      rest -= 1
    }
    cells.forEach((count, column) => {
      left[column] = (left[column] ?? 0) - count
    })
    result.set(name, cells)
  })
  return result
}
