/** A stage of a process as percent of the stage before and of the first one; null where that is missing or zero. */
export type StepShares = { ofPrevious: number | null; ofFirst: number | null }

/** Shares of the stages of a funnel. The first stage has none. A stage after a gap has no share of the stage before. */
export function stepShares(values: readonly (number | null)[]): StepShares[] {
  const share = (part: number | null, whole: number | null) =>
    part === null || whole === null || whole === 0 ? null : (part / whole) * 100
  return values.map((value, at) =>
    at === 0
      ? { ofPrevious: null, ofFirst: null }
      : { ofPrevious: share(value, values[at - 1] ?? null), ofFirst: share(value, values[0] ?? null) },
  )
}
