/** Letters of a column, from 0: 0 is `A`, 26 is `AA`. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return letters
}

/** A1 address of a cell, row and column from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`
}
