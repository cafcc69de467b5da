/** Growth rates by quarter number (four a year); a quarter without a rate is missing. */
export type QuarterRates = ReadonlyMap<number, number>

/** What fast and stable growth are: lowest and highest rates in per cent, and for how many quarters running. */
export type SpellRule = { fast: number; stable: number; fastQuarters: number; stableQuarters: number }

/** From the first quarter of fast growth to the first of stable growth after it, or to the end of what is known; null where growth never is fast (F30). */
export function growthSpell(rates: QuarterRates, rule: SpellRule): { quarters: number; isCompleted: boolean } | null {
  const known = [...rates.keys()].sort((a, b) => a - b)
  const holds = (from: number, count: number, isMet: (rate: number) => boolean): boolean =>
    Array.from({ length: count }, (_, step) => rates.get(from + step)).every(
      (rate) => rate !== undefined && isMet(rate),
    )
  const start = known.find((quarter) => holds(quarter, rule.fastQuarters, (rate) => rate >= rule.fast))
  if (start === undefined) return null
  const isStable = (rate: number): boolean => rate >= 0 && rate < rule.stable
  const end = known.find(
    (quarter) => quarter >= start + rule.fastQuarters && holds(quarter, rule.stableQuarters, isStable),
  )
  return end === undefined
    ? { quarters: (known.at(-1) ?? start) + 1 - start, isCompleted: false }
    : { quarters: end - start, isCompleted: true }
}
