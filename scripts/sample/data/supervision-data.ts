import type { Specialty } from '../records.ts'

/** Section of the bureau that looks after the units of a specialty. */
export const sectionOf: Readonly<Record<Specialty, string>> = {
  B: '工业科',
  C: '投资科',
  E: '贸易科',
  S: '贸易科',
  X: '投资科',
  F: '服务业科',
}

/** The seed of the draws that the records keep (domain model 7.6, m07). */
export const drawSeed = 'yt-demo'

/** Units of the yearly double-random check, and of its second round. */
export const drawSizes = [105, 30] as const

/** Figures that were changed by more than a fifth after they had been sent (domain model 7.6, m07). */
export const bigRevisions = 30

/** The last day that the records know of: the forms of December are in. */
export const today = '2021-01-31'
