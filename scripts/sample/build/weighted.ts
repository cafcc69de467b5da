import type { SeededRandom } from '../seeded-random.ts'

/** One of the items, drawn by weight. */
export function weighted<T>(random: SeededRandom, items: readonly T[], weight: (item: T) => number): T {
  let rest = random.next() * items.reduce((sum, item) => sum + weight(item), 0)
  for (const item of items) {
    rest -= weight(item)
    if (rest < 0) return item
  }
  return random.pick(items)
}
