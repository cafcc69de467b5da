import type { Dataset, DatasetPart } from '../../core/dataset/dataset.ts'
import type { ImportFile, ImportRun, RunEntry, RunOutcome, TableRef } from '../slices/imports.ts'
import { readStateOf } from './import-tables.ts'
import type { GroupMember, ImportGroup, ImportPlan } from './import-plan.ts'
import { refKey } from './import-plan.ts'

/** One table to build and load. `place` names the table that it becomes a part of; jobs of one place that is new make one new table. */
export type LoadJob = {
  key: string
  ref: TableRef
  group: ImportGroup
  member: GroupMember
  place: string
  name: string
  target: Dataset | null
  replaces: DatasetPart | null
}

/** All tables of a plan that will be loaded, group by group. */
export function listJobs({ groups }: ImportPlan): LoadJob[] {
  return groups.flatMap((group) =>
    group.members.flatMap((member): LoadJob[] => {
      const { action, ref } = member
      const job = { key: refKey(ref), ref, group, member }
      switch (action.kind) {
        case 'none':
          return []
        case 'apart':
          return [{ ...job, place: `apart ${job.key}`, name: action.name, target: null, replaces: null }]
        case 'replace':
          return [{ ...job, place: group.key, name: group.name, target: group.target, replaces: action.part }]
        case 'part':
          return [{ ...job, place: group.key, name: group.name, target: group.target, replaces: null }]
      }
    }),
  )
}

/** A run as it begins: every table of the import with what will, or will not, be done about it, and the files that gave none. */
export function startRun(files: readonly ImportFile[], plan: ImportPlan, startedAt: string): ImportRun {
  const jobs = new Map(listJobs(plan).map((job) => [job.key, job]))
  const entries = plan.groups.flatMap((group) =>
    group.members.map((member): RunEntry => {
      const { file, sheetName, decision, rows, standing } = member
      const key = refKey(member.ref)
      const same = standing.kind === 'same' ? standing.dataset : null
      return {
        key,
        file: file.name,
        path: file.path,
        sheet: sheetName,
        period: decision.choice.period,
        rows,
        table: jobs.get(key)?.name ?? same?.name ?? group.name,
        dataset: same?.id ?? null,
        outcome: jobs.has(key) ? 'waiting' : idleOutcome(member),
        revisions: 0,
        failure: null,
      }
    }),
  )
  const unread = files.flatMap((file): ImportRun['unread'] => {
    const { name, path, state } = file
    if (state.status === 'failed') return [{ file: name, path, failure: state.failure }]
    return readStateOf(file)?.tables.length === 0 ? [{ file: name, path, failure: null }] : []
  })
  return { status: 'running', startedAt, endedAt: null, entries, unread }
}

function idleOutcome({ standing }: GroupMember): RunOutcome {
  if (standing.kind === 'same') return 'unchanged'
  return standing.kind === 'clash' ? 'conflict' : 'left-out'
}

/** True where a run wants more than a word at the corner: several files, or anything that was not simply loaded. */
export function wantsReport({ entries, unread }: ImportRun): boolean {
  return (
    unread.length > 0 ||
    new Set(entries.map(({ key }) => key.split(':')[0])).size > 1 ||
    entries.some(({ outcome }) => outcome !== 'loaded' && outcome !== 'left-out')
  )
}
