/**
 * The two columns that go with a column of row labels: its level, from 1, and the label that the row stands under. They are loaded right
 * behind it unless the user does without.
 */
export type StubLevels = {
  include: boolean
  /** Number of levels among the loaded rows. */
  depth: number
  /** Up to 3 rows with what they stand under, outermost first. */
  samples: string[][]
}

const CJK = /[\u3040-\u9fff]/

/** Names of the columns beside a column of labels: `项目·层级` and `项目·上级`, `Item·level` and `Item·parent`. */
export function levelColumnNames(name: string): { level: string; parent: string } {
  return CJK.test(name)
    ? { level: `${name}·层级`, parent: `${name}·上级` }
    : { level: `${name}·level`, parent: `${name}·parent` }
}
