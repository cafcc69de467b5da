import type { GroupMember, ImportPlan } from '../../../state/selectors/import-plan.ts'
import { rankGroup } from '../../../state/selectors/rank-group.ts'
import type { GroupRank } from '../../../state/selectors/rank-group.ts'
import type { ImportSelection } from '../../../state/slices/imports.ts'
import { parseAddress } from './parse-address.ts'

/** A place that wants a look: a table, and the first cell that its doubts name. */
export type NextPoint = { selection: ImportSelection; cell: { row: number; column: number } | null }

/**
 * The next table that wants a person after the shown one, round and round, in the order of {@link rankGroup}. A group is one place.
 */
export function findNextPoint(plan: ImportPlan, selection: ImportSelection | null): NextPoint | null {
  const places = listPlaces(plan)
  const here = places.findIndex(({ members }) =>
    members.some(
      ({ ref }) => ref.file === selection?.file && ref.sheet === selection.sheet && ref.table === selection.table,
    ),
  )
  const next = places[(here + 1) % Math.max(1, places.length)]
  if (next === undefined) return null
  const address = next.doubts.find(({ where }) => where.cell !== undefined)?.where.cell
  const range = address === undefined ? null : parseAddress(address)
  return { selection: next.shown.ref, cell: range === null ? null : { row: range.top, column: range.left } }
}

type Place = GroupRank & { members: readonly GroupMember[] }

function listPlaces({ groups }: ImportPlan): Place[] {
  const places = groups.flatMap((group): Place[] => {
    const ranked = rankGroup(group)
    return ranked === null ? [] : [{ ...ranked, members: group.members }]
  })
  return places.sort((a, b) => a.rank - b.rank)
}
