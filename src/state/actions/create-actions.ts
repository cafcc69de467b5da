import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import type { EngineActions } from './engine.ts'
import { createEngineActions } from './engine.ts'
import type { ImportActions } from './imports.ts'
import { createImportActions } from './imports.ts'
import type { SessionActions } from './session.ts'
import { createSessionActions } from './session.ts'

/** Everything the interface can do. Components call these and nothing else. */
export type Actions = { session: SessionActions; engine: EngineActions; imports: ImportActions }

/** Binds all actions to one store and one set of workers. */
export function createActions(store: AppStore, clients: Clients, words: () => ActionWords): Actions {
  return {
    session: createSessionActions(store),
    engine: createEngineActions(store, clients, words),
    imports: createImportActions(store, clients, words),
  }
}
