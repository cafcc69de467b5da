import type { template as source } from '../zh/template.ts'
import type { SameShape } from '../same-shape.ts'

/** Texts of the template screens. */
export const template = {} as const satisfies SameShape<typeof source>
