import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { LogicalField, LogicalTable } from '../../core/dataset/logical-table.ts'
import type { Mapping } from '../../core/dataset/mapping.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showToast } from './run-action.ts'

/** A reading that is confirmed together with what it reads into. */
export type NewMapping = Omit<Mapping, 'confirmedAt'>

/** What users added to one logical table, and the ways to change it. */
export type OwnTableChanges = ReturnType<typeof createOwnTableChanges>

/** The changes of own tables and fields that all actions on them are made of; failures are shown. */
export function createOwnTableChanges(store: AppStore, clients: Clients, words: () => ActionWords) {
  const change = (work: () => Promise<Catalogue>): Promise<boolean> => adoptCatalogue(store, work)
  const siteTable = (id: string): LogicalTable | undefined =>
    store.getState().siteLibrary?.model.find((table) => table.id === id)
  const storedTable = (id: string): LogicalTable | undefined =>
    store.getState().catalogue.ownTables.find((table) => table.id === id)
  return {
    siteTable,
    storedTable,
    /** The own table of that id; one that the site has taken over is none. */
    ownTable: (id: string): LogicalTable | undefined => (siteTable(id) === undefined ? storedTable(id) : undefined),
    ownFields: (id: string): LogicalField[] =>
      store.getState().catalogue.ownFields.find(({ table }) => table === id)?.fields ?? [],
    mappingsOf: (id: string): NewMapping[] =>
      store.getState().catalogue.mappings.filter(({ logicalTable }) => logicalTable === id),
    saveTable: (table: LogicalTable, mappings: NewMapping[]): Promise<boolean> =>
      change(() => clients.engine.saveOwnTable({ table, mappings })),
    /** Stores a table in place of the own one of an id, with its readings. */
    replaceTable: (replaces: string, table: LogicalTable): Promise<boolean> =>
      change(() => clients.engine.saveOwnTable({ table, mappings: [], replaces })),
    saveFields: (table: string, fields: LogicalField[], mappings: NewMapping[]): Promise<boolean> =>
      change(() => clients.engine.saveOwnFields({ table, fields, mappings })),
    removeTable: (id: string): Promise<boolean> => change(() => clients.engine.removeOwnTable({ id })),
    /** Says what was done, and how it is taken back. */
    tell(
      key: 'model.removed' | 'model.removedField' | 'model.taken' | 'model.changed',
      name: string,
      undo: (() => unknown) | null,
    ): void {
      const text = words().t(key, { name })
      showToast(store, { failure: null, text, undo: undo === null ? null : () => void undo() })
    },
  }
}
