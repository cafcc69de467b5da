/** Texts of the analysis screens. */
export const analysis = {} as const
