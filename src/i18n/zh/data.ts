/** Texts of the data screens. */
export const data = {} as const
