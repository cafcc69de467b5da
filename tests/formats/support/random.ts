/** A seeded source of choices: the same seed makes the same workbook on every machine. */
export class Random {
  private state: number

  constructor(seed: number) {
    // Spread small seeds over the whole range (Knuth's multiplicative hash).
    this.state = (Math.imul(seed + 1, 2654435761) >>> 0) % 2147483646 || 1
  }

  /** A whole number from 0 to below `below`. */
  below(below: number): number {
    this.state = (this.state * 48271) % 2147483647
    return this.state % below
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const out = [...items]
    for (let index = out.length - 1; index > 0; index--) {
      const other = this.below(index + 1)
      const kept = out[index] as Item
      out[index] = out[other] as Item
      out[other] = kept
    }
    return out
  }
}
