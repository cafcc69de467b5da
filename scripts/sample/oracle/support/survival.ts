/** How long something was watched: from when (0 from its beginning), until when, and whether it ended then. */
export type Life = { from: number; until: number; ended: boolean }

/** Kaplan–Meier: the share that is left after a time (F29, F30). Who is watched only later is at risk from then on. */
export function survivalAt(lives: readonly Life[], time: number): number {
  const ends = [...new Set(lives.filter(({ ended, until }) => ended && until <= time).map(({ until }) => until))]
  return ends.reduce((left, end) => {
    const atRisk = lives.filter(({ from, until }) => from <= end && until >= end).length
    const ended = lives.filter((life) => life.ended && life.until === end).length
    return left * (1 - ended / atRisk)
  }, 1)
}
