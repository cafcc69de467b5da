import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { isSeveral, listPoints, wantsConfirmation } from '../../../state/selectors/group-summary.ts'
import { listDoubts } from '../../../state/selectors/import-tables.ts'
import type { GroupMember, ImportPlan } from '../../../state/selectors/import-plan.ts'
import type { ImportSelection } from '../../../state/slices/imports.ts'
import { parseAddress } from './parse-address.ts'

/** A place that wants a look: a table, and the first cell that its doubts name. */
export type NextPoint = { selection: ImportSelection; cell: { row: number; column: number } | null }

/**
 * The next table that wants a person after the shown one, round and round: conflicts first, then doubts, the least sure tables before the others,
 * then layouts that come for the first time. A group is one place.
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

type Place = { shown: GroupMember; members: readonly GroupMember[]; doubts: readonly Diagnostic[]; rank: number }

function listPlaces({ groups }: ImportPlan): Place[] {
  const places = groups.flatMap((group): Place[] => {
    const clash = group.members.find(({ standing }) => standing.kind === 'clash')
    if (clash !== undefined) return [{ shown: clash, members: group.members, doubts: [], rank: -1 }]
    const [point] = listPoints(group)
    const [doubtful] = point?.members ?? []
    if (doubtful !== undefined) {
      const { layout, columns } = doubtful.decision.choice
      const sure = Math.min(
        layout.confidence,
        ...columns.filter(({ include }) => include).map((each) => each.confidence),
      )
      const members = isSeveral(group) ? group.members : [doubtful]
      return [{ shown: doubtful, members, doubts: listDoubts(doubtful.decision), rank: sure }]
    }
    const first = group.members.find(({ action }) => action.kind !== 'none')
    return first !== undefined && wantsConfirmation(group)
      ? [{ shown: first, members: group.members, doubts: [], rank: 2 }]
      : []
  })
  return places.sort((a, b) => a.rank - b.rank)
}
