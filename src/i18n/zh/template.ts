/** Texts of the template screens. */
export const template = {} as const
