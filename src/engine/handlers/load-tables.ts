import { AppError } from '../../core/base/app-error.ts'
import { makeId } from '../../core/base/id.ts'
import type { DatasetId, VersionId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { isSameName, tableVersions } from '../../core/dataset/change-catalogue.ts'
import { addRevisions } from '../../core/dataset/change-revisions.ts'
import { originColumns, rowColumns } from '../../core/dataset/compile-browse.ts'
import { keepLayout } from '../../core/dataset/layout-memory.ts'
import { planParts } from '../../core/dataset/load-parts.ts'
import type { ArrivingPart, LoadedTable, LoadOutcome, LoadPlan, TableChange } from '../../core/dataset/load-parts.ts'
import type { RevisionSet } from '../../core/dataset/revision.ts'
import { listUnitedTypes } from '../../core/dataset/united-types.ts'
import type { EngineApi, LoadReport, TableToLoad } from '../../protocol/engine-api.ts'
import type { ArgsOf, CallContext } from '../../protocol/handlers.ts'
import type { ReadPart } from '../build-table.ts'
import type { EngineSession } from '../engine-session.ts'
import { findRevisions } from '../find-revisions.ts'
import { receiveBytes } from '../receive-bytes.ts'
import type { JournalEntry } from '../storage/storage-port.ts'

type Args = ArgsOf<EngineApi['loadTables']>
type ReceivedTable = Omit<TableToLoad, 'ipc'> & { ipc: ArrayBuffer }
type Given = Omit<Args, 'tables'> & {
  tables: readonly ReceivedTable[]
  arrivals: readonly ArrivingPart[]
  plan: LoadPlan
}
type Blob = { version: VersionId; bytes: ArrayBuffer }

/** Loads all tables given, or none. Throws dataset/*, sql/*, storage/*, call/cancelled. */
export async function loadTables(session: EngineSession, args: Args, context: CallContext): Promise<LoadReport> {
  const tables: ReceivedTable[] = []
  for (const table of args.tables) tables.push({ ...table, ipc: await receiveBytes(table.ipc, context.signal) })
  const arrivals = tables.map((table) => nameArrival(session, table))
  // Names and targets are checked before any row is touched.
  const plan = planParts(session.catalogue, arrivals, {
    dataset: () => makeId<DatasetId>(session.ports.randomBytes(8)),
    version: () => makeId<VersionId>(session.ports.randomBytes(8)),
  })
  try {
    return await loadChanges(session, { ...args, tables, arrivals, plan }, context)
  } catch (error) {
    // What is stored already stays, whatever failed after that.
    const stored = tableVersions(session.catalogue)
    for (const { after } of plan.changes) if (!stored.has(after.version)) await session.tables.drop(after.version)
    throw error
  }
}

async function loadChanges(
  session: EngineSession,
  given: Given,
  { signal, progress }: CallContext,
): Promise<LoadReport> {
  const { plan, arrivals, tables } = given
  const total = tables.length
  const blobs = new Map(arrivals.map(({ part }, at) => [part.version, tables[at]?.ipc ?? new ArrayBuffer(0)]))
  let done = 0
  const readPart: ReadPart = async (version) => {
    const bytes = blobs.get(version)
    if (signal.aborted) throw new AppError('call/cancelled')
    if (bytes === undefined) return session.readBlob(version)
    const label = arrivals.find(({ part }) => part.version === version)?.part.source.file ?? ''
    progress('build', { done, total, unit: 'tables' }, label)
    done += 1
    // The engine takes its bytes away, storage still needs them: it gets a copy.
    return bytes.slice(0)
  }
  const found: { set: Omit<RevisionSet, 'number'>; blob: Blob }[] = []
  for (const change of plan.changes) {
    await makeRows(session, change, readPart)
    await checkSums(session, change, given)
    found.push(...(await compareParts(session, change)))
  }
  const next = rememberLayouts(
    addRevisions(
      plan.next,
      found.map(({ set }) => set),
    ),
    given,
    session.ports.now(),
  )
  if (next === session.catalogue) return { catalogue: next, tables: reportTables(given, next) }
  progress('store', { done: 0, total, unit: 'tables' })
  if (signal.aborted) throw new AppError('call/cancelled')
  const kept = new Set(plan.changes.flatMap(({ after }) => after.parts.map(({ version }) => version)))
  const rows = [...blobs].filter(([version]) => kept.has(version)).map(([version, bytes]): Blob => ({ version, bytes }))
  const catalogue = await session.commit({
    next,
    blobs: [...rows, ...found.map(({ blob }) => blob)],
    journal: arrivals.flatMap(({ part }, at) => journalEntry(part, plan, plan.outcomes[at])),
  })
  return { catalogue, tables: reportTables(given, catalogue) }
}

function nameArrival(session: EngineSession, { part, ipc, target }: ReceivedTable): ArrivingPart {
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

async function checkSums({ tables }: EngineSession, { after }: TableChange, given: Given): Promise<void> {
  for (const [at, { part }] of given.arrivals.entries()) {
    const loaded = after.parts.find(({ version }) => version === part.version)
    if (loaded !== undefined) await tables.checkSums(after, loaded, given.tables[at]?.sums ?? [])
  }
}

/** What corrected files changed. Where the rows of the table are lost there is nothing to compare with. */
async function compareParts({ db, tables, ports }: EngineSession, { before, after, replaced }: TableChange) {
  const found: { set: Omit<RevisionSet, 'number'>; blob: Blob }[] = []
  for (const { old, by } of replaced) {
    if (before === null || !tables.has(before.version)) continue
    const version = makeId<VersionId>(ports.randomBytes(8))
    const correction = { before: { dataset: before, part: old }, after: { dataset: after, part: by } }
    const { ipc, ...facts } = await findRevisions(db, correction, version)
    const files = { fileBefore: old.source.file, fileAfter: by.source.file }
    const place = { version, dataset: after.id, part: by.version, before: old, period: by.period }
    found.push({ set: { ...facts, ...place, ...files, seenAt: by.loadedAt }, blob: { version, bytes: ipc } })
  }
  return found
}

/** The catalogue with the layouts of this load; itself where nothing is to be remembered. */
function rememberLayouts(catalogue: Catalogue, { layouts = [], plan }: Given, confirmedAt: string): Catalogue {
  if (layouts.length === 0) return catalogue
  const kept = layouts.reduce((all, layout) => keepLayout(all, { ...layout, confirmedAt }), catalogue.layouts)
  // A load that changes no table is a change all the same when it confirms how tables are read.
  const version = plan.changes.length === 0 ? catalogue.version + 1 : catalogue.version
  return { ...catalogue, version, layouts: kept }
}

function reportTables({ plan }: Given, { revisions }: Catalogue): LoadedTable[] {
  return plan.outcomes.map((outcome) => {
    const table = plan.changes.find(({ after }) => after.id === outcome.dataset)?.after
    const part = table?.parts.find(({ version }) => version === outcome.part)
    return {
      ...outcome,
      revisions: revisions.find((set) => set.part === outcome.part) ?? null,
      notices:
        table === undefined || part === undefined || outcome.what === 'unchanged' ? [] : listUnitedTypes(table, part),
    }
  })
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
