import { deleteDataset, findDataset, renameDataset, restoreDataset } from '../../core/dataset/change-catalogue.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'
import { loadTables } from './load-tables.ts'

type DatasetHandlers = Pick<
  Handlers<EngineApi>,
  'readCatalogue' | 'loadTables' | 'renameDataset' | 'deleteDataset' | 'restoreDataset'
>

/** Loading, renaming, deleting and restoring tables. */
export function datasetHandlers(session: () => EngineSession): DatasetHandlers {
  return {
    readCatalogue: () => Promise.resolve(session().catalogue),
    loadTables: (args, context) => session().inTurn(() => loadTables(session(), args, context)),
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
