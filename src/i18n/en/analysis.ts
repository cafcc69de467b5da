import type { analysis as source } from '../zh/analysis.ts'
import type { SameShape } from '../same-shape.ts'

/** Texts of the analysis screens. */
export const analysis = {} as const satisfies SameShape<typeof source>
