import type { DatasetId, VersionId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Mapping } from '../../core/dataset/mapping.ts'
import type { ColumnFilter, ColumnStatistics, Page, SortKey } from '../../core/result/page.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { RevisionPage } from '../../protocol/engine-api.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showToast } from './run-action.ts'

/** What part of a table is looked at. */
export type BrowseWindow = {
  offset: number
  limit: number
  sort: SortKey[]
  filters: ColumnFilter[]
  kinds: 'data' | 'all'
}

/** Loaded tables and their readings as logical tables. */
export type CatalogueActions = ReturnType<typeof createCatalogueActions>

/** Actions on the catalogue. Changes show their own failures and answer whether they were made. */
export function createCatalogueActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const change = (work: () => Promise<Catalogue>): Promise<boolean> => adoptCatalogue(store, work)
  return {
    rename(dataset: DatasetId, name: string): Promise<boolean> {
      return change(() => clients.engine.renameDataset({ dataset, name: name.trim() }))
    },
    /** Deletes a table; the message offers to bring it back. */
    async remove(dataset: DatasetId): Promise<boolean> {
      const name = store.getState().catalogue.datasets.find((each) => each.id === dataset)?.name ?? ''
      const done = await change(() => clients.engine.deleteDataset({ dataset }))
      if (done) {
        const undo = (): void => {
          void change(() => clients.engine.restoreDataset({ dataset }))
        }
        showToast(store, { failure: null, text: words().t('data.deleted', { name }), undo })
      }
      return done
    },
    confirmMappings(mappings: Omit<Mapping, 'confirmedAt'>[]): Promise<boolean> {
      return change(() => clients.engine.confirmMappings({ mappings }))
    },
    /** What corrected files changed in a table, newest first. */
    readRevisions(dataset: DatasetId, window: { offset: number; limit: number }): Promise<RevisionPage> {
      return clients.engine.readRevisions({ dataset, ...window })
    },
    /** Brings back the part that a corrected file replaced. */
    undoReplacement(revisions: VersionId): Promise<boolean> {
      return change(() => clients.engine.undoReplacement({ revisions }))
    },
    removeMapping(shape: string, logicalTable: string): Promise<boolean> {
      return change(() => clients.engine.removeMapping({ shape, logicalTable }))
    },
    /** Forgets a confirmed layout: its next file is read as found. */
    forgetLayout(shape: string, title: string): Promise<boolean> {
      return change(() => clients.engine.forgetLayout({ shape, title }))
    },
    readRows(dataset: DatasetId, window: BrowseWindow, options: CallOptions = {}): Promise<Page> {
      return clients.engine.readRows({ dataset, ...window }, options)
    },
    columnStatistics(
      dataset: DatasetId,
      column: string,
      filters: ColumnFilter[],
      options: CallOptions = {},
    ): Promise<ColumnStatistics> {
      return clients.engine.columnStatistics({ dataset, column, filters }, options)
    },
  }
}
