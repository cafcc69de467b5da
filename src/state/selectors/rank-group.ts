import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { TableDecision } from '../slices/imports.ts'
import { listPoints, wantsConfirmation } from './group-summary.ts'
import type { GroupMember, ImportGroup } from './import-plan.ts'
import { listDoubts } from './import-tables.ts'

/** Why a group wants a person: the member to show, its doubts, and its rank; the lowest rank comes first. */
export type GroupRank = { shown: GroupMember; doubts: readonly Diagnostic[]; rank: number }

const known = new WeakMap<ImportGroup, GroupRank | null>()

/**
 * What a group wants of a person, null where it wants nothing: conflicts rank first, then doubts, the least sure tables before the others, then
 * layouts that come for the first time. The answer is kept for as long as the group is.
 */
export function rankGroup(group: ImportGroup): GroupRank | null {
  const before = known.get(group)
  if (before !== undefined) return before
  const made = makeRank(group)
  known.set(group, made)
  return made
}

function makeRank(group: ImportGroup): GroupRank | null {
  const clash = group.members.find(({ standing }) => standing.kind === 'clash')
  if (clash !== undefined) return { shown: clash, doubts: [], rank: -1 }
  const doubtful = listPoints(group).flatMap(({ members }) => members)
  const [first] = doubtful
  if (first !== undefined) {
    const least = doubtful.reduce((a, b) => (surenessOf(b.decision) < surenessOf(a.decision) ? b : a), first)
    return { shown: least, doubts: listDoubts(least.decision), rank: surenessOf(least.decision) }
  }
  const coming = group.members.find(({ action }) => action.kind !== 'none')
  return coming !== undefined && wantsConfirmation(group) ? { shown: coming, doubts: [], rank: 2 } : null
}

/** The least confidence among a table's rows and the columns that are kept, 0 to 1. */
function surenessOf({ choice: { layout, columns } }: TableDecision): number {
  return Math.min(layout.confidence, ...columns.filter(({ include }) => include).map(({ confidence }) => confidence))
}
