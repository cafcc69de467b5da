/**
 * The text column that goes with a column of figures, dates or the like: it holds, as displayed, what its column cannot
 * (停产, <5, see note), and is empty elsewhere. It is loaded right behind its column unless the user does without.
 */
export type WordsColumn = {
  include: boolean
  count: number
  /** First addresses, `C5:C9, C12`. */
  cells: string
  /** Up to 5 different texts. */
  samples: string[]
}

const CJK = /[\u3040-\u9fff]/

/** Name of the text column beside a column: `产值·原文`, `Sales·text`. */
export function wordsColumnName(name: string): string {
  return `${name}·${CJK.test(name) ? '原文' : 'text'}`
}
