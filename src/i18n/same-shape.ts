/**
 * The shape of a source text object with any words: a key that a translation lacks does not compile.
 * A language with a singular may add `<key>_one`, which is taken where the parameter `count` is 1; words inside a text follow any count by
 * `{{rows, plural(one: row; other: rows)}}` (translate.ts).
 */
export type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> } & {
  [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string
}
