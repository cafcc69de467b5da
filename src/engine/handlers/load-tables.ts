import { AppError } from '../../core/base/app-error.ts'
import { makeId } from '../../core/base/id.ts'
import type { DatasetId, VersionId } from '../../core/base/id.ts'
import { isSameName, tableVersions } from '../../core/dataset/change-catalogue.ts'
import { originColumns, rowColumns } from '../../core/dataset/compile-browse.ts'
import { planParts } from '../../core/dataset/load-parts.ts'
import type { ArrivingPart, LoadOutcome, LoadPlan, TableChange } from '../../core/dataset/load-parts.ts'
import type { LoadReport, TableToLoad } from '../../protocol/engine-api.ts'
import type { CallContext } from '../../protocol/handlers.ts'
import type { ReadPart } from '../build-table.ts'
import type { EngineSession } from '../engine-session.ts'
import type { JournalEntry } from '../storage/storage-port.ts'

/** Loads all tables given, or none. Throws dataset/*, sql/*, storage/*, call/cancelled. */
export async function loadTables(
  session: EngineSession,
  tables: readonly TableToLoad[],
  context: CallContext,
): Promise<LoadReport> {
  const arrivals = tables.map((table) => nameArrival(session, table))
  // Names and targets are checked before any row is touched.
  const plan = planParts(session.catalogue, arrivals, {
    dataset: () => makeId<DatasetId>(session.ports.randomBytes(8)),
    version: () => makeId<VersionId>(session.ports.randomBytes(8)),
  })
  if (plan.changes.length === 0) return { catalogue: session.catalogue, tables: plan.outcomes }
  try {
    return await loadChanges(session, plan, { arrivals, tables }, context)
  } catch (error) {
    // What is stored already stays, whatever failed after that.
    const stored = tableVersions(session.catalogue)
    for (const { after } of plan.changes) if (!stored.has(after.version)) await session.tables.drop(after.version)
    throw error
  }
}

type Given = { arrivals: readonly ArrivingPart[]; tables: readonly TableToLoad[] }

async function loadChanges(
  session: EngineSession,
  plan: LoadPlan,
  { arrivals, tables }: Given,
  { signal, progress }: CallContext,
): Promise<LoadReport> {
  const total = tables.length
  const blobs = new Map(arrivals.map(({ part }, at) => [part.version, tables[at]?.ipc ?? new ArrayBuffer(0)]))
  let done = 0
  const readPart: ReadPart = async (version) => {
    const given = blobs.get(version)
    if (signal.aborted) throw new AppError('call/cancelled')
    if (given === undefined) return session.readBlob(version)
    done += 1
    // The engine takes its bytes away, storage still needs them: it gets a copy.
    return given.slice(0)
  }
  for (const change of plan.changes) {
    progress('build', { done, total, unit: 'tables' }, change.after.name)
    await makeRows(session, change, readPart)
    for (const [at, { part }] of arrivals.entries()) {
      const loaded = change.after.parts.find(({ version }) => version === part.version)
      if (loaded !== undefined) await session.tables.checkSums(change.after, loaded, tables[at]?.sums ?? [])
    }
  }
  progress('store', { done: 0, total, unit: 'tables' })
  if (signal.aborted) throw new AppError('call/cancelled')
  const kept = new Set(plan.changes.flatMap(({ after }) => after.parts.map(({ version }) => version)))
  const catalogue = await session.commit({
    next: plan.next,
    blobs: [...blobs].filter(([version]) => kept.has(version)).map(([version, bytes]) => ({ version, bytes })),
    journal: arrivals.flatMap(({ part }, at) => journalEntry(part, plan, plan.outcomes[at])),
  })
  return { catalogue, tables: plan.outcomes }
}

function nameArrival(session: EngineSession, { part, ipc, target }: TableToLoad): ArrivingPart {
  const names = [...part.columns.map(({ name }) => name), ...rowColumns, ...originColumns.slice(0, -1)]
  const twice = names.find((name, at) => names.findIndex((other) => isSameName(other, name)) !== at)
  if (twice !== undefined) throw new AppError('sql/duplicate-column', { column: twice })
  const { now, randomBytes } = session.ports
  const given = { version: makeId<VersionId>(randomBytes(8)), loadedAt: now(), bytes: ipc.byteLength }
  return { part: { ...part, ...given }, target }
}

/** A blob that is fresh from the import worker and yet no table is a fault of ours, not damage. */
async function makeRows({ tables }: EngineSession, { before, after }: TableChange, readPart: ReadPart): Promise<void> {
  try {
    if (before !== null && tables.has(before.version)) await tables.extend(before, after, readPart)
    else await tables.build(after, readPart)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage/damaged') throw error
    throw new AppError('internal/bug', {}, { detail: error.detail ?? after.name, cause: error })
  }
}

function journalEntry(
  { source, rowCount }: ArrivingPart['part'],
  { next }: LoadPlan,
  outcome: LoadOutcome | undefined,
): Omit<JournalEntry, 'time'>[] {
  if (outcome === undefined || outcome.what === 'unchanged') return []
  const name = next.datasets.find(({ id }) => id === outcome.dataset)?.name ?? ''
  const kinds = { new: 'dataset.loaded', appended: 'dataset.extended', replaced: 'dataset.replaced' } as const
  const { file, sheet, range, hash } = source
  return [{ kind: kinds[outcome.what], what: { name, rows: rowCount, file, sheet, range, hash } }]
}
