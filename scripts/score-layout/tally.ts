type Count = { right: number; all: number; wrong: string[] }
type Rows = { found: number; wanted: number; both: number }

/** Counts of right answers by question, with what was wrong. */
export class Tally {
  private readonly counts = new Map<string, Count>()
  private readonly rows = new Map<string, Rows>()
  private readonly sure = { right: [] as number[], wrong: [] as number[] }

  add(what: string, right: boolean, wrong: string): void {
    const count = this.counts.get(what) ?? { right: 0, all: 0, wrong: [] }
    this.counts.set(what, count)
    count.all++
    if (right) count.right++
    else count.wrong.push(wrong)
  }

  /** A set of rows: exact or not, and how much of it. */
  addRows(what: string, found: readonly number[], wanted: readonly number[], id: string): void {
    const sorted = (list: readonly number[]): string => [...list].sort((a, b) => a - b).join()
    this.add(what, sorted(found) === sorted(wanted), `${id}: ${sorted(found) || '-'} for ${sorted(wanted) || '-'}`)
    const rows = this.rows.get(what) ?? { found: 0, wanted: 0, both: 0 }
    this.rows.set(what, rows)
    rows.found += found.length
    rows.wanted += wanted.length
    rows.both += found.filter((row) => wanted.includes(row)).length
  }

  addConfidence(confidence: number, right: boolean): void {
    this.sure[right ? 'right' : 'wrong'].push(confidence)
  }

  report(title: string, verbose: boolean): void {
    console.log(`\n${title}`)
    for (const [what, { right, all, wrong }] of this.counts) {
      const rows = this.rows.get(what)
      const share = `${((100 * right) / all).toFixed(1)} %`.padStart(7)
      console.log(
        `  ${what.padEnd(18)} ${String(right).padStart(4)} / ${String(all).padEnd(4)} ${share}${rows === undefined ? '' : `   rows: ${describeRows(rows)}`}`,
      )
      if (verbose) for (const line of wrong) console.log(`      ${line}`)
    }
    const { right, wrong } = this.sure
    if (right.length + wrong.length === 0) return
    console.log(`  confidence         ${mean(right)} where header and data are right, ${mean(wrong)} where not`)
  }

  /** What a confidence is worth: the share of right tables by band. */
  reportBands(): void {
    for (const line of describeBands(this.sure)) console.log(`      ${line}`)
  }
}

function describeBands({ right, wrong }: { right: readonly number[]; wrong: readonly number[] }): string[] {
  const limits = [0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]
  return limits.slice(1).flatMap((to, at) => {
    const from = limits[at] ?? 0
    const inside = (values: readonly number[]): number => values.filter((value) => value >= from && value < to).length
    const all = inside(right) + inside(wrong)
    const share = ((100 * inside(right)) / all).toFixed(1)
    return all === 0 ? [] : [`from ${from.toFixed(2)}: ${inside(right)} of ${all} right, ${share} %`]
  })
}

function describeRows({ found, wanted, both }: Rows): string {
  const part = (of: number): string => (of === 0 ? '-' : `${((100 * both) / of).toFixed(1)} %`)
  return `precision ${part(found)}, recall ${part(wanted)}`
}

function mean(values: readonly number[]): string {
  return values.length === 0 ? '-' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)
}
