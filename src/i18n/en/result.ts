import type { result as source } from '../zh/result.ts'
import type { SameShape } from '../same-shape.ts'

/** Texts of the result screens. */
export const result = {} as const satisfies SameShape<typeof source>
