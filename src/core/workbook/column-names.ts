import { columnLetter } from './cell-address.ts'

/** A column name with what had to be done to get it. */
export type ColumnName = { name: string; empty: boolean; duplicate: boolean; fullLength: number | null }

/** Longest column name; longer headers are shortened with a notice. */
export const maxNameLength = 120

/** Names that the loaded table uses for itself. */
const reserved = ['src_row', 'row_kind']

/**
 * Names columns by their header paths: levels joined by `·`, unique without regard to case (`_2`, `_3` for repeats),
 * at most {@link maxNameLength} characters; a column without header has its letter.
 */
export function nameColumns(paths: readonly (readonly string[])[], indexes: readonly number[]): ColumnName[] {
  const taken = new Set(reserved)
  return paths.map((path, at) => {
    const full = path.join('·')
    const empty = full === ''
    const wanted = empty ? columnLetter(indexes[at] ?? at) : shorten(full)
    let name = wanted
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}_${count}`
    taken.add(name.toLowerCase())
    return {
      name,
      empty,
      duplicate: name !== wanted,
      fullLength: [...full].length > maxNameLength ? [...full].length : null,
    }
  })
}

function shorten(name: string): string {
  const signs = [...name]
  return signs.length > maxNameLength ? `${signs.slice(0, maxNameLength - 1).join('')}…` : name
}
