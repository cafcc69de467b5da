import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { coverPeriods } from '../../core/base/period-runs.ts'
import type { PeriodCover } from '../../core/base/period-runs.ts'
import { countOpenDoubts } from './import-tables.ts'
import type { GroupMember, ImportGroup, ImportPlan } from './import-plan.ts'

/** What a group wants of a person, the most pressing first; from `replaces` on nothing. */
export const groupStates = ['conflict', 'look', 'new', 'replaces', 'known', 'ready', 'loaded', 'left-out'] as const

/** One of {@link groupStates}. */
export type GroupState = (typeof groupStates)[number]

/** What the list and the panel say about a group. */
export type GroupSummary = {
  state: GroupState
  /** Files, tables and rows that will be loaded. */
  files: number
  tables: number
  rows: number
  /** All members, whatever becomes of them. */
  members: number
  allFiles: number
  /** Points to look at: each kind of doubt once for the group, however many members have it. */
  points: number
  conflicts: number
  same: number
  replaces: number
  leftOut: number
  cover: PeriodCover
  withoutPeriod: number
}

const known = new WeakMap<ImportGroup, GroupSummary>()

/** Counts a group; the answer is kept for as long as the group is. */
export function summariseGroup(group: ImportGroup): GroupSummary {
  const before = known.get(group)
  if (before !== undefined) return before
  const made = makeSummary(group)
  known.set(group, made)
  return made
}

function makeSummary(group: ImportGroup): GroupSummary {
  const { members } = group
  const count = (test: (member: GroupMember) => boolean): number => members.filter(test).length
  const loading = members.filter(({ action }) => action.kind !== 'none')
  const conflicts = count(({ standing }) => standing.kind === 'clash')
  const same = count(({ standing, action }) => standing.kind === 'same' && action.kind === 'none')
  const summary = {
    files: countFiles(loading),
    tables: loading.length,
    rows: loading.reduce((sum, { rows }) => sum + rows, 0),
    members: members.length,
    allFiles: countFiles(members),
    points: listPoints(group).length,
    conflicts,
    same,
    replaces: count(({ action }) => action.kind === 'replace'),
    leftOut: members.length - loading.length - conflicts - same,
    cover: coverPeriods(members.flatMap(({ decision: { choice } }) => (choice.period === null ? [] : [choice.period]))),
    withoutPeriod: count(({ decision }) => decision.choice.period === null),
  }
  return { ...summary, state: stateOf(group, summary) }
}

function stateOf(group: ImportGroup, summary: Omit<GroupSummary, 'state'>): GroupState {
  if (summary.conflicts > 0) return 'conflict'
  if (summary.points > 0) return 'look'
  if (summary.tables === 0) return summary.same === summary.members ? 'loaded' : 'left-out'
  if (wantsConfirmation(group)) return 'new'
  if (summary.replaces > 0) return 'replaces'
  return isKnown(group) ? 'known' : 'ready'
}

/** True where the layout was confirmed before or the tables are further parts of a loaded one. */
export function isKnown({ target, members }: ImportGroup): boolean {
  return target !== null || members.every(({ decision }) => decision.known)
}

/** A layout that comes for the first time, for several tables at once, is confirmed once; a single table is by being loaded. */
export function wantsConfirmation(group: ImportGroup): boolean {
  return isSeveral(group) && !isKnown(group) && group.members.every(({ decision }) => !decision.confirmed)
}

/** Groups of one table look like that table. */
export function isSeveral({ members }: ImportGroup): boolean {
  return members.length > 1
}

/** A doubt with the members that have it open. */
export type GroupPoint = { doubt: Diagnostic; members: GroupMember[] }

/** Open doubts of a group, each kind once: the same finding about the same column is one point. */
export function listPoints({ members }: ImportGroup): GroupPoint[] {
  const points = new Map<string, GroupPoint>()
  const add = (key: string, doubt: Diagnostic, member: GroupMember): void => {
    if (doubt.level !== 'warning') return
    const point = points.get(key)
    if (point === undefined) points.set(key, { doubt, members: [member] })
    else if (point.members.at(-1) !== member) point.members.push(member)
  }
  for (const member of members) {
    const { choice } = member.decision
    if (member.action.kind === 'none' || countOpenDoubts(member.decision) === 0) continue
    for (const doubt of choice.layout.doubts) add(doubt.code, doubt, member)
    for (const { include, name, doubts } of choice.columns)
      if (include) for (const doubt of doubts) add(`${doubt.code} ${name}`, doubt, member)
  }
  return [...points.values()]
}

/** The member that stands for its group: the first that wants a look, else the first that will be loaded. */
export function representativeOf({ members }: ImportGroup): GroupMember | undefined {
  return (
    members.find(({ decision, action }) => action.kind !== 'none' && countOpenDoubts(decision) > 0) ??
    members.find(({ action }) => action.kind !== 'none') ??
    members[0]
  )
}

/** What the foot of the review counts over all groups. */
export type PlanSummary = {
  tables: number
  rows: number
  points: number
  conflicts: number
  unconfirmed: ImportGroup[]
}

/** Counts over the whole plan. */
export function summarisePlan({ groups }: ImportPlan): PlanSummary {
  const total: PlanSummary = { tables: 0, rows: 0, points: 0, conflicts: 0, unconfirmed: [] }
  for (const group of groups) {
    const { tables, rows, points, conflicts } = summariseGroup(group)
    total.tables += tables
    total.rows += rows
    total.points += points
    total.conflicts += conflicts
    if (tables > 0 && wantsConfirmation(group)) total.unconfirmed.push(group)
  }
  return total
}

function countFiles(members: readonly GroupMember[]): number {
  return new Set(members.map(({ ref }) => ref.file)).size
}
