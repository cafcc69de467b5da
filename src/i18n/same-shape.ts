/** The shape of a source text object with any words: a key that a translation lacks does not compile. */
export type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }
