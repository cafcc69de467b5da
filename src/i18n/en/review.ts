import type { review as source } from '../zh/review.ts'
import type { SameShape } from '../same-shape.ts'

/** Texts of the review screens. */
export const review = {} as const satisfies SameShape<typeof source>
