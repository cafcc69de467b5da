/** Ascending row numbers kept as unbroken runs: a million neighbours take two numbers. */
export class RowRuns {
  count = 0
  /** Rows that came when the limit of runs was reached: counted, not listed. */
  unlisted = 0
  private readonly limit: number
  /** First and last row of each run, in turn. */
  private readonly bounds: number[] = []

  constructor(limit: number) {
    this.limit = limit
  }

  /** The row that was added first; -1 where there is none. */
  get first(): number {
    return this.bounds[0] ?? -1
  }

  /** Adds a row from 0 that comes after all before it. */
  add(row: number): void {
    this.count++
    const { bounds } = this
    const last = bounds.length - 1
    if (last > 0 && bounds[last] === row - 1 && this.unlisted === 0) bounds[last] = row
    else if (bounds.length < 2 * this.limit) bounds.push(row, row)
    else this.unlisted++
  }

  /** A1 ranges of one column, `C5:C9, C12`; with an empty letter whole rows, `5:9, 12:12`. */
  write(letter: string): string {
    const ranges: string[] = []
    for (let at = 0; at < this.bounds.length; at += 2) {
      const from = (this.bounds[at] ?? 0) + 1
      const to = (this.bounds[at + 1] ?? 0) + 1
      ranges.push(from === to && letter !== '' ? `${letter}${from}` : `${letter}${from}:${letter}${to}`)
    }
    return ranges.join(', ')
  }
}
