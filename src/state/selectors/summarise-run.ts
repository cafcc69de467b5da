import { coverPeriods } from '../../core/base/period-runs.ts'
import type { PeriodCover } from '../../core/base/period-runs.ts'
import type { DatasetId } from '../../core/base/id.ts'
import type { ImportRun, RunEntry, RunOutcome } from '../slices/imports.ts'

/** One table that a run loads parts of. */
export type RunTable = {
  name: string
  dataset: DatasetId | null
  /** Parts that this run brought, new ones and those that took another's place. */
  parts: number
  planned: number
  rows: number
  cover: PeriodCover
}

/** A run in counts and lists, what wants a person apart from what went through. */
export type RunSummary = {
  tables: RunTable[]
  parts: number
  rows: number
  done: number
  planned: number
  byOutcome: Readonly<Record<RunOutcome, RunEntry[]>>
  /** Files and tables that want a person. */
  needs: number
}

const settled: ReadonlySet<RunOutcome> = new Set(['loaded', 'replaced', 'failed', 'stopped'])

/** Counts a run. Tables come in the order of the run. */
export function summariseRun({ entries, unread }: ImportRun): RunSummary {
  const byOutcome: Record<RunOutcome, RunEntry[]> = {
    waiting: [],
    building: [],
    loaded: [],
    replaced: [],
    unchanged: [],
    failed: [],
    conflict: [],
    'left-out': [],
    stopped: [],
  }
  for (const entry of entries) byOutcome[entry.outcome].push(entry)
  const { loaded, replaced, unchanged, conflict, failed, stopped } = byOutcome
  const brought = [...loaded, ...replaced]
  const planned = entries.length - unchanged.length - conflict.length - byOutcome['left-out'].length
  return {
    tables: listTables(entries),
    parts: brought.length,
    rows: brought.reduce((sum, { rows }) => sum + rows, 0),
    done: entries.filter(({ outcome }) => settled.has(outcome)).length,
    planned,
    byOutcome,
    needs: unread.length + failed.length + conflict.length + stopped.length,
  }
}

function listTables(entries: readonly RunEntry[]): RunTable[] {
  const tables = new Map<string, RunEntry[]>()
  for (const entry of entries) {
    if (entry.outcome === 'unchanged' || entry.outcome === 'conflict' || entry.outcome === 'left-out') continue
    const known = tables.get(entry.table)
    if (known === undefined) tables.set(entry.table, [entry])
    else known.push(entry)
  }
  return [...tables].map(([name, own]): RunTable => {
    const brought = own.filter(({ outcome }) => outcome === 'loaded' || outcome === 'replaced')
    return {
      name,
      dataset: brought.find(({ dataset }) => dataset !== null)?.dataset ?? null,
      parts: brought.length,
      planned: own.length,
      rows: brought.reduce((sum, { rows }) => sum + rows, 0),
      cover: coverPeriods(brought.flatMap(({ period }) => (period === null ? [] : [period]))),
    }
  })
}
