declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Names a data set for its whole life, through renames and new versions. */
export type DatasetId = Branded<'dataset'>
/** Names one immutable state of rows: the Arrow blob of a part in storage, or a whole table in the engine. */
export type VersionId = Branded<'version'>
/** Names one cleaning recipe. */
export type RecipeId = Branded<'recipe'>
/** Names one opened file inside the import worker. */
export type FileId = Branded<'file'>
/** Names one call over a worker boundary. */
export type CallId = Branded<'call'>
/** Names one materialised query result inside the engine. */
export type ResultId = Branded<'result'>

/** Casts a text that is known to be such an id (read back from storage, or made by {@link makeId}). */
export function asId<T extends Branded<string>>(text: string): T {
  return text as T
}

/** A new id of 16 hex digits after a letter, from the given random bytes (8 at least). Safe as an SQL name. */
export function makeId<T extends Branded<string>>(random: Uint8Array): T {
  let text = 'x'
  for (const byte of random.subarray(0, 8)) text += byte.toString(16).padStart(2, '0')
  return text as T
}
