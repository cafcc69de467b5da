import { AppError } from '../../core/base/app-error.ts'
import { makeId } from '../../core/base/id.ts'
import type { DatasetId, VersionId } from '../../core/base/id.ts'
import {
  addDatasets,
  deleteDataset,
  findDataset,
  isSameName,
  referencedVersions,
  renameDataset,
  restoreDataset,
} from '../../core/dataset/change-catalogue.ts'
import { rowColumns } from '../../core/dataset/compile-browse.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { EngineApi, TableToLoad } from '../../protocol/engine-api.ts'
import type { CallContext, Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'
import type { JournalEntry } from '../storage/storage-port.ts'

type DatasetHandlers = Pick<
  Handlers<EngineApi>,
  'readCatalogue' | 'loadTables' | 'renameDataset' | 'deleteDataset' | 'restoreDataset'
>

/** A table on its way in. */
type Arrival = { dataset: Dataset; ipc: ArrayBuffer; replaced: boolean }

/** Loading, renaming, deleting and restoring tables. */
export function datasetHandlers(session: () => EngineSession): DatasetHandlers {
  return {
    readCatalogue: () => Promise.resolve(session().catalogue),
    loadTables: ({ tables }, context) => session().inTurn(() => loadTables(session(), tables, context)),
    renameDataset: ({ dataset, name }) =>
      session().inTurn(() => {
        const { catalogue } = session()
        const before = findDataset(catalogue, dataset).name
        const next = renameDataset(catalogue, dataset, name)
        const after = findDataset(next, dataset).name
        return session().commit({ next, journal: [{ kind: 'dataset.renamed', what: { before, after } }] })
      }),
    deleteDataset: ({ dataset }) =>
      session().inTurn(() => {
        const { catalogue } = session()
        const { name } = findDataset(catalogue, dataset)
        return session().commit({
          next: deleteDataset(catalogue, dataset),
          journal: [{ kind: 'dataset.deleted', what: { name } }],
        })
      }),
    restoreDataset: ({ dataset }) =>
      session().inTurn(() => {
        const next = restoreDataset(session().catalogue, dataset)
        const { name } = findDataset(next, dataset)
        return session().commit({ next, journal: [{ kind: 'dataset.restored', what: { name } }] })
      }),
  }
}

async function loadTables(session: EngineSession, tables: TableToLoad[], { signal, progress }: CallContext) {
  const arrivals = tables.map((table) => makeArrival(session, table))
  // Names are checked before any row is touched.
  const next = addDatasets(
    session.catalogue,
    arrivals.map(({ dataset }) => dataset),
  )
  try {
    for (const [done, { dataset, ipc }] of arrivals.entries()) {
      progress('build', { done, total: arrivals.length, unit: 'tables' }, dataset.name)
      if (signal.aborted) throw new AppError('call/cancelled')
      await loadRows(session, dataset, ipc)
    }
    progress('store', { done: 0, total: arrivals.length, unit: 'tables' })
    if (signal.aborted) throw new AppError('call/cancelled')
    return await session.commit({
      next,
      blobs: arrivals.map(({ dataset, ipc }) => ({ version: dataset.version, bytes: ipc })),
      journal: arrivals.map(journalEntry),
    })
  } catch (error) {
    // What is stored already stays, whatever failed after that.
    const stored = referencedVersions(session.catalogue)
    for (const { dataset } of arrivals) if (!stored.has(dataset.version)) await session.tables.drop(dataset.version)
    throw error
  }
}

function makeArrival(session: EngineSession, { dataset, ipc, replaces }: TableToLoad): Arrival {
  if (replaces !== null) findDataset(session.catalogue, replaces)
  const names = [...dataset.columns.map(({ name }) => name), ...rowColumns]
  const twice = names.find((name, at) => names.findIndex((other) => isSameName(other, name)) !== at)
  if (twice !== undefined) throw new AppError('sql/duplicate-column', { column: twice })
  const { now, randomBytes } = session.ports
  return {
    dataset: {
      ...dataset,
      id: replaces ?? makeId<DatasetId>(randomBytes(8)),
      version: makeId<VersionId>(randomBytes(8)),
      loadedAt: now(),
      bytes: ipc.byteLength,
    },
    ipc,
    replaced: replaces !== null,
  }
}

/** The engine takes its bytes away, storage still needs them: it gets a copy. */
async function loadRows(session: EngineSession, dataset: Dataset, ipc: ArrayBuffer): Promise<void> {
  try {
    await session.tables.load(dataset, new Uint8Array(ipc.slice(0)))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage/damaged') throw error
    throw new AppError('internal/bug', {}, { detail: error.detail ?? dataset.name, cause: error })
  }
}

function journalEntry({ dataset, replaced }: Arrival): Omit<JournalEntry, 'time'> {
  const { name, rowCount, source } = dataset
  return {
    kind: replaced ? 'dataset.replaced' : 'dataset.loaded',
    what: { name, rows: rowCount, file: source.file, sheet: source.sheet, range: source.range, hash: source.hash },
  }
}
