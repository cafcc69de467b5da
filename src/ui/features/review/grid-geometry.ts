/** Height of a row and of the line of column letters. */
export const rowHeight = 26
export const headHeight = 26
/** Width of the coloured bands at the row heads. */
export const bandWidth = 68

/** Where columns begin and how wide rows' numbers are, in pixels of the canvas. */
export type GridGeometry = {
  numberWidth: number
  /** Row numbers and bands together. */
  gutter: number
  /** `lefts[c]` is where column c begins; one more entry ends the last. */
  lefts: Float64Array
  width: number
}

/** Positions for columns of these widths. */
export function layOutColumns(
  rowCount: number,
  columnCount: number,
  widthOf: (column: number) => number,
): GridGeometry {
  const numberWidth = Math.max(38, String(rowCount).length * 8 + 16)
  const gutter = numberWidth + bandWidth
  const lefts = new Float64Array(columnCount + 1)
  lefts[0] = gutter
  for (let column = 0; column < columnCount; column += 1) lefts[column + 1] = (lefts[column] ?? 0) + widthOf(column)
  return { numberWidth, gutter, lefts, width: lefts[columnCount] ?? gutter }
}

/** Left edge of a column on the canvas. */
export function leftOf({ lefts, width }: GridGeometry, column: number): number {
  return lefts[column] ?? width
}

/** The border between columns that is nearest to a position on the canvas: the index of the column after it. */
export function nearestBorder({ lefts }: GridGeometry, x: number): number {
  let low = 0
  let high = lefts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const centre = ((lefts[middle] ?? 0) + (lefts[middle + 1] ?? 0)) / 2
    if (x < centre) high = middle
    else low = middle + 1
  }
  return low
}
