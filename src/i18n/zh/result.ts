/** Texts of the result screens. */
export const result = {} as const
