import type { data as source } from '../zh/data.ts'
import type { SameShape } from '../same-shape.ts'

/** Texts of the data screens. */
export const data = {} as const satisfies SameShape<typeof source>
